import Base

extension RecoveringParser {
  /// What stands before the first value: a byte order mark, or the signs of another encoding.
  mutating func readStart() {
    guard case .document = scope else {
      if text.afterSpace(0) == text.end { stopReading() }
      return
    }
    if let encoding = text.wideEncoding {
      report(.invalidUTF8, 0..<min(4, text.end), text: "\(encoding), which is not UTF-8", pointer: [])
      stopReading()
    } else if text.byte(0) == 0xEF, text.byte(1) == 0xBB, text.byte(2) == 0xBF {
      report(.byteOrderMark, 0..<3, text: "U+FEFF (byte order mark)", suggestion: "", pointer: [])
      position = 3
    }
  }

  /// The text ends where something is still to come.
  mutating func readEnd(inside part: String? = nil) {
    defer { stopReading() }
    if containers.level == 0, part == nil {
      switch scope {
      case .document:
        // An empty text has this fault alone; any other that came to nothing has been told of.
        if containers.elements.isEmpty, hasOnlyAdvice {
          report(.truncated, lastEnd..<lastEnd, text: "there is no value", pointer: [])
        }
      case .elements(_, _, let endsArray, _):
        if let comma = lastComma, endsArray { reportTrailing(comma) }
      }
      return
    }
    if part == nil, case .elements(_, _, _, endsText: false) = scope {
      report(
        .mismatchedBracket, lastEnd..<lastEnd, text: "",
        suggestion: containers.closers(from: containers.level, to: 1),
        pointer: containerPointer)
      return
    }
    var last = text.end
    if part == nil { while last > 0, text[last - 1].isJSONWhitespace { last -= 1 } }
    let shown = [part.map { "inside \($0)" }, containers.summary].compactMap(\.self).joined(separator: "; ")
    report(.truncated, last..<last, text: shown)
    lastEnd = last
  }

  /// After the document only white space may follow.
  mutating func readTrailingText() {
    skipSpace()
    defer { stopReading() }
    guard position < text.end else { return }
    var last = position
    while last < text.end, text[last] != UInt8(ascii: "\n"), text[last] != UInt8(ascii: "\r") { last += 1 }
    while last > position + 1, text[last - 1].isJSONWhitespace { last -= 1 }
    let opensContainer = text[position] == UInt8(ascii: "{") || text[position] == UInt8(ascii: "[")
    report(opensContainer ? .secondDocument : .trailingText, position..<last, pointer: [])
  }
}
