internal import Base
internal import TFCat

/// What stands in the column `coverage`: when an event of several parts was, or when a catalogue has events,
/// as a coverage map of time (MOC 2.0).
///
/// What is one stretch of time has no coverage: `time_min` and `time_max` tell it.
struct GranuleCoverage: Sendable {
  private var placer: FeaturePlacer
  private var all = IntervalGatherer(gap: 0, atMost: Self.stretchLimit)

  /// Cells of 1.05 s.
  private static let order = 41
  /// How many stretches a map of a catalogue has at most.
  private static let stretchLimit = 1000

  init(_ crs: CRS?) { placer = FeaturePlacer(crs) }

  /// The map of a feature; `nil` for one that is one stretch, or has no place.
  mutating func text(of feature: Feature) -> String? {
    guard let plane = placer.place(feature, index: 0).plane else { return nil }
    var stretches: [ClosedRange<Double>] = []
    Self.add(plane, to: &stretches)
    let times = IntervalSet(stretches)
    all.add(times)
    return Self.text(times)
  }

  /// The map of all features so far.
  var text: String? { Self.text(all.set) }

  private static func add(_ geometry: Geometry, to stretches: inout [ClosedRange<Double>]) {
    if case .geometryCollection(let collection) = geometry {
      for geometry in collection.geometries { add(geometry, to: &stretches) }
      return
    }
    guard let coordinates = geometry.coordinates else { return }
    func note(_ times: some Sequence<Double>) {
      var (least, most) = (Double.infinity, -Double.infinity)
      for time in times { (least, most) = (min(least, time), max(most, time)) }
      if least <= most { stretches.append(least...most) }
    }
    switch geometry.kind {
    case .point, .multiPoint: for position in coordinates.positions { note([position.time]) }
    case .lineString: note(coordinates.positions.map(\.time))
    case .multiLineString, .polygon: for part in coordinates.parts { note(part.map(\.time)) }
    case .multiPolygon:
      for group in coordinates.groups {
        if let exterior = group.first { note(coordinates.part(exterior).map(\.time)) }
      }
    case .geometryCollection: break
    }
  }

  private static func text(_ times: IntervalSet) -> String? {
    guard times.intervals.count > 1, let map = CoverageMap.times(times, order: order), map.ranges.count > 1
    else { return nil }
    return "t\(map.ascii.dropLast())"
  }
}
