internal import PlanarGeometry
internal import TFCat

/// Which events of two catalogues are the same one.
struct EventPairing {
  /// What is added to the times, and by what frequencies are multiplied, to bring the first catalogue to the
  /// second.
  struct Shift: Hashable, Sendable {
    var seconds = 0.0
    var factor = 1.0
  }

  private(set) var pairs: [(first: Int, second: Int)] = []
  private(set) var byID = 0
  private(set) var byOverlap = 0

  private let first: [DiffedEvent]
  private let second: [DiffedEvent]

  /// - Parameters:
  ///   - ones: reads the first events again, where their places do not tell which is which.
  ///   - others: the same of the second ones.
  init(
    _ first: [DiffedEvent], _ second: [DiffedEvent], _ ones: inout EventReading, _ others: inout EventReading,
    _ options: DifferenceOptions
  ) throws {
    (self.first, self.second) = (first, second)
    var restFirst = Array(first.indices)
    var restSecond = Array(second.indices)
    if options.pairing != .overlap { pairByID(&restFirst, &restSecond) }
    byID = pairs.count
    if options.pairing == .overlap || (options.pairing == .automatic && byID == 0) {
      try pairByPlace(restFirst, restSecond, &ones, &others, options)
    } else if options.pairing == .automatic {
      // Where an id says which event it is, overlap does not.
      let (bareFirst, bareSecond) = (
        restFirst.filter { first[$0].id == nil }, restSecond.filter { second[$0].id == nil }
      )
      if !bareFirst.isEmpty || !bareSecond.isEmpty {
        try pairByPlace(
          bareSecond.isEmpty ? bareFirst : restFirst, bareFirst.isEmpty ? bareSecond : restSecond, &ones,
          &others, options)
      }
    }
    byOverlap = pairs.count - byID
    pairs.sort { $0 < $1 }
  }

  private mutating func pairByID(_ restFirst: inout [Int], _ restSecond: inout [Int]) {
    // Of events with the same id the first is the first, and so on.
    var places: [String: [Int]] = [:]
    for index in restSecond.reversed() {
      if let id = second[index].id?.description { places[id, default: []].append(index) }
    }
    var taken: Set<Int> = []
    restFirst.removeAll { index in
      guard let id = first[index].id?.description, let other = places[id]?.popLast() else {
        return false
      }
      pairs.append((index, other))
      taken.insert(other)
      return true
    }
    restSecond.removeAll { taken.contains($0) }
  }

  private mutating func pairByPlace(
    _ ones: [Int], _ others: [Int], _ reading: inout EventReading, _ otherReading: inout EventReading,
    _ options: DifferenceOptions
  ) throws {
    let placedOnes = ones.filter { first[$0].box != nil }
    let placedOthers = others.filter { second[$0].box != nil }
    var found = try overlaps(
      placedOnes, placedOthers, Shift(), &reading, &otherReading, options.threshold)
    let enough = min(placedOnes.count, placedOthers.count)
    if found.count * 2 < enough {
      let shift = ShiftSearch(placedOnes.map { first[$0] }, placedOthers.map { second[$0] }).best
      if shift != Shift() {
        let shifted = try overlaps(
          placedOnes, placedOthers, shift, &reading, &otherReading, options.threshold)
        if shifted.count > found.count { found = shifted }
      }
    }
    pairs += found
    try pairBare(
      ones.filter { first[$0].box == nil }, others.filter { second[$0].box == nil }, &reading, &otherReading)
  }

  /// Events without a place are the same where all else is.
  private mutating func pairBare(
    _ ones: [Int], _ others: [Int], _ reading: inout EventReading, _ otherReading: inout EventReading
  ) throws {
    guard !ones.isEmpty, !others.isEmpty else { return }
    func hash(_ event: WholeEvent) -> Int {
      var hasher = Hasher()
      hasher.combine(event.feature.properties)
      hasher.combine(event.feature.geometry)
      return hasher.finalize()
    }
    // Of those that are alike the first is the first.
    var alike: [Int: [Int]] = [:]
    for index in others.reversed() { alike[hash(try otherReading.event(index)), default: []].append(index) }
    for index in ones {
      let event = try reading.event(index)
      let key = hash(event)
      guard let places = alike[key] else { continue }
      for place in places.indices.reversed() {
        let other = try otherReading.event(places[place]).feature
        if other.properties == event.feature.properties, other.geometry == event.feature.geometry {
          pairs.append((index, places[place]))
          alike[key]?.remove(at: place)
          break
        }
      }
    }
  }

  /// The pairs one to one with the greatest sum of intersections over union.
  private func overlaps(
    _ ones: [Int], _ others: [Int], _ shift: Shift, _ reading: inout EventReading,
    _ otherReading: inout EventReading, _ threshold: Double
  ) throws -> [(first: Int, second: Int)] {
    let boxes = others.compactMap { second[$0].box }
    let tree = BoxTree(boxes)
    var candidates: [Assignment.Candidate] = []
    for (place, index) in ones.enumerated() {
      guard let box = first[index].box?.moved(shift) else { continue }
      var leaves: [Int] = []
      // Rounding may part what is the same.
      tree.visit(box.widened(by: SIMD2(1e-3, box.high.y * 1e-9))) { leaf in
        leaves.append(leaf)
        return true
      }
      guard !leaves.isEmpty else { continue }
      let event = try reading.event(index)
      guard let shape = shift == Shift() ? event.shape : PlaneShape(box) else { continue }
      for leaf in leaves.sorted() {
        let candidate = try otherReading.event(others[leaf])
        guard let other = shift == Shift() ? candidate.shape : PlaneShape(boxes[leaf]) else { continue }
        let value = shape.isNearly(other) ? 1 : shape.overlap(with: other)
        guard value > 0, value >= threshold - 1e-9 else { continue }
        // Of events that lie in one place those are the same whose properties are.
        let isSame = event.feature.properties == candidate.feature.properties
        candidates.append(
          .init(
            first: Int32(truncatingIfNeeded: place), second: Int32(truncatingIfNeeded: leaf),
            weight: value + (isSame ? 0x1p-20 : 0)))
      }
    }
    return Assignment(candidates, firstCount: ones.count, secondCount: others.count).chosen
      .map { (ones[Int(candidates[$0].first)], others[Int(candidates[$0].second)]) }
  }
}

extension PlaneBox {
  func moved(_ shift: EventPairing.Shift) -> PlaneBox {
    func move(_ point: SIMD2<Double>) -> SIMD2<Double> {
      SIMD2(point.x + shift.seconds, point.y * shift.factor)
    }
    return PlaneBox(low: move(low), high: move(high))
  }
}

extension PlaneShape {
  /// Whether both are points, or lines, with the same ends but for rounding.
  fileprivate func isNearly(_ other: PlaneShape) -> Bool {
    guard dimension < 2, other.dimension == dimension else { return false }
    let apart = [box.low - other.box.low, box.high - other.box.high]
    let height = max(box.high.y.magnitude, other.box.high.y.magnitude)
    return apart.allSatisfy { abs($0.x) < 1e-3 && abs($0.y) <= height * 1e-9 }
  }
}

/// Looks for a constant shift between events without ids.
struct ShiftSearch {
  private(set) var best = EventPairing.Shift()

  /// So many events tell it.
  private static let sampleSize = 500

  init(_ first: [DiffedEvent], _ second: [DiffedEvent]) {
    let ones = first.compactMap(\.box)
    let others = second.compactMap(\.box)
    guard !ones.isEmpty, !others.isEmpty else { return }
    let resolution = max(first.map(\.resolution).max() ?? 0, second.map(\.resolution).max() ?? 0)
    let sample = stride(from: 0, to: ones.count, by: max(1, ones.count / Self.sampleSize)).map { ones[$0] }
    let starts = others.sorted { $0.low.x < $1.low.x }
    let tolerance = max(0.01, 4 * resolution)
    var bestCount = max(1, sample.count / 2)
    for shift in Self.candidates(ones, others) {
      let count = sample.count { Self.holds(starts, $0.moved(shift), tolerance) }
      if count > bestCount || (count == bestCount && best == EventPairing.Shift()) {
        (best, bestCount) = (shift, count)
      }
    }
  }

  /// What has a name, and what the events say themselves: the difference of those that are first, middle and
  /// last.
  private static func candidates(_ ones: [PlaneBox], _ others: [PlaneBox]) -> [EventPairing.Shift] {
    var seconds = [0.0] + KnownShift.all.flatMap { [$0.seconds, -$0.seconds] }
    let (sortedOnes, sortedOthers) = (ones.map(\.low.x).sorted(), others.map(\.low.x).sorted())
    for share in [0.0, 0.5, 1] {
      seconds.append(
        sortedOthers[Int(share * Double(sortedOthers.count - 1))]
          - sortedOnes[Int(share * Double(sortedOnes.count - 1))])
    }
    let factors = [1.0] + KnownShift.factors.map(\.factor)
    return factors.flatMap { factor in seconds.map { EventPairing.Shift(seconds: $0, factor: factor) } }
  }

  private static func holds(_ sorted: [PlaneBox], _ box: PlaneBox, _ tolerance: Double) -> Bool {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].low.x < box.low.x - tolerance { low = middle + 1 } else { high = middle }
    }
    let height = box.high.y.magnitude * 1e-6
    while low < sorted.count, sorted[low].low.x <= box.low.x + tolerance {
      let other = sorted[low]
      if abs(other.high.x - box.high.x) <= tolerance, abs(other.low.y - box.low.y) <= height,
        abs(other.high.y - box.high.y) <= height
      {
        return true
      }
      low += 1
    }
    return false
  }
}
