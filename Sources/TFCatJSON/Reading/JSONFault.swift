/// One way in which a text fails RFC 8259, or asks for trouble though it is JSON, at its place.
package struct JSONFault: Hashable, Sendable {
  package enum Kind: String, CaseIterable, Sendable {
    /// The text ends before the document does.
    case truncated
    /// There is text after the end of the document that is no second document.
    case trailingText
    /// Another document follows.
    case secondDocument
    /// `NaN`, `Infinity`, `-Infinity`, `inf` and their relatives.
    case nonFiniteNumber
    /// `None`, `True`, `undefined`, `nil`: literals of other languages.
    case foreignLiteral
    case comment
    case trailingComma
    case singleQuotes
    /// A string whose closing quotation mark is missing.
    case unclosedString
    /// `"say "hello" now"`: a quotation mark inside a string that lacks its backslash.
    case unescapedQuote
    /// A member name or a word without quotes.
    case bareWord
    case leadingZero
    case plusSign
    case hexadecimal
    /// `.5`, `5.`, `1e`, `-`: digits are missing.
    case incompleteNumber
    /// A raw control character inside a string: newline, tab ...
    case controlCharacter
    /// `\x41`, `\'`, `\u12`: an escape that JSON does not have.
    case badEscape
    /// `\uD800` without its partner.
    case loneSurrogate
    /// `\u0000` (RFC 8259 allows it; C-based readers cut the string there).
    case nulEscape
    case missingComma
    /// `=`, nothing or something else where `:` must stand.
    case missingColon
    /// `[a,,b]`, `{"a":}`: a value is missing.
    case missingValue
    /// A bracket closes what it did not open, or was never closed before the next element.
    case mismatchedBracket
    case unexpectedCharacter
    /// A member name that is there already (RFC 8259, section 4: names SHOULD be unique).
    case duplicateMember
    /// The number is beyond the range of a double.
    case numberOverflow
    /// The number is not zero, but a double makes it zero.
    case numberUnderflow
    /// An integer beyond 2^53: readers that hold numbers as doubles change it.
    case integerPrecision
    /// More than `JSONLimits.depth` levels.
    case nestingTooDeep
    /// Bytes that are not UTF-8.
    case invalidUTF8
    /// A byte order mark at the start.
    case byteOrderMark
    /// Too many faults: the rest of the text was not looked at.
    case tooManyFaults
  }

  package var kind: Kind
  /// Offsets in bytes from the start of the text that was read.
  package var range: Range<Int>
  /// The innermost value that surrounds or is the fault.
  package var pointer: JSONPointer
  /// What stands there, shortened to a line.
  package var text: String
  /// What to write instead of the text in the range, where that is known: empty where it must go. Where
  /// something is missing, the range is empty and lies where it belongs.
  package var suggestion: String?

  package init(
    kind: Kind, range: Range<Int>, pointer: JSONPointer, text: String, suggestion: String? = nil
  ) {
    self.kind = kind
    self.range = range
    self.pointer = pointer
    self.text = text
    self.suggestion = suggestion
  }
}

extension JSONFault.Kind {
  /// Whether the text is still JSON by the grammar of RFC 8259.
  package var isAdvice: Bool {
    switch self {
    case .nulEscape, .duplicateMember, .numberOverflow, .numberUnderflow, .integerPrecision, .byteOrderMark,
      .loneSurrogate:
      true
    default: false
    }
  }
}

/// Limits that keep hostile text from exhausting the machine.
package enum JSONLimits {
  /// The deepest nesting that is read, the limit of jansson's parser.
  package static let depth = 2048
  /// The faults that are told of one text before reading stops.
  package static let faults = 1000
}
