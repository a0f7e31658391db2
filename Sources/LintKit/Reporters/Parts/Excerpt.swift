import Base

/// The part of a line around a place, short enough for a terminal: catalogues often are one line of
/// megabytes.
struct Excerpt {
  /// What stands before the place, what is marked, and what follows.
  let before: String
  let marked: String
  let after: String

  /// How many bytes of a line are shown.
  static let usualWidth = 96

  /// - Parameter width: how many bytes of the line are shown, half of them before the place.
  init?(_ file: MappedFile, _ range: Range<Int>, width: Int = usualWidth) {
    let text = file.bytes
    guard range.lowerBound <= text.count, !text.isEmpty else { return nil }
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    func isContinuation(_ offset: Int) -> Bool { text[offset] & 0xC0 == 0x80 }
    var start = min(range.lowerBound, text.count)
    while start > 0, range.lowerBound - start < width / 2, !isLineEnd(text[start - 1]) { start -= 1 }
    while start < range.lowerBound, isContinuation(start) { start += 1 }
    var end = start
    while end < text.count, end - start < width, !isLineEnd(text[end]) { end += 1 }
    while end < text.count, end > start, isContinuation(end) { end -= 1 }
    let startsInLine = start > 0 && !isLineEnd(text[start - 1])
    let endsInLine = end < text.count && !isLineEnd(text[end])
    func shown(_ bytes: Range<Int>) -> String {
      TerminalEscaping.printable(String(decoding: text[bytes], as: UTF8.self), replacement: " ")
    }
    let markStart = min(max(range.lowerBound, start), end)
    let markEnd = min(max(range.upperBound, markStart), end)
    before = (startsInLine ? "…" : "") + shown(start..<markStart)
    marked = shown(markStart..<markEnd)
    after = shown(markEnd..<end) + (endsInLine ? "…" : "")
  }

  /// All that is shown of the line.
  var line: String { before + marked + after }
  /// As many blanks as there are characters before the place.
  var padding: String { String(repeating: " ", count: before.unicodeScalars.count) }
  /// Stands below the place.
  var marker: String { "^" + String(repeating: "~", count: max(1, marked.unicodeScalars.count) - 1) }
}
