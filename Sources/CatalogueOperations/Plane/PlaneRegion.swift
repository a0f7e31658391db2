import PlanarGeometry
package import TFCat
import TFCatConvert

/// A region of the plane of time and frequency.
package struct PlaneRegion {
  private let geos: GEOS
  private let parts: PlaneParts
  /// Times are taken from here, so that they cost no digits.
  private let origin: Double
  private let extent: PhysicalExtent

  /// Reads a region: vertices, or a file.
  ///
  /// - Parameter text: the vertices of a polygon, each a moment in UTC and a frequency, with blanks between
  ///   (`"2024-05-03T10:00,20MHz 2024-05-03T11:00,20MHz 2024-05-03T10:30,80MHz"`); or the path of a catalogue
  ///   whose features are the region.
  /// - Throws: `OperationError` with what is not understood; what the file cannot be read for.
  package init(parsing text: String) throws {
    let words = text.split(whereSeparator: \.isWhitespace)
    if words.count >= 3, words.allSatisfy({ $0.contains(",") }) {
      var ring = try words.map { try Self.vertex(String($0)) }
      if ring.first != ring.last, let first = ring.first { ring.append(first) }
      try self.init([PhysicalShape(kind: .polygon, parts: [ring])], name: text)
    } else {
      let vertices = words.count { (try? Self.vertex(String($0))) != nil }
      if vertices > 0, vertices == words.count {
        throw OperationError("a region has three vertices or more, and \"\(text)\" has \(vertices)")
      }
      try self.init(file: text)
    }
  }

  private init(file path: String) throws {
    let input = try CatalogueInput(path: path)
    var reader = ExtentReader(input.head.crs)
    var stream = input.features()
    var shapes: [PhysicalShape] = []
    while let item = try stream.next() {
      guard let own = reader.shapes(of: item.feature) else {
        throw OperationError(
          "\(path): a region needs times and frequencies: \(reader.fault?.reason ?? "a position is infinite")"
        )
      }
      shapes += own
    }
    try self.init(shapes, name: path)
  }

  private init(_ shapes: [PhysicalShape], name: String) throws {
    let geos = try GEOS()
    let points = shapes.flatMap { $0.parts.joined() }
    guard let first = points.first else { throw OperationError("\(name) is no region: it has no positions") }
    let (times, frequencies) = (points.map(\.x), points.map(\.y))
    self.geos = geos
    origin = first.x
    extent = PhysicalExtent(
      times: (times.min() ?? first.x)...(times.max() ?? first.x),
      frequencies: (frequencies.min() ?? first.y)...(frequencies.max() ?? first.y))
    parts = try Self.parts(shapes, from: first.x, geos)
  }

  private static func vertex(_ text: String) throws -> SIMD2<Double> {
    let parts = text.split(separator: ",").map(String.init)
    guard parts.count == 2, let start = try TimeWindow.bounds(parts[0]).start else {
      throw OperationError(
        "\"\(text)\" is no vertex: write a moment and a frequency, as in 2024-05-03T10:00,20MHz")
    }
    let band = try SpectralWindow(parsing: "\(parts[1])..\(parts[1])")
    return SIMD2(try PhysicalTime.seconds(of: start), band.low)
  }

  /// Polygons that cross themselves are made valid.
  private static func parts(
    _ shapes: [PhysicalShape], from origin: Double, _ geos: GEOS
  ) throws -> PlaneParts {
    var parts = PlaneParts()
    func moved(_ points: [SIMD2<Double>]) -> [SIMD2<Double>] { points.map { SIMD2($0.x - origin, $0.y) } }
    for shape in shapes {
      switch shape.kind {
      case .points: parts.points += shape.parts.flatMap(moved)
      case .lines: parts.lines += shape.parts.map(moved)
      case .polygon:
        guard let exterior = shape.parts.first else { continue }
        let polygon = PlanePolygon(exterior: moved(exterior), holes: shape.parts.dropFirst().map(moved))
        guard geos.isValid([polygon]) != true else {
          parts.polygons.append(polygon)
          continue
        }
        let valid = try geos.makeValid(polygon)
        parts.polygons += valid.polygons
        parts.lines += valid.lines
        parts.points += valid.points
      }
    }
    return parts
  }

  /// Whether an event has a point in the region; `nil` where its place is not known, or its shape cannot be
  /// understood.
  package func meets(_ feature: Feature, _ reader: inout ExtentReader) -> Bool? {
    guard let known = reader.extent(of: feature), let times = known.times, let frequencies = known.frequencies
    else { return nil }
    guard let own = extent.times, let ownFrequencies = extent.frequencies, own.overlaps(times),
      ownFrequencies.overlaps(frequencies)
    else { return false }
    guard let shapes = reader.shapes(of: feature), let other = try? Self.parts(shapes, from: origin, geos)
    else { return nil }
    return geos.meet(parts, other)
  }
}
