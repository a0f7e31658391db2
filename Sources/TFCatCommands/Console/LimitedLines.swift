/// Says the first of lines that may be many, and counts the rest.
final class LimitedLines {
  private static let limit = 20
  private var count = 0

  func say(_ line: String) {
    count += 1
    if count <= Self.limit { Console.say(line) }
  }

  /// Says how many lines were left out, where some were: `12 more rejects`.
  func sayRest(_ words: String) {
    if count > Self.limit { Console.say("\(count - Self.limit) more \(words)") }
  }
}
