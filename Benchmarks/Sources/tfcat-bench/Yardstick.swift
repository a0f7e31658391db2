/// What reading is measured by: 150 MB/s where sha256sum reads 320.
enum Yardstick {
  static var contender: Contest.Contender { .init(name: "sha256sum (reads)") { ["sha256sum", $0] } }

  private static let share = 320.0 / 150

  /// - Parameters:
  ///   - name: of what has read the same file in the same contest.
  ///   - result: what became of it.
  static func budgets(_ name: String, _ result: Contest.Result, in results: [String: Contest.Result])
    -> [Budget]
  {
    guard let reading = results[contender.name] else { return [] }
    return [Budget(name, result.seconds / reading.seconds, "times sha256sum's time", atMost: share)]
  }
}
