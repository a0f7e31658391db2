/// Cells of delimited text (RFC 4180).
@usableFromInline package enum CSVEscaping {
  /// Appends a cell of a table with commas, in quotes where it cannot do without: a quotation mark in it is
  /// doubled.
  ///
  /// A text that a spreadsheet takes for a formula (`=1+1`) is written as it is: quotes would not keep it
  /// from that, and anything else would change the value. `forSpreadsheet` does that where it is asked for.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    var text = text
    text.withUTF8 { text in
      guard needsQuotes(text, separator: UInt8(ascii: ",")) else {
        bytes.append(contentsOf: text)
        return
      }
      bytes.append(UInt8(ascii: "\""))
      ByteRuns.append(text, to: &bytes) {
        $0 == UInt8(ascii: "\"")
      } replace: { quote, bytes in
        bytes.append(quote)
        bytes.append(quote)
      }
      bytes.append(UInt8(ascii: "\""))
    }
  }

  /// A cell that no spreadsheet takes for a formula: where it begins with `=`, `+`, `-`, `@`, a tab or a
  /// carriage return and is no number, an apostrophe stands before it.
  package static func forSpreadsheet(_ text: String) -> String {
    switch text.utf8.first {
    case UInt8(ascii: "="), UInt8(ascii: "@"), 0x09, 0x0D: "'\(text)"
    case UInt8(ascii: "+"), UInt8(ascii: "-"): isDecimalNumber(text) ? text : "'\(text)"
    default: text
    }
  }

  /// Whether a text is a number as `-1.5e3`.
  private static func isDecimalNumber(_ text: String) -> Bool {
    text.utf8.allSatisfy { $0.isDigit || "+-.eE".utf8.contains($0) } && Double(text) != nil
  }

  /// Whether a cell has to stand in quotes: for a separator, a quotation mark or a line end, and for the
  /// characters that some readers take for line ends. To Python, on which DaCHS stands, these are VT, FF, FS,
  /// GS, RS, NEL (U+0085), U+2028 and U+2029; in quotes they are part of the cell to it too.
  package static func needsQuotes(_ utf8: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Bool {
    var isPlain = true
    for byte in utf8 {
      if isSpecial(byte, separator: separator) { return true }
      if byte < 0x20 || byte >= 0xC2 { isPlain = false }
    }
    return !isPlain && hasOtherLineEnd(utf8)
  }

  private static func hasOtherLineEnd(_ utf8: UnsafeBufferPointer<UInt8>) -> Bool {
    for (place, byte) in utf8.enumerated() {
      switch byte {
      case 0x0B, 0x0C, 0x1C...0x1E: return true
      case 0xC2 where utf8[place...].starts(with: [0xC2, 0x85]): return true
      case 0xE2 where utf8[place...].starts(with: [0xE2, 0x80, 0xA8]): return true
      case 0xE2 where utf8[place...].starts(with: [0xE2, 0x80, 0xA9]): return true
      default: break
      }
    }
    return false
  }

  /// Whether a cell with this byte has to stand in quotes.
  @inlinable @inline(__always)
  package static func isSpecial(_ byte: UInt8, separator: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
