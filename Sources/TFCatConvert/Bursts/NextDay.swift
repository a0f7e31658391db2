/// Ends that are written before their start, as those after midnight are where no day stands beside them.
enum NextDay {
  /// How many seconds a burst may last whose end is moved to the next day. An end some minutes before the
  /// start is a slip of another kind, and no burst of nearly a day.
  static let longestBurst = 20 * 3600

  /// Why an end stays where it is.
  static let refusal = "the end is before the start, and not on the next day within 20 hours"

  /// The end on the next day, in seconds; `nil` where no burst is that long.
  static func end(_ end: Double, after start: Double) -> Double? {
    end + 86_400 - start <= Double(longestBurst) ? end + 86_400 : nil
  }

  /// The same in whole seconds.
  static func end(_ end: Int, after start: Int) -> Int? {
    end + 86_400 - start <= longestBurst ? end + 86_400 : nil
  }
}
