internal import TFCat
internal import TFCatTables

/// The areas of features as numbers that programs for tables draw: `MJD, Hz, MJD, Hz ...`, whatever the CRS.
///
/// This is what TOPCAT and STILTS take as an area of type POLYGON. A pair of NaN stands between polygons. A
/// hole is reached from the outer ring and left again by the same way, which takes no area; so one run of
/// points goes around what the polygon covers. Points and lines cover nothing: they have a polygon of three
/// pairs of NaN, as STILTS takes an array of fewer numbers for a fault.
struct FeatureOutline {
  private let crs: CRS?
  private var transform: PositionTransform?

  init(_ crs: CRS?) {
    self.crs = crs
    transform = Self.transform(crs)
  }

  private static func transform(_ crs: CRS?) -> PositionTransform? {
    guard let local = crs?.local else { return nil }
    let target = LocalCRS(
      timeCoordinates: .predefined(.mjd),
      spectralCoordinates: SpectralCoordinates(kind: .frequency, unit: "Hz"),
      referencePosition: local.referencePosition)
    return try? PositionTransform(from: local, to: target)
  }

  /// The cell of a feature: NaN where it has no area, or its CRS does not tell what its numbers mean.
  mutating func cell(of feature: Feature) -> TableValue {
    var values: [Double] = []
    add(feature.geometry, in: feature.crs ?? crs, to: &values)
    return .array((values.isEmpty ? Self.nothing : values).map(TableValue.double))
  }

  /// The outline of what has no area.
  static let nothing = [Double](repeating: .nan, count: 6)

  private mutating func add(_ geometry: Geometry, in crs: CRS?, to values: inout [Double]) {
    let crs = geometry.attributes.crs ?? crs
    if case .geometryCollection(let collection) = geometry {
      for geometry in collection.geometries { add(geometry, in: crs, to: &values) }
      return
    }
    if let coordinates = geometry.coordinates { add(coordinates, of: geometry.kind, in: crs, to: &values) }
  }

  /// The same of a feature on the tape, which is in the axes of the catalogue.
  mutating func numbers(of tape: FeatureTape) -> [Double] {
    guard tape.kind == .polygon || tape.kind == .multiPolygon else { return Self.nothing }
    var values: [Double] = []
    add(tape.coordinates, of: tape.kind, in: crs, to: &values)
    return values.isEmpty ? Self.nothing : values
  }

  private mutating func add(
    _ coordinates: Coordinates, of kind: Geometry.Kind, in crs: CRS?, to values: inout [Double]
  ) {
    guard kind == .polygon || kind == .multiPolygon else { return }
    var positions = coordinates.values
    if crs == self.crs {
      guard transform != nil else { return }
      transform?.convert(&positions)
    } else {
      guard var own = Self.transform(crs) else { return }
      own.convert(&positions)
    }
    // A time beyond all calendars, or the frequency of the wavelength 0.
    guard positions.allSatisfy(\.isFinite) else { return }
    let groups = coordinates.groupEnds.isEmpty ? [coordinates.partEnds.count] : coordinates.groupEnds
    var part = 0
    for end in groups {
      if !values.isEmpty { values += [.nan, .nan] }
      let before = values.count
      var start: [Double] = []
      while part < end {
        let first = part == 0 ? 0 : coordinates.partEnds[part - 1]
        var ring = positions[(2 * first)..<(2 * coordinates.partEnds[part])]
        part += 1
        guard ring.count >= 2 else { continue }
        if start.isEmpty {
          start = Array(ring.prefix(2))
          // A ring ends where it starts, which programs know.
          if ring.count > 2, ring.suffix(2).elementsEqual(start) { ring = ring.dropLast(2) }
          values += ring
        } else {
          values += start + ring + start
        }
      }
      if values.count == before, before > 0 { values.removeLast(2) }
    }
  }
}
