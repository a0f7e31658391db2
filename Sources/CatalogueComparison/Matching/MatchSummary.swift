internal import PlanarGeometry

/// The numbers of a comparison: of all events, or of those of a type.
struct MatchSummary: Hashable, Sendable {
  /// Events of the first catalogue with a partner, and of the second. Of events that are paired one to one
  /// both are the same, but for types, where a partner may have another one.
  var matchedFirst = 0
  var matchedSecond = 0
  /// Events of the first catalogue without a partner.
  var missed = 0
  /// Events of the second catalogue without a partner.
  var extra = 0
  /// Intersection over union of the pairs, in rising order.
  var overlaps: [Double] = []

  /// Which share of the second catalogue's events the first has too; `nil` where it has none.
  var precision: Double? { Self.share(matchedSecond, extra) }
  /// Which share of the first catalogue's events the second has too; `nil` where it has none.
  var recall: Double? { Self.share(matchedFirst, missed) }
  /// The harmonic mean of both; `nil` where a type is one of one catalogue only.
  var f1: Double? {
    let all = matchedFirst + missed + matchedSecond + extra
    guard all > 0 else { return nil }
    if matchedFirst + matchedSecond == 0 { return 0 }
    guard let precision, let recall, precision + recall > 0 else { return nil }
    return 2 * precision * recall / (precision + recall)
  }

  private static func share(_ part: Int, _ rest: Int) -> Double? {
    part + rest > 0 ? Double(part) / Double(part + rest) : nil
  }

  /// The value below which a share of the overlaps lies, between the two nearest ones.
  func overlap(at share: Double) -> Double? {
    guard let last = overlaps.indices.last else { return nil }
    let place = share * Double(last)
    let index = Int(place)
    let next = min(index + 1, last)
    return overlaps[index] + (place - Double(index)) * (overlaps[next] - overlaps[index])
  }

  var meanOverlap: Double? {
    overlaps.isEmpty ? nil : overlaps.reduce(0, +) / Double(overlaps.count)
  }

  /// How many overlaps lie in each tenth; 1 belongs to the last.
  var histogram: [Int] {
    var counts = [Int](repeating: 0, count: 10)
    for overlap in overlaps { counts[min(9, max(0, Int(overlap * 10)))] += 1 }
    return counts
  }
}

/// The numbers of a comparison, of all events and by type.
struct MatchSummaries: Sendable {
  private(set) var all = MatchSummary()
  /// By the names of the types, in their order; without events that have none.
  private(set) var types: [(name: String, summary: MatchSummary)] = []
  /// Pairs of which both have a type, and those of the same one.
  private(set) var typedPairs = 0
  private(set) var agreeingPairs = 0

  init(_ matching: Matching, _ measures: [PairMeasures]) {
    let (first, second) = (matching.first.events, matching.second.events)
    var byType: [String: MatchSummary] = [:]
    let matchedFirst = Set(matching.pairs.map(\.first))
    let matchedSecond = Set(matching.pairs.map(\.second))
    for (index, event) in first.enumerated() {
      let isMatched = matchedFirst.contains(index)
      all.countFirst(isMatched)
      if let type = event.type { byType[type, default: MatchSummary()].countFirst(isMatched) }
    }
    for (index, event) in second.enumerated() {
      let isMatched = matchedSecond.contains(index)
      all.countSecond(isMatched)
      if let type = event.type { byType[type, default: MatchSummary()].countSecond(isMatched) }
    }
    for (pair, measures) in zip(matching.pairs, measures) {
      all.overlaps.append(measures.overlap)
      let types = (first[pair.first].type, second[pair.second].type)
      if let type = types.0 { byType[type]?.overlaps.append(measures.overlap) }
      if let one = types.0, let other = types.1 {
        typedPairs += 1
        if one == other { agreeingPairs += 1 }
      }
    }
    all.overlaps.sort()
    types = byType.sorted { $0.key < $1.key }.map { name, summary in
      var summary = summary
      summary.overlaps.sort()
      return (name, summary)
    }
  }
}

extension MatchSummary {
  fileprivate mutating func countFirst(_ isMatched: Bool) {
    if isMatched { matchedFirst += 1 } else { missed += 1 }
  }

  fileprivate mutating func countSecond(_ isMatched: Bool) {
    if isMatched { matchedSecond += 1 } else { extra += 1 }
  }
}

/// What can be said of a pair, whatever it was paired by.
struct PairMeasures: Hashable, Sendable {
  /// Intersection over union of the shapes as they are.
  var overlap = 0.0
  var timeOverlap = 0.0
  var frequencyOverlap = 0.0
  /// Second less first, in seconds.
  var startDifference = 0.0
  var endDifference = 0.0
  /// Second less first, in Hz.
  var lowDifference = 0.0
  var highDifference = 0.0

  init(_ first: ComparedEvent, _ second: ComparedEvent) {
    guard let one = first.shape, let other = second.shape else { return }
    overlap = one.overlap(with: other)
    timeOverlap = one.box.sharedStretch(with: other.box, axis: 0)
    frequencyOverlap = one.box.sharedStretch(with: other.box, axis: 1)
    (startDifference, lowDifference) = (other.box.low.x - one.box.low.x, other.box.low.y - one.box.low.y)
    (endDifference, highDifference) = (other.box.high.x - one.box.high.x, other.box.high.y - one.box.high.y)
  }
}
