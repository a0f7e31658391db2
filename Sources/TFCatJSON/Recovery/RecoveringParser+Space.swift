import Base

extension RecoveringParser {
  /// Goes to the next byte that means something. Comments and characters that only look like space are told of
  /// and passed. After a comment without end something else may be expected than before.
  @inline(__always)
  mutating func skipSpace() {
    while position < end {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"), 0x0B, 0x0C, 0x80...0xFF:
        if !skipOddity() { return }
      default: return
      }
    }
  }

  /// Goes on over JSON's white space from an offset, without a word.
  func afterSpace(_ start: Int) -> Int {
    var offset = start
    while offset < end, Self.isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
      || byte == UInt8(ascii: "\t")
  }

  private mutating func skipOddity() -> Bool {
    let start = position
    switch bytes[position] {
    case UInt8(ascii: "#"):
      readLineComment()
      return true
    case UInt8(ascii: "/"): return skipSlashComment()
    case 0x0B, 0x0C:
      position += 1
      report(.unexpectedCharacter, start..<position, suggestion: " ")
      return true
    default: return skipWideOddity()
    }
  }

  private mutating func skipSlashComment() -> Bool {
    let start = position
    if byte(position + 1) == UInt8(ascii: "/") {
      readLineComment()
      return true
    } else if byte(position + 1) == UInt8(ascii: "*") {
      if let close = commentEnd(from: position + 2) {
        position = close
      } else {
        // Nothing after it can be read, except by the features in it.
        let feature = mayGoOnWithFeature ? featureStart(from: position, upTo: end) : nil
        report(.comment, start..<start + 2, text: excerpt(start..<end))
        position = feature ?? end
        if feature != nil { abandonElement() } else { isStopped = true }
        return true
      }
    } else {
      return false
    }
    report(.comment, start..<position, suggestion: "")
    return true
  }

  /// A comment to the end of the line. Where the whole document is one line it goes no farther than to the next
  /// feature; a line that is nothing but comment may hold features that were taken out.
  private mutating func readLineComment() {
    let start = position
    while position < end, bytes[position] != UInt8(ascii: "\n"), bytes[position] != UInt8(ascii: "\r") {
      position += 1
    }
    let before = bytes[..<start].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let isWholeLine = before.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? true
    if !isWholeLine, mayGoOnWithFeature, let feature = (start..<position).first(where: { isFeatureStart($0) })
    {
      position = feature
      report(.comment, start..<feature)
      abandonElement()
    } else {
      report(.comment, start..<position, suggestion: "")
    }
  }

  private mutating func commentEnd(from start: Int) -> Int? {
    guard start < noCommentEnd else { return nil }
    var offset = start
    while offset + 1 < end {
      if bytes[offset] == UInt8(ascii: "*"), bytes[offset + 1] == UInt8(ascii: "/") { return offset + 2 }
      offset += 1
    }
    noCommentEnd = start
    return nil
  }

  /// Spaces and invisible characters beyond ASCII, which come with text that was copied from a page or a
  /// typesetter, and Latin-1's no-break space.
  private mutating func skipWideOddity() -> Bool {
    let start = position
    let unit = UTF8Unit(bytes, at: position)
    if let scalar = unit.scalar {
      guard let name = Self.nameOfSpace(scalar) else { return false }
      while position < end, UTF8Unit(bytes, at: position).scalar == scalar { position += unit.length }
      let code = "U+" + Self.hex(scalar.value, digits: 4)
      report(
        .unexpectedCharacter, start..<position, text: "\(code) (\(name))",
        suggestion: scalar.properties.isWhitespace ? " " : "")
      return true
    }
    guard bytes[position] == 0xA0 else { return false }
    position += 1
    report(
      .invalidUTF8, start..<position, text: "\\xA0 (a no-break space in Latin-1)", suggestion: " ")
    return true
  }

  static func nameOfSpace(_ scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\u{A0}": "no-break space"
    case "\u{202F}": "narrow no-break space"
    case "\u{2007}": "figure space"
    case "\u{3000}": "ideographic space"
    case "\u{2028}": "line separator"
    case "\u{2029}": "paragraph separator"
    case "\u{85}": "next line"
    case "\u{FEFF}": "byte order mark"
    case "\u{200B}"..."\u{200F}", "\u{2060}", "\u{AD}": "invisible character"
    case "\u{1680}", "\u{2000}"..."\u{200A}", "\u{205F}": "space that is not JSON's"
    default: nil
    }
  }
}
