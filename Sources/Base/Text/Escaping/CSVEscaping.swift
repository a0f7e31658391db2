/// Cells of delimited text (RFC 4180).
package enum CSVEscaping {
  /// Appends a cell, in quotes where `needsQuotes` says so: a quotation mark in it is doubled.
  ///
  /// A text that a spreadsheet takes for a formula (`=1+1`) is written as it is: quotes would not keep it
  /// from that, and anything else would change the value.
  @inlinable @inline(__always)
  package static func append(
    _ text: String, to bytes: inout [UInt8], needsQuotes: (UnsafeBufferPointer<UInt8>) -> Bool
  ) {
    var text = text
    let isWritten = text.withUTF8 { utf8 in
      guard !needsQuotes(utf8) else { return false }
      bytes.append(contentsOf: utf8)
      return true
    }
    if isWritten { return }
    bytes.append(UInt8(ascii: "\""))
    ByteRuns.append(text, to: &bytes) {
      $0 == UInt8(ascii: "\"")
    } replace: { quote, bytes in
      bytes.append(quote)
      bytes.append(quote)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  /// Appends a cell of a table with commas, in quotes where it cannot do without.
  package static func append(_ text: String, to bytes: inout [UInt8]) {
    append(text, to: &bytes) { $0.contains { isSpecial($0, separator: UInt8(ascii: ",")) } }
  }

  /// Whether a cell with this byte has to stand in quotes.
  @inlinable @inline(__always)
  package static func isSpecial(_ byte: UInt8, separator: UInt8) -> Bool {
    byte == separator || byte == UInt8(ascii: "\"") || byte == 0x0A || byte == 0x0D
  }
}
