import Base

/// Tells lines that look like events from headers and legends, for parsers that pass over what they do not
/// know.
enum EventLikeLine {
  /// Whether a line has two times of day, and hardly anything in it is a word: a start and an end, with what
  /// was measured. Comments are no events.
  static func isLikely(_ line: ByteText) -> Bool {
    let text = line.trimmed
    guard !text.isEmpty, !isCommentMark(text[0]) else { return false }
    var (times, cellsWithDigit, cells) = (0, 0, 0)
    var place = 0
    while place < text.count {
      while place < text.count, isSeparator(text[place]) { place += 1 }
      let start = place
      while place < text.count, !isSeparator(text[place]) { place += 1 }
      guard place > start else { break }
      let cell = text[start, place]
      cells += 1
      if (0..<cell.count).contains(where: { cell[$0].isDigit }) { cellsWithDigit += 1 }
      times += timeCount(in: cell)
    }
    return times >= 2 && cellsWithDigit * 2 > cells
      && (text[0].isDigit || cellsWithDigit * 3 > cells * 2)
  }

  /// How often there are two digits, a colon and two digits.
  private static func timeCount(in cell: ByteText) -> Int {
    var (count, place) = (0, 0)
    while place + 5 <= cell.count {
      if cell[place + 2] == UInt8(ascii: ":"), cell[place, place + 2].isDigits,
        cell[place + 3, place + 5].isDigits
      {
        count += 1
        place += 5
        // Seconds belong to the same time.
        if cell[place] == UInt8(ascii: ":") { place += 3 }
      } else {
        place += 1
      }
    }
    return count
  }

  private static func isSeparator(_ byte: UInt8) -> Bool {
    ByteText.isBlank(byte) || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
      || byte == UInt8(ascii: "|")
  }

  private static func isCommentMark(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "#"), UInt8(ascii: ":"), UInt8(ascii: "*"), UInt8(ascii: "="), UInt8(ascii: "-"),
      UInt8(ascii: "!"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
