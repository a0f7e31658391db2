internal import PlanarGeometry
internal import TFCat

/// What a matching found, in the formats in which it is written.
package struct MatchReport: Sendable {
  let matching: Matching
  let measures: [PairMeasures]
  let summaries: MatchSummaries
  let precision: AveragePrecision?
  let planeText: PlaneText
  /// Events without a partner, in the order of their catalogues.
  let missed: [ComparedEvent]
  let extra: [ComparedEvent]

  package init(_ matching: Matching) {
    self.matching = matching
    let (first, second) = (matching.first.events, matching.second.events)
    measures = matching.pairs.map { PairMeasures(first[$0.first], second[$0.second]) }
    summaries = MatchSummaries(matching, measures)
    planeText = PlaneText(scale: matching.scale)
    let matchedFirst = Set(matching.pairs.map(\.first))
    let matchedSecond = Set(matching.pairs.map(\.second))
    missed = first.filter { !matchedFirst.contains($0.index) }
    extra = second.filter { !matchedSecond.contains($0.index) }
    precision = matching.averagePrecision
  }

  /// Events of both that are a pair, and those without a partner.
  package var counts: (matched: Int, missed: Int, extra: Int) {
    (summaries.all.matchedFirst, missed.count, extra.count)
  }
}

extension Matching {
  /// `nil` where no scores were asked for.
  fileprivate var averagePrecision: AveragePrecision? {
    guard options.scoreField != nil else { return nil }
    let placed = second.events.filter { $0.shape != nil }
    let tree = BoxTree(placed.compactMap { $0.shape?.box })
    var overlaps: [(first: Int, second: Int, value: Double)] = []
    for event in first.events {
      guard let shape = event.shape else { continue }
      tree.visit(shape.box) { leaf in
        let value = placed[leaf].shape?.overlap(with: shape) ?? 0
        if value >= 0.5 { overlaps.append((event.index, placed[leaf].index, value)) }
        return true
      }
    }
    let hasTypes = first.events.contains { $0.type != nil } && second.events.contains { $0.type != nil }
    return AveragePrecision(first.events, second.events, overlaps: overlaps, byType: hasTypes)
  }
}
