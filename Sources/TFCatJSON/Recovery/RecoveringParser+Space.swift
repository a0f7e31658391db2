import Base

extension RecoveringParser {
  /// Goes to the next byte that means something. Comments and characters that only look like space are told
  /// of and passed. After a comment without end something else may be expected than before.
  @inline(__always)
  mutating func skipSpace() {
    while position < text.end {
      switch text[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): position += 1
      case UInt8(ascii: "/"), UInt8(ascii: "#"), 0x0B, 0x0C, 0x80...0xFF:
        if !skipOddity() { return }
      default: return
      }
    }
  }

  private mutating func skipOddity() -> Bool {
    let start = position
    switch text[position] {
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
    if text.byte(position + 1) == UInt8(ascii: "/") {
      readLineComment()
      return true
    } else if text.byte(position + 1) == UInt8(ascii: "*") {
      if let close = comments.end(in: text, from: position + 2) {
        position = close
      } else {
        // Nothing after it can be read, except by the features in it.
        let feature = containers.mayGoOnWithFeature ? features.start(in: text, from: position) : nil
        report(.comment, start..<start + 2, text: text.excerpt(start..<text.end))
        position = feature ?? text.end
        if feature != nil { abandonElement() } else { stopReading() }
        return true
      }
    } else {
      return false
    }
    report(.comment, start..<position, suggestion: "")
    return true
  }

  /// A comment to the end of the line. Where the whole document is one line it goes no farther than to the
  /// next feature; a line that is nothing but comment may hold features that were taken out.
  private mutating func readLineComment() {
    let start = position
    let before = text[0..<start].last { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    let isWholeLine = before.map { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } ?? true
    let endsAtFeature = !isWholeLine && containers.mayGoOnWithFeature
    while position < text.end, text[position] != UInt8(ascii: "\n"), text[position] != UInt8(ascii: "\r") {
      if endsAtFeature, text.isFeatureStart(position) {
        report(.comment, start..<position)
        return abandonElement()
      }
      position += 1
    }
    let isClear =
      isRemark(start..<position)
      && (before.map { text[start - 1].isJSONWhitespace || ",:[]{}".utf8.contains($0) } ?? true)
    report(.comment, start..<position, suggestion: isClear || isWholeLine && before != nil ? "" : nil)
  }

  /// Whether what stands in a comment is no part of the document that a stray mark cuts off.
  private func isRemark(_ range: Range<Int>) -> Bool {
    !text[range].contains { "{}[]\"".utf8.contains($0) }
  }

  /// Spaces and invisible characters beyond ASCII, which come with text that was copied from a page or a
  /// typesetter, and Latin-1's no-break space.
  private mutating func skipWideOddity() -> Bool {
    let start = position
    let unit = text.unit(position)
    if let scalar = unit.scalar {
      guard let name = DamagedText.nameOfSpace(scalar) else { return false }
      while position < text.end, text.unit(position).scalar == scalar { position += unit.length }
      let code = "U+" + FaultText.hex(scalar.value, digits: 4)
      report(
        .unexpectedCharacter, start..<position, text: "\(code) (\(name))",
        suggestion: scalar.properties.isWhitespace ? " " : "")
      return true
    }
    guard text[position] == 0xA0 else { return false }
    position += 1
    report(
      .invalidUTF8, start..<position, text: "\\xA0 (a no-break space in Latin-1)", suggestion: " ")
    return true
  }
}
