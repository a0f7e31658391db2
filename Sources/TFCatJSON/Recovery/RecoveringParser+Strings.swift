import Base

extension RecoveringParser {
  mutating func readStringValue() {
    let start = position
    let text = readString()
    add(JSONNode(.string(text), range: start..<position))
  }

  /// Reads the string in double quotes that starts here.
  @inline(__always)
  mutating func readString() -> String {
    let start = position + 1
    var offset = start
    while offset < end {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\"") {
        guard !Self.isWordByte(self.byte(offset + 1)) else { break }
        position = offset + 1
        return string(start..<offset)
      }
      if byte == UInt8(ascii: "\\") || byte < 0x20 || byte >= 0x80 { break }
      offset += 1
    }
    return readOddString(.double)
  }

  /// The marks that people and programs put around strings.
  enum Quote {
    case double
    case single
    case backtick
    /// “ ” and their relatives, of which each is one character.
    case typographic

    /// The length of the mark, if the string may end there.
    @inline(__always)
    func length(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Int? {
      switch self {
      case .double: bytes[offset] == UInt8(ascii: "\"") ? 1 : nil
      case .single: bytes[offset] == UInt8(ascii: "'") ? 1 : nil
      case .backtick: bytes[offset] == UInt8(ascii: "`") ? 1 : nil
      case .typographic:
        RecoveringParser.isTypographicQuote(bytes, offset)
          ? UTF8Unit(bytes, at: offset).length : bytes[offset] == UInt8(ascii: "\"") ? 1 : nil
      }
    }
  }

  static func isTypographicQuote(_ bytes: UnsafeRawBufferPointer, _ offset: Int) -> Bool {
    guard bytes[offset] == 0xE2 || bytes[offset] == 0xC2 else { return false }
    switch UTF8Unit(bytes, at: offset).scalar {
    case "\u{2018}"?, "\u{2019}"?, "\u{201A}"?, "\u{201B}"?, "\u{201C}"?, "\u{201D}"?, "\u{201E}"?,
      "\u{201F}"?, "\u{AB}"?, "\u{BB}"?, "\u{2032}"?, "\u{2033}"?:
      return true
    default: return false
    }
  }

  /// Reads a string that the fast way does not: with escapes, characters beyond ASCII, or faults.
  @inline(never)
  mutating func readOddString(_ quote: Quote, isName: Bool = false) -> String {
    let start = position
    let extent = stringExtent(quote, isName: isName || expectation == .name)
    let open = quote == .typographic ? UTF8Unit(bytes, at: start).length : 1
    let text = decodeString(start + open..<extent.content, quote)
    position = extent.next
    let whole = start..<extent.next
    switch extent.ending {
    case .closed: if quote != .double { reportQuotes(quote, whole, text) }
    case .innerQuotes(let inner):
      if quote == .double {
        report(.unescapedQuote, inner, suggestion: Self.escapingQuotes(string(inner)))
      } else {
        reportQuotes(quote, whole, text)
      }
    case .unclosed:
      let suggestion = quote == .double && whole.count < 200 ? string(whole) + "\"" : nil
      report(.unclosedString, whole, suggestion: suggestion)
    case .endOfText: readEnd(inside: "a string")
    }
    return text
  }

  private mutating func reportQuotes(_ quote: Quote, _ range: Range<Int>, _ text: String) {
    let suggestion = range.count < 1000 ? Self.quoted(text) : nil
    if quote != .typographic {
      report(.singleQuotes, range, suggestion: suggestion)
    } else {
      let text = excerpt(range) + " (typographic quotation marks)"
      report(.unexpectedCharacter, range, text: text, suggestion: suggestion)
    }
  }

  private static func escapingQuotes(_ text: String) -> String {
    text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\\\"")
  }

  /// A text as a JSON string.
  static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\0"..<" ": result += Self.escape(scalar.value)
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// The escape of a character.
  static func escape(_ value: UInt32) -> String {
    switch value {
    case 0x08: return "\\b"
    case 0x09: return "\\t"
    case 0x0A: return "\\n"
    case 0x0C: return "\\f"
    case 0x0D: return "\\r"
    case 0x10000...:
      let offset = value - 0x10000
      return escape(0xD800 + (offset >> 10)) + escape(0xDC00 + (offset & 0x3FF))
    default: return "\\u" + hex(value, digits: 4)
    }
  }
}
