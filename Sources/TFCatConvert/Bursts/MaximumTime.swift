/// On which day the time of day of a maximum is, and how many maxima are outside of their events, where the
/// list writes them so.
struct MaximumTime {
  private var count = 0
  private var first = ""

  /// Whether a maximum before the start of its event is that time of the next day: the event lasts until
  /// then, or has no end and may.
  static func isOnNextDay(_ maximum: Double, start: Double, end: Double?) -> Bool {
    guard maximum < start else { return false }
    return maximum + 86_400 <= end ?? (start + longestEvent)
  }

  /// 20 hours.
  private static let longestEvent = 72_000.0

  /// Counts a maximum that is before the start or after the end.
  mutating func check(_ maximum: Double, start: Double, end: Double?, text: ByteText) {
    if maximum >= start, maximum <= end ?? .infinity { return }
    if count == 0 { first = String(text) }
    count += 1
  }

  var notes: [String] {
    switch count {
    case 0: []
    case 1: ["the maximum \(first) is outside of its event; it stays as it is written"]
    default:
      ["\(count) maxima are outside of their events (the first is \(first)); they stay as they are written"]
    }
  }
}
