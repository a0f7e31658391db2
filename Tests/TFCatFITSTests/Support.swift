import Base
import TFCatFITS
import TFCatTables

/// A FITS file that a test makes byte by byte.
struct FITSBytes {
  private(set) var bytes: [UInt8] = []

  /// Adds a header; `END` and the rest of its last block come by themselves.
  mutating func header(_ cards: [String]) {
    for card in cards + ["END"] {
      let text = Array(card.utf8.prefix(80))
      bytes += text + [UInt8](repeating: 0x20, count: 80 - text.count)
    }
    fill(0x20)
  }

  /// Adds data, filled to a block.
  mutating func data(_ data: [UInt8]) {
    bytes += data
    fill(0)
  }

  private mutating func fill(_ byte: UInt8) {
    let rest = bytes.count % 2880
    if rest > 0 { bytes += [UInt8](repeating: byte, count: 2880 - rest) }
  }

  func file() throws -> MappedFile { try MappedFile(bytes: bytes) }

  /// A primary header and data unit without data.
  static var empty: FITSBytes {
    var fits = FITSBytes()
    fits.header([card("SIMPLE", "T"), card("BITPIX", "8"), card("NAXIS", "0"), card("EXTEND", "T")])
    return fits
  }

  /// A binary table with these columns, after an empty primary unit.
  static func table(
    rows: Int, width: Int, heap: Int = 0, columns: [(name: String, form: String)], more: [String] = [],
    data: [UInt8]
  ) -> FITSBytes {
    var fits = empty
    var cards = [
      card("XTENSION", "'BINTABLE'"), card("BITPIX", "8"), card("NAXIS", "2"), card("NAXIS1", "\(width)"),
      card("NAXIS2", "\(rows)"), card("PCOUNT", "\(heap)"), card("GCOUNT", "1"),
      card("TFIELDS", "\(columns.count)"),
    ]
    for (index, column) in columns.enumerated() {
      cards += [card("TTYPE\(index + 1)", "'\(column.name)'"), card("TFORM\(index + 1)", "'\(column.form)'")]
    }
    fits.header(cards + more)
    fits.data(data)
    return fits
  }

  /// An image with these pixels as the primary unit.
  static func image(_ bits: Int, _ dimensions: [Int], more: [String] = [], data: [UInt8]) -> FITSBytes {
    var fits = FITSBytes()
    var cards = [card("SIMPLE", "T"), card("BITPIX", "\(bits)"), card("NAXIS", "\(dimensions.count)")]
    for (index, size) in dimensions.enumerated() { cards.append(card("NAXIS\(index + 1)", "\(size)")) }
    fits.header(cards + more)
    fits.data(data)
    return fits
  }
}

/// A line of a header.
func card(_ name: String, _ value: String) -> String {
  "\(name)\(String(repeating: " ", count: max(0, 8 - name.count)))= \(value)"
}

/// A number as its bytes in a FITS file.
func big(_ value: some FixedWidthInteger) -> [UInt8] { withUnsafeBytes(of: value.bigEndian) { Array($0) } }
func big(_ value: Double) -> [UInt8] { big(value.bitPattern) }
func big(_ value: Float) -> [UInt8] { big(value.bitPattern) }

/// All rows of a table.
func rows(_ reader: FITSTableReader) throws(TableError) -> [[TableValue]] {
  var reader = reader
  var rows: [[TableValue]] = []
  while let row = try reader.next() { rows.append(row.cells) }
  return rows
}
