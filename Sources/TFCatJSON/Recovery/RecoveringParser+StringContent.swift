import Base

extension RecoveringParser {
  /// The text between the marks of a string, with its faults told.
  mutating func decodeString(_ range: Range<Int>, _ quote: Quote) -> String {
    var text: [UInt8] = []
    var offset = range.lowerBound
    var kept = offset
    while offset < range.upperBound {
      let byte = bytes[offset]
      if byte >= 0x20, byte < 0x80, byte != UInt8(ascii: "\\") {
        offset += 1
        continue
      }
      if byte >= 0x80 {
        let unit = UTF8Unit(bytes, at: offset)
        if unit.scalar != nil {
          offset += unit.length
          continue
        }
      }
      text.append(contentsOf: bytes[kept..<offset])
      if byte >= 0x80 {
        text.append(contentsOf: readInvalidUTF8(&offset, end: range.upperBound, inString: true).utf8)
      } else if byte == UInt8(ascii: "\\") {
        text.append(contentsOf: readEscape(&offset, end: range.upperBound, quote).utf8)
      } else {
        text.append(contentsOf: readControlCharacter(&offset, end: range.upperBound).utf8)
      }
      kept = offset
    }
    if kept == range.lowerBound { return string(range) }
    text.append(contentsOf: bytes[kept..<max(kept, range.upperBound)])
    return String(decoding: text, as: UTF8.self)
  }

  private mutating func readControlCharacter(_ offset: inout Int, end: Int) -> String {
    let start = offset
    let byte = bytes[start]
    offset += 1
    var suggestion = Self.escape(UInt32(byte))
    if byte == UInt8(ascii: "\r"), offset < end, bytes[offset] == UInt8(ascii: "\n") {
      offset += 1
      suggestion = "\\r\\n"
    }
    report(.controlCharacter, start..<offset, suggestion: suggestion)
    return string(start..<offset)
  }

  private mutating func readEscape(_ offset: inout Int, end: Int, _ quote: Quote) -> String {
    let start = offset
    offset += 1
    guard offset < end else {
      if offset == self.end { return "" }
      report(.badEscape, start..<offset, suggestion: "\\\\")
      return "\\"
    }
    let letter = bytes[offset]
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
        return readUnicodeEscape(unit, start, &offset, end: end)
      }
    default: break
    }
    return readForeignEscape(start, &offset, end: end)
  }

  private mutating func readUnicodeEscape(
    _ unit: UInt32, _ start: Int, _ offset: inout Int, end: Int
  ) -> String {
    if unit == 0 {
      report(.nulEscape, start..<offset)
      return "\0"
    }
    if let scalar = Unicode.Scalar(unit) { return String(Character(scalar)) }
    if unit < 0xDC00, offset + 1 < end, bytes[offset] == UInt8(ascii: "\\"),
      bytes[offset + 1] == UInt8(ascii: "u"), let low = hexNumber(offset + 2, digits: 4, end: end),
      (0xDC00...0xDFFF).contains(low),
      let scalar = Unicode.Scalar(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00))
    {
      offset += 6
      return String(Character(scalar))
    }
    report(.loneSurrogate, start..<offset, suggestion: "\\uFFFD")
    return "\u{FFFD}"
  }

  /// An escape of another language, or a backslash that was meant as one.
  private mutating func readForeignEscape(_ start: Int, _ offset: inout Int, end: Int) -> String {
    let letter = bytes[start + 1]
    var scalar: Unicode.Scalar?
    switch letter {
    case UInt8(ascii: "x"):
      if let value = hexNumber(start + 2, digits: 2, end: end) {
        offset = start + 4
        scalar = Unicode.Scalar(value)
      }
    case UInt8(ascii: "u") where byte(start + 2) == UInt8(ascii: "{"):
      let digits = bytes[min(start + 3, end)..<min(start + 9, end)].prefix { Self.hexDigit($0) != nil }
      let close = start + 3 + digits.count
      if close < end, bytes[close] == UInt8(ascii: "}"),
        let value = hexNumber(start + 3, digits: digits.count, end: end)
      {
        offset = close + 1
        scalar = Unicode.Scalar(value)
      }
    case UInt8(ascii: "u"):
      // Too few digits: what there is of them belongs to the escape.
      while offset < min(end, start + 6), Self.hexDigit(bytes[offset]) != nil { offset += 1 }
      report(.badEscape, start..<offset)
      return "\u{FFFD}"
    case UInt8(ascii: "U"):
      if let value = hexNumber(start + 2, digits: 8, end: end) {
        offset = start + 10
        scalar = Unicode.Scalar(value)
      }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value: UInt32 = 0
      offset = start + 1
      while offset < min(end, start + 4), (UInt8(ascii: "0")...UInt8(ascii: "7")).contains(bytes[offset]) {
        value = value * 8 + UInt32(bytes[offset] - UInt8(ascii: "0"))
        offset += 1
      }
      scalar = Unicode.Scalar(value)
    case UInt8(ascii: "a"): scalar = "\u{7}"
    case UInt8(ascii: "e"): scalar = "\u{1B}"
    case UInt8(ascii: "v"): scalar = "\u{B}"
    case UInt8(ascii: "'"), UInt8(ascii: "`"), UInt8(ascii: "?"):
      let mark = Unicode.Scalar(letter)
      report(.badEscape, start..<offset, suggestion: String(Character(mark)))
      return String(Character(mark))
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      // A line that other languages continue.
      if letter == UInt8(ascii: "\r"), byte(offset) == UInt8(ascii: "\n"), offset < end { offset += 1 }
      report(.badEscape, start..<offset, suggestion: "")
      return ""
    default: break
    }
    if let scalar {
      report(.badEscape, start..<offset, suggestion: Self.escape(scalar.value))
      return String(Character(scalar))
    }
    // The letter may be the first byte of a longer character or no character at all: it is read anew.
    offset = letter < 0x80 && letter >= 0x20 ? start + 2 : start + 1
    report(.badEscape, start..<offset, suggestion: "\\" + string(start..<offset))
    return string(start..<offset)
  }

  private func hexNumber(_ start: Int, digits: Int, end: Int) -> UInt32? {
    guard digits > 0, start + digits <= end else { return nil }
    var value: UInt32 = 0
    for byte in bytes[start..<start + digits] {
      guard let digit = Self.hexDigit(byte) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte - UInt8(ascii: "0"))
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }

  /// Tells of bytes that are not UTF-8, with what they would be: the Latin-1 character is mostly meant.
  /// Returns that character, which is suggested where it may stand.
  mutating func readInvalidUTF8(_ offset: inout Int, end: Int, inString: Bool = false) -> String {
    let start = offset
    let unit = UTF8Unit(bytes, at: start)
    offset = min(end, start + unit.length)
    let shown = bytes[start..<offset].map { "\\x" + Self.hex(UInt32($0), digits: 2) }.joined()
    var meant: Unicode.Scalar?
    var reading: String
    switch unit.illFormed {
    case let value? where value > 0x10FFFF: reading = "beyond U+10FFFF"
    case let value? where value < 0xD800 || value > 0xDFFF:
      meant = Unicode.Scalar(value)
      reading = "an overlong form of U+\(Self.hex(value, digits: 4))"
    case let value?:
      reading = "the surrogate U+\(Self.hex(value, digits: 4))"
      if value < 0xDC00, offset < end, let low = UTF8Unit(bytes, at: offset).illFormed,
        (0xDC00...0xDFFF).contains(low)
      {
        offset = min(end, offset + 3)
        meant = Unicode.Scalar(0x10000 + ((value - 0xD800) << 10) + (low - 0xDC00))
        reading = "a pair of surrogates"
      }
    case nil where bytes[start] >= 0xA0:
      meant = Unicode.Scalar(bytes[start])
      reading = "\(Self.visible(Unicode.Scalar(bytes[start]))) in Latin-1"
    case nil: reading = "not a character in UTF-8 or Latin-1"
    }
    let isPrintable = meant.map { $0.value >= 0x20 && $0.value != 0x22 && $0.value != 0x5C } ?? false
    let character = meant.map { String(Character($0)) } ?? "\u{FFFD}"
    report(
      .invalidUTF8, start..<offset, text: "\(shown) (\(reading))",
      suggestion: inString && isPrintable ? character : nil)
    return character
  }
}
