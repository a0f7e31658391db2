internal import PlanarGeometry
internal import TFCat
internal import TFCatJSON

/// An event whose every member is compared.
struct DiffedEvent: Sendable {
  var index: Int
  var feature: Feature
  /// In Unix seconds and Hz; `nil` where it has no place.
  var plane: Geometry?
  var shape: PlaneShape?
  /// Seconds to which its numbers tell times.
  var resolution: Double

  var name: String { feature.id?.description ?? "#\(index)" }
}

/// A catalogue in memory.
struct DiffedCatalogue: Sendable {
  let path: String
  let head: CatalogueHead
  private(set) var events: [DiffedEvent] = []
  private(set) var remarks: [String] = []

  init(_ reader: CatalogueReader, tt2000Origin: TT2000Origin, scale: TimeScale) throws {
    guard let geos = GEOS() else { throw ComparisonError(reason: "the library GEOS cannot be started") }
    path = reader.path
    head = reader.head
    let unit = reader.head.crs?.local?.timeAxis(tt2000Origin: tt2000Origin)?.secondsPerUnit ?? 1
    var features = PlacedFeatures(reader, tt2000Origin: tt2000Origin, scale: scale)
    while let placed = try features.next() {
      let bounds = placed.feature.geometry.bounds
      let largest = max(bounds?.timeMin.magnitude ?? 0, bounds?.timeMax.magnitude ?? 0)
      events.append(
        DiffedEvent(
          index: placed.index, feature: placed.feature, plane: placed.plane,
          shape: placed.plane.flatMap { try? PlaneShape(PlaneParts($0), geos) },
          resolution: largest.ulp * unit))
    }
    remarks = features.remarks
  }
}
