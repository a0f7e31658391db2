internal import PlanarGeometry
package import TFCat
internal import TFCatJSON

/// What differs between two catalogues: their metadata and their events.
package struct CatalogueDifference: Sendable {
  /// Events that all differ by the same.
  struct Shift: Hashable, Sendable {
    enum Axis: String, Sendable { case time, frequency }

    var axis: Axis
    /// Seconds; for frequencies the factor, second by first.
    var value: Double
    /// How many events are shifted so, and how many both catalogues have with a place.
    var count: Int
    var total: Int
    /// What it usually comes from; `nil` where it means nothing.
    var name: String?

    /// Whether most of the events are shifted so, so that it goes without saying of each.
    var isOfMost: Bool { count * 2 > total }
  }

  let first: DiffedCatalogue
  let second: DiffedCatalogue
  /// What says which event is which.
  let pairing: String
  /// Changed members of the catalogue, its fields and its CRS.
  let metadata: [ValueChange]
  /// Pairs of events that differ.
  let changed: [EventChange]
  let sameCount: Int
  /// By their indices.
  let removed: [Int]
  let added: [Int]
  let shifts: [Shift]
  /// Whether events that both have come in another order.
  let isReordered: Bool
  let scale: TimeScale

  package var isDifferent: Bool {
    !metadata.isEmpty || !changed.isEmpty || !removed.isEmpty || !added.isEmpty
  }

  /// Compares two catalogues.
  ///
  /// - Parameters:
  ///   - one: stands at the first feature, as the other.
  ///   - other: the catalogue that is compared with it.
  /// - Throws: `CatalogueError` for a feature that cannot be read; `ComparisonError`.
  package init(
    _ one: CatalogueReader, _ other: CatalogueReader, options: DifferenceOptions = DifferenceOptions(),
    tt2000Origin: TT2000Origin = .j2000Noon
  ) throws {
    let scale = ComparedCatalogue.scale(of: one.head, other.head)
    try self.init(
      DiffedCatalogue(one, tt2000Origin: tt2000Origin, scale: scale),
      DiffedCatalogue(other, tt2000Origin: tt2000Origin, scale: scale), options, scale: scale)
  }

  private init(
    _ first: DiffedCatalogue, _ second: DiffedCatalogue, _ options: DifferenceOptions, scale: TimeScale
  ) throws {
    (self.first, self.second, self.scale) = (first, second, scale)
    metadata =
      options.ignoresMetadata
      ? [] : HeadDifference(first.head, second.head, leavingOut: options.ignoredProperties).changes
    var (ones, others) = (try EventReading(first), try EventReading(second))
    let pairing = try EventPairing(first.events, second.events, &ones, &others, options)
    self.pairing =
      pairing.byOverlap == 0 ? "id" : pairing.byID == 0 ? "overlap" : "id, and overlap where there is none"
    let sameAxes = first.head.crs == second.head.crs
    let units = FieldUnits(first.head.fields, second.head.fields)
    let compared = try pairing.pairs.map { pair in
      // What is written alike is read alike.
      if sameAxes, let text = ones.text(pair.first), let other = others.text(pair.second),
        text.elementsEqual(other)
      {
        return EventChange(same: pair.first, pair.second)
      }
      return EventChange(
        try ones.event(pair.first), try others.event(pair.second), sameAxes: sameAxes, units: units, options)
    }
    changed = compared.filter(\.isDifferent)
    sameCount = compared.count - changed.count
    let paired = (Set(pairing.pairs.map(\.first)), Set(pairing.pairs.map(\.second)))
    removed = first.events.indices.filter { !paired.0.contains($0) }
    added = second.events.indices.filter { !paired.1.contains($0) }
    isReordered = zip(pairing.pairs, pairing.pairs.dropFirst()).contains { $0.second > $1.second }
    shifts = Self.shifts(compared, first.events, second.events)
  }

  /// Differences that most of the events share.
  private static func shifts(
    _ compared: [EventChange], _ first: [DiffedEvent], _ second: [DiffedEvent]
  ) -> [Shift] {
    let placed = compared.filter { first[$0.first].box != nil && second[$0.second].box != nil }
    var shifts: [Shift] = []
    let resolution = placed.reduce(0) {
      max($0, first[$1.first].resolution, second[$1.second].resolution)
    }
    let tolerance = max(1e-3, 4 * resolution)
    let moved = placed.filter {
      $0.movedInTime && abs($0.startDifference - $0.endDifference) <= tolerance
    }
    if let (value, count) = mostCommon(moved.map(\.startDifference), within: tolerance),
      isTelling(count, of: moved.count, placed.count)
    {
      shifts.append(
        Shift(
          axis: .time, value: value, count: count, total: placed.count,
          name: KnownShift.named(value, tolerance: max(0.01, tolerance))))
    }
    let scaled = placed.compactMap(\.frequencyFactor)
    if let (value, count) = mostCommon(scaled, within: 1e-6 * (scaled.first?.magnitude ?? 1)),
      isTelling(count, of: scaled.count, placed.count)
    {
      shifts.append(
        Shift(
          axis: .frequency, value: value, count: count, total: placed.count,
          name: KnownShift.named(factor: value)))
    }
    return shifts
  }

  /// Whether a change is no more than the shifts that most events share.
  func isOnlyShifted(_ change: EventChange) -> Bool {
    guard change.properties.isEmpty, change.members.isEmpty, !change.isReshaped, !change.hasLostPlace else {
      return false
    }
    for axis in [Shift.Axis.time, .frequency] {
      let shift = shifts.first { $0.axis == axis }
      switch axis {
      case .time where change.movedInTime:
        guard let shift, shift.isOfMost, abs(change.startDifference - shift.value) <= 1e-3,
          abs(change.endDifference - shift.value) <= 1e-3
        else { return false }
      case .frequency where change.movedInFrequency:
        guard let shift, shift.isOfMost, let factor = change.frequencyFactor,
          abs(factor / shift.value - 1) < 1e-6
        else {
          return false
        }
      default: break
      }
    }
    return true
  }

  /// Whether most of the events that moved did so alike. One event of several that moved is no rule.
  private static func isTelling(_ count: Int, of moved: Int, _ total: Int) -> Bool {
    count * 2 > moved && (count > 1 || total == 1)
  }

  /// The value that most numbers have, within a tolerance, and how many they are.
  private static func mostCommon(_ values: [Double], within tolerance: Double) -> (Double, Int)? {
    let sorted = values.sorted()
    var best: (value: Double, count: Int)?
    var start = 0
    for end in sorted.indices {
      while sorted[end] - sorted[start] > 2 * tolerance { start += 1 }
      let count = end - start + 1
      if count > best?.count ?? 0 { best = (sorted[start + count / 2], count) }
    }
    return best.map { ($0.value.rounded(digits: 12), $0.count) }
  }

  /// What people should know, in sentences without a full stop.
  package var notes: [String] {
    var notes = first.remarks + second.remarks.filter { !first.remarks.contains($0) }
    if isReordered { notes.append("events come in another order, which has no meaning and is no difference") }
    return notes
  }
}

/// What differs between the heads of two catalogues.
struct HeadDifference {
  private(set) var changes: [ValueChange] = []

  init(_ first: CatalogueHead, _ second: CatalogueHead, leavingOut ignored: Set<String>) {
    changes += ValueChange.between(
      first.properties, second.properties, below: "properties/", leavingOut: ignored)
    compareFields(first.fields, second.fields, leavingOut: ignored)
    let (one, other) = (first.crs?.json, second.crs?.json)
    if first.crs != second.crs {
      let nested = Self.nested(one, other, below: "crs")
      changes += nested.isEmpty ? [ValueChange(name: "crs", first: one, second: other)] : nested
    }
    // In other axes a box and the observed regions have other numbers.
    if first.crs == second.crs {
      if first.bbox != second.bbox {
        changes.append(ValueChange(name: "bbox", first: first.bbox?.json, second: second.bbox?.json))
      }
      compareObservations(first.observations, second.observations)
    } else if first.observations?.count != second.observations?.count {
      compareObservations(first.observations, second.observations)
    }
    changes += ValueChange.between(first.foreignMembers, second.foreignMembers)
  }

  private mutating func compareFields(_ first: Fields?, _ second: Fields?, leavingOut ignored: Set<String>) {
    let (first, second) = (first ?? Fields(), second ?? Fields())
    for (name, field) in first where !ignored.contains(name) {
      guard let other = second[name] else {
        changes.append(ValueChange(name: "fields/\(name)", first: field.json, second: nil))
        continue
      }
      changes += ValueChange.between(field.json.object, other.json.object, below: "fields/\(name)/")
    }
    for (name, field) in second where first[name] == nil && !ignored.contains(name) {
      changes.append(ValueChange(name: "fields/\(name)", first: nil, second: field.json))
    }
  }

  private mutating func compareObservations(_ first: [Observation]?, _ second: [Observation]?) {
    let (first, second) = (first ?? [], second ?? [])
    for index in 0..<max(first.count, second.count) {
      let one = first.dropFirst(index).first?.json
      let other = second.dropFirst(index).first?.json
      if one != other {
        changes.append(ValueChange(name: "observations/\(index)", first: one, second: other))
      }
    }
  }

  /// The innermost members of two objects that differ.
  private static func nested(_ first: JSONValue?, _ second: JSONValue?, below name: String) -> [ValueChange] {
    guard let one = first?.object, let other = second?.object else {
      return first == second ? [] : [ValueChange(name: name, first: first, second: second)]
    }
    return ValueChange.between(one, other, below: "\(name)/").flatMap {
      nested($0.first, $0.second, below: $0.name)
    }
  }
}
