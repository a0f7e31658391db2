internal import TFCat

/// A place on the plane of a plot.
struct PlotPoint: Hashable, Sendable {
  /// Days of UTC since the origin of the plot.
  var time: Double
  /// Hz.
  var frequency: Double
}

/// The box around something on the plane of a plot.
package struct PlotBox: Hashable, Sendable {
  /// Days of UTC since the origin of the plot.
  package var times: ClosedRange<Double>
  /// Hz.
  package var frequencies: ClosedRange<Double>

  /// No photon has more; axes are worked out without an overflow up to there.
  private static let highest = 1e40

  /// - Returns: nil where a limit is infinite, no number, or beyond all photons.
  init?(times: (Double, Double), frequencies: (Double, Double)) {
    guard times.0.isFinite, times.1.isFinite, times.0 <= times.1, frequencies.0 <= frequencies.1,
      frequencies.0 >= -Self.highest, frequencies.1 <= Self.highest
    else { return nil }
    self.times = times.0...times.1
    self.frequencies = frequencies.0...frequencies.1
  }

  mutating func formUnion(_ other: PlotBox) {
    times = min(times.lowerBound, other.times.lowerBound)...max(times.upperBound, other.times.upperBound)
    frequencies =
      min(
        frequencies.lowerBound, other.frequencies.lowerBound)...max(
        frequencies.upperBound, other.frequencies.upperBound)
  }
}

/// One geometry on the plane of a plot.
struct PlotShape: Sendable {
  enum Kind: Sendable { case points, lines, polygon }

  var kind: Kind
  /// All points in one part; lines and rings one by one. Rings end where they start.
  var parts: [[PlotPoint]]
  var box: PlotBox
}

/// Puts features on the plane of a plot. The axes of a CRS are worked out when it is met, and kept until
/// another one is.
struct PlotPlane: Sendable {
  /// Midnight of the day of the first event, in UTC.
  private(set) var origin: Instant?
  private var crs: CRS?
  private var axes: CRSAxes?
  /// Why the last CRS has no axes.
  private(set) var fault: AxisError?

  init(origin: Instant? = nil) { self.origin = origin }

  /// The box around a feature; `nil` for one without positions, or whose times or frequencies are unknown.
  mutating func box(of feature: Feature, in crs: CRS?) -> PlotBox? {
    box(of: feature.geometry, in: feature.crs ?? crs)
  }

  private mutating func box(of geometry: Geometry, in crs: CRS?) -> PlotBox? {
    let crs = geometry.attributes.crs ?? crs
    if case .geometryCollection(let collection) = geometry {
      var union: PlotBox?
      for geometry in collection.geometries {
        guard let box = box(of: geometry, in: crs) else { continue }
        union?.formUnion(box)
        union = union ?? box
      }
      return union
    }
    guard let bounds = geometry.bounds, let axes = axes(of: crs) else { return nil }
    return place(bounds, axes)
  }

  private mutating func place(_ bounds: BoundingBox, _ axes: CRSAxes) -> PlotBox? {
    let range: TimeRange
    do throws(AxisError) {
      range = try axes.timeRange(of: bounds)
    } catch {
      fault = error
      return nil
    }
    if origin == nil { origin = Instant(jd1: range.start.jd1, scale: .utc) }
    guard let origin else { return nil }
    func days(_ instant: Instant) -> Double { instant.jd1 - origin.jd1 + (instant.jd2 - origin.jd2) }
    let spectral = axes.spectralRange(of: bounds)
    return PlotBox(times: (days(range.start), days(range.end)), frequencies: (spectral.min, spectral.max))
  }

  private mutating func axes(of crs: CRS?) -> CRSAxes? {
    if let axes, self.crs == crs { return axes }
    (self.crs, axes) = (crs, nil)
    do throws(AxisError) {
      guard let local = crs?.local else {
        throw AxisError(.noAxes, "no CRS tells what times and spectral values mean")
      }
      axes = try CRSAxes(local)
    } catch {
      fault = error
    }
    return axes
  }

  /// The geometries of a feature.
  mutating func shapes(of feature: Feature, in crs: CRS?) -> [PlotShape] {
    shapes(of: feature.geometry, in: feature.crs ?? crs)
  }

  private mutating func shapes(of geometry: Geometry, in crs: CRS?) -> [PlotShape] {
    let crs = geometry.attributes.crs ?? crs
    if case .geometryCollection(let collection) = geometry {
      return collection.geometries.flatMap { shapes(of: $0, in: crs) }
    }
    guard let coordinates = geometry.coordinates, let bounds = geometry.bounds, let axes = axes(of: crs),
      let box = place(bounds, axes)
    else { return [] }
    // Within one event time runs evenly: two moments are converted instead of all.
    let span = bounds.timeMax - bounds.timeMin
    let days = box.times.upperBound - box.times.lowerBound
    func points(_ positions: Positions) -> [PlotPoint] {
      positions.map { position in
        let share = span > 0 ? (position.time - bounds.timeMin) / span : 0
        return PlotPoint(
          time: box.times.lowerBound + share * days, frequency: axes.frequency(of: position.spectral))
      }
    }
    switch geometry.kind {
    case .point, .multiPoint:
      return [PlotShape(kind: .points, parts: [points(coordinates.positions)], box: box)]
    case .lineString: return [PlotShape(kind: .lines, parts: [points(coordinates.positions)], box: box)]
    case .multiLineString: return [PlotShape(kind: .lines, parts: coordinates.parts.map(points), box: box)]
    case .polygon, .multiPolygon:
      return [PlotShape(kind: .polygon, parts: coordinates.parts.map(points), box: box)]
    case .geometryCollection: return []
    }
  }
}
