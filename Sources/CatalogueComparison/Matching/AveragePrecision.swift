/// How well a detector's scores order what it found, as COCO counts it (pycocotools, `COCOeval` of boxes
/// without a limit of area, all events on one image).
///
/// From the surest detection to the least sure one, each takes the free event of the same type that it covers
/// best, if the overlap reaches the threshold. Precision at 101 recalls, made to fall, is averaged; then over
/// the types that the first catalogue has.
struct AveragePrecision: Hashable, Sendable {
  /// The mean over the thresholds 0.50, 0.55 ... 0.95.
  var mean: Double
  /// For each threshold.
  var byThreshold: [Double]

  static let thresholds = (0..<10).map { 0.5 + 0.05 * Double($0) }

  /// - Parameter overlaps: pairs that share anything, with their intersection over union.
  /// - Returns: `nil` where the first catalogue has no events, so that nothing can be found.
  init?(
    _ first: [ComparedEvent], _ second: [ComparedEvent], overlaps: [(first: Int, second: Int, value: Double)],
    byType: Bool
  ) {
    guard !first.isEmpty else { return nil }
    func type(_ event: ComparedEvent) -> String { byType ? event.type ?? "" : "" }
    var bySecond: [Int: [(first: Int, value: Double)]] = [:]
    for overlap in overlaps where type(first[overlap.first]) == type(second[overlap.second]) {
      bySecond[overlap.second, default: []].append((overlap.first, overlap.value))
    }
    // Of equal overlaps the event that stands last is taken, as COCO does.
    for key in bySecond.keys { bySecond[key]?.sort { $0.first < $1.first } }
    let wanted = Dictionary(grouping: first, by: type).mapValues(\.count)
    let found = Dictionary(grouping: second.indices, by: { type(second[$0]) })
    byThreshold = Self.thresholds.map { threshold in
      let precisions = wanted.sorted { $0.key < $1.key }.map { type, count in
        Self.precision(
          of: (found[type] ?? []).sorted {
            ((second[$1].score ?? -.infinity), $0) < ((second[$0].score ?? -.infinity), $1)
          },
          among: count, bySecond, threshold)
      }
      return precisions.reduce(0, +) / Double(precisions.count)
    }
    mean = byThreshold.reduce(0, +) / Double(byThreshold.count)
  }

  private static func precision(
    of detections: [Int], among count: Int, _ overlaps: [Int: [(first: Int, value: Double)]],
    _ threshold: Double
  ) -> Double {
    var taken: Set<Int> = []
    var isTrue: [Bool] = []
    for detection in detections {
      var best = (event: -1, overlap: min(threshold, 1 - 1e-10))
      for (event, overlap) in overlaps[detection] ?? []
      where overlap >= best.overlap && !taken.contains(event) {
        best = (event, overlap)
      }
      if best.event >= 0 { taken.insert(best.event) }
      isTrue.append(best.event >= 0)
    }
    var hits = 0
    var recalls: [Double] = []
    var precisions: [Double] = []
    for (index, flag) in isTrue.enumerated() {
      if flag { hits += 1 }
      recalls.append(Double(hits) / Double(count))
      precisions.append(Double(hits) / (Double(index + 1) + Double.ulpOfOne))
    }
    for index in precisions.indices.dropFirst().reversed() where precisions[index] > precisions[index - 1] {
      precisions[index - 1] = precisions[index]
    }
    var sum = 0.0
    var place = 0
    for step in 0...100 {
      // numpy.linspace(0, 1, 101)
      let recall = Double(step) * 0.01
      while place < recalls.count, recalls[place] < recall { place += 1 }
      if place < precisions.count { sum += precisions[place] }
    }
    return sum / 101
  }
}
