internal import PlanarGeometry
internal import TFCat
internal import TFCatJSON

/// What a comparison keeps of an event; where its members are compared it is read again.
struct DiffedEvent: Sendable {
  var index: Int
  var id: FeatureID?
  /// The box of its shape, in Unix seconds and Hz; `nil` where it has no place.
  var box: PlaneBox?
  /// Seconds to which its numbers tell times.
  var resolution: Double
  /// Where its text lies; empty where it has none of its own.
  var range: Range<Int>

  var name: String { id?.description ?? "#\(index)" }
}

/// The events of a catalogue, of which little is in memory.
struct DiffedCatalogue: Sendable {
  let path: String
  let head: CatalogueHead
  private(set) var events: [DiffedEvent] = []
  private(set) var remarks: [String] = []
  /// Stands at the first feature.
  fileprivate let features: PlacedFeatures
  /// Events that have no text of their own, by their indices.
  fileprivate var kept: [Int: PlacedFeature] = [:]

  init(_ reader: CatalogueReader, tt2000Origin: TT2000Origin, scale: TimeScale) throws {
    let geos = try GEOS()
    path = reader.path
    head = reader.head
    let unit = reader.head.crs?.local?.timeAxis(tt2000Origin: tt2000Origin)?.secondsPerUnit ?? 1
    features = PlacedFeatures(reader, tt2000Origin: tt2000Origin, scale: scale)
    var features = features
    while let placed = try features.next() {
      let bounds = placed.feature.geometry.bounds
      let largest = max(bounds?.timeMin.magnitude ?? 0, bounds?.timeMax.magnitude ?? 0)
      events.append(
        DiffedEvent(
          index: placed.index, id: placed.feature.id,
          box: placed.plane.flatMap { try? PlaneShape(PlaneParts($0), geos) }?.box,
          resolution: largest.ulp * unit, range: features.featureRange))
      if features.featureRange.isEmpty { kept[placed.index] = placed }
    }
    remarks = features.remarks
  }
}

/// An event whose every member is compared.
struct WholeEvent {
  let index: Int
  let feature: Feature
  /// In Unix seconds and Hz; `nil` where it has no place.
  let plane: Geometry?
  let shape: PlaneShape?
  /// Seconds to which its numbers tell times.
  let resolution: Double
}

/// Reads the events of a catalogue again, in any order. Those that were read last are still there.
struct EventReading {
  private let catalogue: DiffedCatalogue
  private var features: PlacedFeatures
  private let geos: GEOS
  private var recent: [WholeEvent?]

  /// Events that are compared lie near each other in most catalogues.
  private static let recentCount = 512

  init(_ catalogue: DiffedCatalogue) throws {
    self.catalogue = catalogue
    geos = try GEOS()
    features = catalogue.features
    recent = Array(repeating: nil, count: Self.recentCount)
  }

  /// An event by its index.
  ///
  /// - Throws: `CatalogueError` where it can be read no more: another program has written to the file.
  mutating func event(_ index: Int) throws -> WholeEvent {
    let place = index % Self.recentCount
    if let known = recent[place], known.index == index { return known }
    let event = catalogue.events[index]
    guard
      let placed = try catalogue.kept[index] ?? features.feature(at: event.range, index: index)
    else { throw ComparisonError(reason: "\(catalogue.path): event \(event.name) is not there any more") }
    let whole = WholeEvent(
      index: index, feature: placed.feature, plane: placed.plane,
      shape: placed.plane.flatMap { try? PlaneShape(PlaneParts($0), geos) }, resolution: event.resolution)
    recent[place] = whole
    return whole
  }

  /// The text of an event; `nil` where it has none of its own.
  mutating func text(_ index: Int) -> UnsafeRawBufferPointer? {
    let range = catalogue.events[index].range
    return range.isEmpty ? nil : features.text(at: range)
  }
}
