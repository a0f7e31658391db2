/// How many events of each class start in each stretch of time: what is drawn of a list that says no
/// frequencies.
struct CountBins: Sendable {
  /// Days.
  let step: Double
  /// Where the first bin starts, in days since the origin of the plot.
  let start: Double
  /// The events of each bin by the number of their class.
  private(set) var counts: [[Int]]

  /// Seconds.
  private static let steps: [Double] = [
    1, 2, 5, 10, 30, 60, 120, 300, 600, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 2 * 86400, 5 * 86400,
    10 * 86400, 20 * 86400, 50 * 86400, 100 * 86400, 200 * 86400, 500 * 86400, 1000 * 86400,
  ]
  private static let most = 90.0

  /// - Parameters:
  ///   - times: the limits of the plot, in days since its origin, which is a midnight.
  ///   - classes: how many there are.
  init(_ times: ClosedRange<Double>, classes: Int) {
    let span = times.upperBound - times.lowerBound
    let seconds = Self.steps.first { span * 86400 / $0 <= Self.most } ?? span * 86400 / Self.most
    step = seconds / 86400
    start = (times.lowerBound / step).rounded(.down) * step
    let count = Int(((times.upperBound - start) / step).rounded(.up))
    counts = Array(repeating: Array(repeating: 0, count: max(1, classes)), count: max(1, min(count, 1000)))
  }

  mutating func add(_ time: Double, class number: Int) {
    let place = (time - start) / step
    guard place >= 0, place < Double(counts.count) else { return }
    counts[Int(place)][number] += 1
  }

  /// The greatest number of events in one bin.
  var most: Int { counts.map { $0.reduce(0, +) }.max() ?? 0 }

  /// The limits of a bin, in days since the origin of the plot.
  func times(of index: Int) -> ClosedRange<Double> {
    (start + Double(index) * step)...(start + Double(index + 1) * step)
  }

  /// The length of a bin in words: `10 min`, `day`, `5 days`.
  var name: String {
    let seconds = (step * 86400).rounded()
    return Self.name(of: seconds, 86400, "day", "days") ?? Self.name(of: seconds, 3600, "hour", "hours")
      ?? Self.name(of: seconds, 60, "1 min", "min") ?? "\(Int(seconds)) s"
  }

  /// The seconds in a unit, if they are a whole number of it.
  private static func name(of seconds: Double, _ unit: Double, _ one: String, _ many: String) -> String? {
    guard seconds >= unit, (seconds / unit).rounded() * unit == seconds else { return nil }
    let count = Int(seconds / unit)
    return count == 1 ? one : "\(count) \(many)"
  }
}
