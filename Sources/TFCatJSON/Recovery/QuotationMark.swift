import Base

/// The marks that people and programs put around strings.
enum QuotationMark {
  case double
  case single
  case backtick
  /// “ ” and their relatives, of which each is one character.
  case typographic

  /// The length of the mark, if the string may end there.
  @inline(__always)
  func length(in text: DamagedText, at offset: Int) -> Int? {
    switch self {
    case .double: text[offset] == UInt8(ascii: "\"") ? 1 : nil
    case .single: text[offset] == UInt8(ascii: "'") ? 1 : nil
    case .backtick: text[offset] == UInt8(ascii: "`") ? 1 : nil
    case .typographic:
      text.isTypographicQuote(offset)
        ? text.unit(offset).length : text[offset] == UInt8(ascii: "\"") ? 1 : nil
    }
  }

  /// The length of the mark with which a string begins there.
  func openingLength(in text: DamagedText, at offset: Int) -> Int {
    self == .typographic ? text.unit(offset).length : 1
  }
}
