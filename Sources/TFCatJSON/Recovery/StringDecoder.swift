import Base

/// Reads what stands between the marks of a string, with escapes, and tells of the faults in it.
struct StringDecoder {
  /// Told of each fault: its kind, its place, what is shown of it if not the text itself, and what to write
  /// instead.
  typealias Report = (JSONFault.Kind, Range<Int>, String?, String?) -> Void

  let text: DamagedText
  let quote: QuotationMark

  /// The text of the bytes in a range.
  func decode(_ range: Range<Int>, _ report: Report) -> String {
    var content: [UInt8] = []
    var offset = range.lowerBound
    var kept = offset
    while offset < range.upperBound {
      let byte = text[offset]
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") {
        offset += 1
        continue
      }
      if byte >= 0x80 {
        let unit = text.unit(offset)
        if unit.scalar != nil {
          offset += unit.length
          continue
        }
      }
      content.append(contentsOf: text[kept..<offset])
      if byte >= 0x80 {
        content.append(contentsOf: readInvalidUTF8(&offset, end: range.upperBound, report).utf8)
      } else if byte == UInt8(ascii: "\\") {
        content.append(contentsOf: readEscape(&offset, end: range.upperBound, report).utf8)
      } else {
        content.append(contentsOf: readControlCharacter(&offset, end: range.upperBound, report).utf8)
      }
      kept = offset
    }
    if kept == range.lowerBound { return text.string(range) }
    content.append(contentsOf: text[kept..<max(kept, range.upperBound)])
    return String(decoding: content, as: UTF8.self)
  }

  private func readControlCharacter(_ offset: inout Int, end: Int, _ report: Report) -> String {
    let start = offset
    let byte = text[start]
    offset += 1
    var suggestion = FaultText.escape(UInt32(byte))
    if byte == UInt8(ascii: "\r"), offset < end, text[offset] == UInt8(ascii: "\n") {
      offset += 1
      suggestion = "\\r\\n"
    }
    report(.controlCharacter, start..<offset, nil, suggestion)
    return text.string(start..<offset)
  }

  private func readEscape(_ offset: inout Int, end: Int, _ report: Report) -> String {
    let start = offset
    offset += 1
    guard offset < end else {
      if offset == text.end { return "" }
      report(.badEscape, start..<offset, nil, "\\\\")
      return "\\"
    }
    let letter = text[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      return String(Character(Unicode.Scalar(letter)))
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "'") where quote == .single: return "'"
    case UInt8(ascii: "`") where quote == .backtick: return "`"
    case UInt8(ascii: "u"):
      if let unit = hexNumber(offset, digits: 4, end: end) {
        offset += 4
        return readUnicodeEscape(unit, start, &offset, end: end, report)
      }
    default: break
    }
    return readForeignEscape(start, &offset, end: end, report)
  }

  private func readUnicodeEscape(
    _ unit: UInt32, _ start: Int, _ offset: inout Int, end: Int, _ report: Report
  ) -> String {
    if unit == 0 {
      report(.nulEscape, start..<offset, nil, nil)
      return "\0"
    }
    if let scalar = Unicode.Scalar(unit) { return String(Character(scalar)) }
    if unit < 0xDC00, offset + 1 < end, text[offset] == UInt8(ascii: "\\"),
      text[offset + 1] == UInt8(ascii: "u"), let low = hexNumber(offset + 2, digits: 4, end: end),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    {
      offset += 6
      return String(Character(scalar))
    }
    report(.loneSurrogate, start..<offset, nil, "\\uFFFD")
    return "\u{FFFD}"
  }

  /// An escape of another language, or a backslash that was meant as one.
  private func readForeignEscape(_ start: Int, _ offset: inout Int, end: Int, _ report: Report) -> String {
    let letter = text[start + 1]
    var scalar: Unicode.Scalar?
    switch letter {
    case UInt8(ascii: "x"):
      if let value = hexNumber(start + 2, digits: 2, end: end) {
        offset = start + 4
        // No program escapes a plain letter: `\x64` is a folder of Windows.
        if value >= 0x80 { scalar = Unicode.Scalar(value) }
      }
    case UInt8(ascii: "u") where text.byte(start + 2) == UInt8(ascii: "{"):
      let digits = text[min(start + 3, end)..<min(start + 9, end)].prefix { $0.hexadecimalDigit != nil }
      let close = start + 3 + digits.count
      if close < end, text[close] == UInt8(ascii: "}"),
        let value = hexNumber(start + 3, digits: digits.count, end: end)
      {
        offset = close + 1
        scalar = Unicode.Scalar(value)
      }
    case UInt8(ascii: "u"):
      // Too few digits: what there is of them belongs to the escape.
      while offset < min(end, start + 6), text[offset].hexadecimalDigit != nil { offset += 1 }
      report(.badEscape, start..<offset, nil, nil)
      return "\u{FFFD}"
    case UInt8(ascii: "U"):
      if let value = hexNumber(start + 2, digits: 8, end: end) {
        offset = start + 10
        scalar = Unicode.Scalar(value)
      }
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "?"):
      let mark = Unicode.Scalar(letter)
      report(.badEscape, start..<offset, nil, String(Character(mark)))
      return String(Character(mark))
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      // A line that other languages continue.
      if letter == UInt8(ascii: "\r"), text.byte(offset) == UInt8(ascii: "\n"), offset < end { offset += 1 }
      report(.badEscape, start..<offset, nil, "")
      return ""
    default: break
    }
    // Control characters are hardly meant: `\x86` is another folder. Nor are those of `\a`, `\v` and
    // `\1`, with which `\alpha`, `\vec` and names begin.
    if let scalar, scalar.properties.generalCategory != .control {
      report(.badEscape, start..<offset, nil, FaultText.escape(scalar.value))
      return String(Character(scalar))
    }
    // The letter may be the first byte of a longer character or no character at all: it is read anew.
    offset = letter < 0x80 && letter >= 0x20 ? start + 2 : start + 1
    report(.badEscape, start..<offset, nil, "\\" + text.string(start..<offset))
    return text.string(start..<offset)
  }

  private func hexNumber(_ start: Int, digits: Int, end: Int) -> UInt32? {
    guard digits > 0, start + digits <= end else { return nil }
    var value: UInt32 = 0
    for byte in text[start..<start + digits] {
      guard let digit = byte.hexadecimalDigit else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }

  private func readInvalidUTF8(_ offset: inout Int, end: Int, _ report: Report) -> String {
    let invalid = InvalidUTF8(in: text, at: offset, end: end)
    offset = invalid.range.upperBound
    report(.invalidUTF8, invalid.range, invalid.description, invalid.isPrintable ? invalid.character : nil)
    return invalid.character
  }
}
