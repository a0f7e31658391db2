import Base
import TFCatJSON

/// Writes a table as CSV (RFC 4180) or with another character between cells; the file appears when `finish`
/// has returned.
///
/// Nothing is an empty cell and an empty text is `""`, as PostgreSQL tells them apart. Arrays are JSON text.
public struct DelimitedTableWriter: TableWriter, ~Copyable {
  private var output: TableOutput
  private let columnCount: Int
  private let separator: UInt8
  private let form: CellForm
  /// Whether no cell may look like a formula.
  private let isForSpreadsheets: Bool
  /// Whether no number has the separator in it.
  private let hasPlainNumbers: Bool
  private var number = DoubleText()
  private var repeated = RepeatedCells()
  /// Where the row begins that is written cell by cell.
  private var rowStart = 0
  /// The rows written so far.
  public var count: Int { output.rowCount }

  /// How a format spells what has no text of its own.
  struct CellForm {
    var booleans = (true: "true", false: "false")
    /// A row of one empty cell, which would be a blank line.
    var loneNull = "NULL"
  }

  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: the columns.
  ///   - separator: stands between cells.
  ///   - header: whether a line names the columns.
  ///   - preamble: lines before everything else, each with its line end.
  public init(
    path: String, head: TableHead, separator: Character = ",", header: Bool = true, preamble: String = ""
  ) throws(TableError) {
    try self.init(
      path: path, head: head, separator: separator, header: header, preamble: preamble, form: CellForm())
  }

  /// CSV for spreadsheets, which take texts for formulas: an apostrophe stands before those.
  package init(forSpreadsheetsAt path: String, head: TableHead) throws(TableError) {
    try self.init(
      path: path, head: head, separator: ",", header: true, preamble: "", form: CellForm(),
      isForSpreadsheets: true)
  }

  init(
    path: String, head: TableHead, separator: Character, header: Bool, preamble: String, form: CellForm,
    isForSpreadsheets: Bool = false
  ) throws(TableError) {
    guard let byte = separator.asciiValue, byte != UInt8(ascii: "\""), byte != 0x0A, byte != 0x0D else {
      throw TableError(path: path, reason: "\"\(separator)\" cannot stand between cells")
    }
    output = try TableOutput(path: path)
    self.separator = byte
    self.form = form
    self.isForSpreadsheets = isForSpreadsheets
    hasPlainNumbers = !separator.isLetter && !separator.isNumber && !"+-.".contains(separator)
    columnCount = head.columns.count
    output.bytes.append(text: preamble)
    if header {
      for (index, column) in head.columns.enumerated() {
        if index > 0 { output.bytes.append(byte) }
        let name = isForSpreadsheets ? CSVEscaping.forSpreadsheet(column.name) : column.name
        Self.write(name, separator: byte, into: &output.bytes)
      }
      output.bytes.append(0x0A)
    }
  }

  /// Writes the next row; cells that are missing at its end are nothing.
  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard cells.count <= columnCount else {
      throw TableError(
        path: output.path, row: count + 1,
        reason: "\(cells.count) cells for the \(columnCount) columns of the table")
    }
    repeated.beginRow(at: output.bytes.count)
    while let index = repeated.nextChange(in: cells, count: columnCount, &output.bytes) {
      let cell = index < cells.count ? cells[index] : .null
      if index > 0 { output.bytes.append(separator) }
      switch cell {
      case .null: break
      case .array: Self.write(cell.json.description, separator: separator, into: &output.bytes)
      case .bool(let flag): output.bytes.append(text: flag ? form.booleans.true : form.booleans.false)
      case .integer(let number) where hasPlainNumbers: TableText.append(number, to: &output.bytes)
      case .double(let value) where hasPlainNumbers:
        TableText.append(value, with: &number, to: &output.bytes)
      case .string(let text) where isForSpreadsheets, .invalid(let text) where isForSpreadsheets:
        Self.write(CSVEscaping.forSpreadsheet(text), separator: separator, into: &output.bytes)
      case .string(let text), .invalid(let text):
        Self.write(text, separator: separator, into: &output.bytes)
      case let value: Self.write(value.text ?? "", separator: separator, into: &output.bytes)
      }
      repeated.note(cell, at: index, end: output.bytes.count)
    }
    repeated.endRow(output.bytes)
    // A row of one empty cell is otherwise a blank line, which readers pass over.
    if columnCount == 1, cells.first?.isNull != false { output.bytes.append(text: form.loneNull) }
    output.bytes.append(0x0A)
    try output.endRow()
  }

  /// Ends the table, which appears under its name then.
  public consuming func finish() throws(TableError) { try output.commit() }

  private static func write(_ text: String, separator: UInt8, into bytes: inout ByteBuffer) {
    var text = text
    text.withUTF8 { write($0, separator: separator, into: &bytes) }
  }

  private static func write(
    _ text: UnsafeBufferPointer<UInt8>, separator: UInt8, into bytes: inout ByteBuffer
  ) {
    guard needsQuotes(text, separator: separator) else { return bytes.append(text) }
    bytes.append("\"")
    bytes.append(doublingQuotesOf: text)
    bytes.append("\"")
  }

  private static func needsQuotes(_ utf8: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Bool {
    guard let first = utf8.first, let last = utf8.last, first != 0x20, last != 0x20,
      first != UInt8(ascii: "#"), utf8.count != 4 || !utf8.elementsEqual("NULL".utf8)
    else { return true }
    if isPlain(utf8, separator: separator) { return false }
    return CSVEscaping.needsQuotes(utf8, separator: separator) || utf8.contains(0x09)
  }

  /// Whether a text is printable ASCII without quotes and separators, eight bytes at a time, as nearly all
  /// cells are.
  private static func isPlain(_ utf8: UnsafeBufferPointer<UInt8>, separator: UInt8) -> Bool {
    guard let base = utf8.baseAddress else { return true }
    let ones: UInt64 = 0x0101_0101_0101_0101
    var place = 0
    while place + 8 <= utf8.count {
      let text = UnsafeRawPointer(base + place).loadUnaligned(as: UInt64.self)
      let quotes = text ^ (ones &* 0x22)
      let separators = text ^ (ones &* UInt64(separator))
      let found =
        ((quotes &- ones) & ~quotes) | ((separators &- ones) & ~separators)
        | ((text &- ones &* 0x20) & ~text) | text
      if found & (ones << 7) != 0 { return false }
      place += 8
    }
    while place < utf8.count {
      let byte = base[place]
      if byte &- 0x20 >= 0x60 || byte == 0x22 || byte == separator { return false }
      place += 1
    }
    return true
  }
}

// Tables in which a cell may have to be written otherwise, those for spreadsheets and those of one column,
// are written from values.
extension DelimitedTableWriter: CellWriter {
  package var takesCells: Bool { hasPlainNumbers && !isForSpreadsheets && columnCount > 1 }

  package mutating func beginRow() { rowStart = output.bytes.count }

  package mutating func writeNull() { output.bytes.append(separator) }

  package mutating func write(_ flag: Bool) {
    output.bytes.append(text: flag ? form.booleans.true : form.booleans.false)
    output.bytes.append(separator)
  }

  package mutating func write(number text: UnsafeBufferPointer<UInt8>) {
    output.bytes.append(text)
    output.bytes.append(separator)
  }

  package mutating func write(numbers: [Double]) {
    var text = TableValue.array(numbers.map(TableValue.double)).json.description
    text.withUTF8 { write(text: $0) }
  }

  package mutating func write(text: UnsafeBufferPointer<UInt8>) {
    Self.write(text, separator: separator, into: &output.bytes)
    output.bytes.append(separator)
  }

  package mutating func endRow() throws(TableError) {
    // A separator stands behind the last cell too.
    output.bytes.removeLast(1)
    output.bytes.append(0x0A)
    try output.endRow()
  }

  package mutating func dropRow() { output.bytes.removeLast(output.bytes.count - rowStart) }

  package func apart() -> DelimitedTableWriter { DelimitedTableWriter(apartFrom: self) }

  private init(apartFrom table: borrowing DelimitedTableWriter) {
    output = TableOutput(apartFrom: table.output)
    columnCount = table.columnCount
    separator = table.separator
    form = table.form
    isForSpreadsheets = table.isForSpreadsheets
    hasPlainNumbers = table.hasPlainNumbers
  }

  package mutating func take(_ rows: inout DelimitedTableWriter) throws(TableError) {
    try output.take(&rows.output)
  }

  package mutating func dropRows() { output.dropRows() }
}
