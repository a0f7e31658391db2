extension RecoveringParser {
  /// What stands before the first value: a byte order mark, or the signs of another encoding.
  mutating func readStart() {
    guard case .document = scope else {
      if afterSpace(0) == end { isStopped = true }
      return
    }
    if let encoding = wideEncoding {
      report(.invalidUTF8, 0..<min(4, end), text: "\(encoding), which is not UTF-8", pointer: [])
      isStopped = true
    } else if byte(0) == 0xEF, byte(1) == 0xBB, byte(2) == 0xBF {
      report(.byteOrderMark, 0..<3, text: "U+FEFF (byte order mark)", suggestion: "", pointer: [])
      position = 3
    }
  }

  /// RFC 8259 has UTF-8 alone; a JSON text of another Unicode encoding shows it in its first bytes.
  private var wideEncoding: String? {
    guard end >= 4 else { return nil }
    switch (bytes[0], bytes[1], bytes[2], bytes[3]) {
    case (0, 0, 0xFE, 0xFF), (0, 0, 0, 1...0x7F): return "UTF-32 (big-endian)"
    case (0xFF, 0xFE, 0, 0), (1...0x7F, 0, 0, 0): return "UTF-32 (little-endian)"
    case (0xFE, 0xFF, _, _), (0, 1...0x7F, 0, 1...0x7F): return "UTF-16 (big-endian)"
    case (0xFF, 0xFE, _, _), (1...0x7F, 0, 1...0x7F, 0): return "UTF-16 (little-endian)"
    default: return nil
    }
  }

  /// The text ends where something is still to come.
  mutating func readEnd(inside part: String? = nil) {
    defer { isStopped = true }
    if frames.count == 1, part == nil {
      switch scope {
      case .document:
        // An empty text has this fault alone; any other that came to nothing has been told of.
        if nodes.isEmpty, !faults.contains(where: { !$0.kind.isAdvice }) {
          report(.truncated, lastEnd..<lastEnd, text: "there is no value", pointer: [])
        }
      case .elements(_, _, let endsArray):
        if let comma = lastComma, endsArray { reportTrailing(comma) }
      }
      return
    }
    if part == nil, !endsText {
      report(
        .mismatchedBracket, lastEnd..<lastEnd, text: "", suggestion: closers(from: frames.count - 1, to: 1),
        pointer: pointer(insideTop: false))
      return
    }
    var last = end
    if part == nil { while last > 0, Self.isSpace(bytes[last - 1]) { last -= 1 } }
    let text = [part.map { "inside \($0)" }, openContainers].compactMap(\.self).joined(separator: "; ")
    report(.truncated, last..<last, text: text)
    lastEnd = last
  }

  private var openContainers: String? {
    let objects = frames.dropFirst().count(where: \.isObject)
    let arrays = frames.count - 1 - objects
    func counted(_ count: Int, _ one: String, _ many: String) -> String? {
      count == 0 ? nil : "\(count) \(count == 1 ? one : many)"
    }
    let parts = [counted(arrays, "array", "arrays"), counted(objects, "object", "objects")].compactMap(\.self)
    guard !parts.isEmpty else { return nil }
    return parts.joined(separator: " and ") + (arrays + objects == 1 ? " is open" : " are open")
  }

  /// After the document only white space may follow.
  mutating func readTrailingText() {
    skipSpace()
    defer { isStopped = true }
    guard position < end else { return }
    var stop = position
    while stop < end, bytes[stop] != UInt8(ascii: "\n"), bytes[stop] != UInt8(ascii: "\r") { stop += 1 }
    while stop > position + 1, Self.isSpace(bytes[stop - 1]) { stop -= 1 }
    let opensContainer = bytes[position] == UInt8(ascii: "{") || bytes[position] == UInt8(ascii: "[")
    report(opensContainer ? .secondDocument : .trailingText, position..<stop, pointer: [])
  }
}
