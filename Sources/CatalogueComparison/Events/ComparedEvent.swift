internal import PlanarGeometry
internal import TFCat
internal import TFCatJSON

/// What a comparison keeps of a feature.
struct ComparedEvent: Sendable {
  /// The place in the list, from 0.
  var index: Int
  var id: FeatureID?
  /// The value of the property that tells types; `nil` where it has none.
  var type: String?
  /// How sure a detector is; `nil` where no property of scores was asked for, or it has no number.
  var score: Double?
  /// In Unix seconds and Hz; `nil` where the feature has no place on the plane.
  var shape: PlaneShape?
}

/// The events of a catalogue in memory, all on the plane of Unix seconds and hertz.
struct ComparedCatalogue: Sendable {
  /// Stands at the first feature.
  let reader: CatalogueReader
  private(set) var events: [ComparedEvent] = []
  /// The property that tells types.
  let typeField: String?
  /// Why the first of the events without a place has none, with its index.
  private(set) var firstFault: (index: Int, reason: String)?
  /// Events without a score where scores were asked for.
  private(set) var unscored = 0
  /// What a reader should know about the times.
  private(set) var remarks: [String] = []

  var path: String { reader.path }
  var head: CatalogueHead { reader.head }
  var unplaced: Int { events.count { $0.shape == nil } }

  /// Reads a catalogue.
  ///
  /// - Parameters:
  ///   - reader: stands at the first feature.
  ///   - typeField: the property that tells types; one that looks like it where none is named.
  ///   - scoreField: the property that tells scores.
  ///   - scale: what times count.
  init(
    _ reader: CatalogueReader, typeField: String?, scoreField: String? = nil,
    tt2000Origin: TT2000Origin, scale: TimeScale
  ) throws {
    let geos = try GEOS()
    self.reader = reader
    self.typeField = typeField ?? EventClass.field(of: reader.head.fields)
    var features = PlacedFeatures(reader, tt2000Origin: tt2000Origin, scale: scale)
    while let placed = try features.next() {
      var event = ComparedEvent(index: placed.index, id: placed.feature.id)
      event.type = self.typeField.flatMap { EventClass.name(of: placed.feature, field: $0) }
      if let scoreField {
        event.score = placed.feature.properties?[scoreField]?.number?.doubleValue
        if event.score == nil { unscored += 1 }
      }
      do {
        event.shape = try placed.plane.flatMap { try PlaneShape(PlaneParts($0), geos) }
        if event.shape == nil { note(placed.index, placed.fault?.reason ?? "it has no positions") }
      } catch let fault as PlaneFault {
        note(placed.index, fault.reason)
      }
      events.append(event)
    }
    remarks = features.remarks
  }

  private mutating func note(_ index: Int, _ reason: String) {
    if firstFault == nil { firstFault = (index, reason) }
  }

  /// The scale in which the times of two catalogues can be compared: UTC, unless both count the same clock
  /// that converts to no other.
  static func scale(of one: CatalogueHead, _ other: CatalogueHead) -> TimeScale {
    guard let scale = one.crs?.local?.timeAxis()?.scale, scale == other.crs?.local?.timeAxis()?.scale,
      !scale.isConvertible, one.crs?.local?.referencePosition == other.crs?.local?.referencePosition
    else { return .utc }
    return scale
  }
}

extension PlaneParts {
  /// The parts of a geometry; times go to the right.
  init(_ geometry: Geometry) {
    self.init()
    add(geometry)
  }

  private mutating func add(_ geometry: Geometry) {
    if case .geometryCollection(let collection) = geometry {
      for geometry in collection.geometries { add(geometry) }
      return
    }
    guard let coordinates = geometry.coordinates else { return }
    func line(_ positions: Positions) -> [SIMD2<Double>] { positions.map { SIMD2($0.time, $0.spectral) } }
    func polygon(_ rings: some Sequence<Int>) {
      let rings = rings.map { line(coordinates.part($0)) }.filter { !$0.isEmpty }
      guard let exterior = rings.first else { return }
      polygons.append(PlanePolygon(exterior: exterior, holes: Array(rings.dropFirst())))
    }
    switch geometry.kind {
    case .point, .multiPoint: points += line(coordinates.positions)
    case .lineString: lines.append(line(coordinates.positions))
    case .multiLineString: lines += coordinates.parts.map(line).filter { !$0.isEmpty }
    case .polygon: polygon(0..<coordinates.partCount)
    case .multiPolygon: for group in coordinates.groups { polygon(group) }
    case .geometryCollection: break
    }
  }
}

/// Why catalogues cannot be compared.
package struct ComparisonError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence without a full stop.
  package var reason: String
  package var description: String { reason }

  package init(reason: String) { self.reason = reason }
}
