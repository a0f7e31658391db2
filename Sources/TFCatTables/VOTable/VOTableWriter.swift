internal import Base
internal import TFCatJSON

/// Writes a table as VOTable 1.4, row by row; the file appears under its name when `finish` has returned.
///
///     var writer = try VOTableWriter(path: "out.vot", head: head, serialization: .binary2)
///     try writer.write(["III", 1.5, .null])
///     try writer.finish()
///
/// Values go by the type of their column: a value that the column cannot hold is an error, and nothing of its
/// row is written.
public struct VOTableWriter: TableWriter, ~Copyable {
  /// How cells are written (VOTable 1.4, section 5).
  public enum Serialization: String, Sendable, Hashable, CaseIterable {
    /// Cells as text in elements.
    case tableData = "tabledata"
    /// A binary stream in base64: smaller, and exact for every value.
    case binary2
  }

  private var output: TableOutput
  private let head: TableHead
  private let serialization: Serialization
  private var encoder: VOTableCellEncoder
  /// The bytes of the stream that do not fill a line yet.
  private var stream = ByteBuffer()
  /// Where the row begins that is written cell by cell, and how many cells it has so far.
  private var rowStart = 0
  private var cellCount = 0
  private var number = DoubleText()
  /// The rows written so far.
  public var count: Int { output.rowCount }

  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: columns without a datatype are written as texts.
  ///   - serialization: text or binary cells.
  /// - Throws: `TableError` when the file cannot be written, or the head has a character that XML does not
  ///   have.
  public init(
    path: String, head: TableHead, serialization: Serialization = .tableData
  ) throws(TableError) {
    var head = head
    for index in head.columns.indices where head.columns[index].dataType == nil {
      head.columns[index].dataType = .unicodeChar
      head.columns[index].shape = .variable
    }
    self.head = head
    self.serialization = serialization
    encoder = VOTableCellEncoder(columns: head.columns, path: path)
    var text: [UInt8] = []
    try VOTableHeadText(path: path).write(head, into: &text)
    text.append(
      contentsOf: (serialization == .tableData
        ? "<DATA>\n<TABLEDATA>\n" : "<DATA>\n<BINARY2>\n<STREAM encoding=\"base64\">\n").utf8)
    output = try TableOutput(path: path)
    output.bytes.append(text)
  }

  /// Writes the next row; cells that are missing at its end are nothing.
  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard cells.count <= head.columns.count else {
      throw TableError(
        path: output.path, row: count + 1,
        reason: "\(cells.count) cells for the \(head.columns.count) columns of the table")
    }
    switch serialization {
    case .tableData: try encoder.writeText(cells, row: count + 1, into: &output.bytes)
    case .binary2:
      try encoder.writeBinary(cells, row: count + 1, into: &stream)
      let whole = stream.count / Base64Encoder.bytesPerLine * Base64Encoder.bytesPerLine
      if whole > 1 << 14 {
        Base64Encoder.append(
          linesOf: UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(stream.bytes)[..<whole]),
          to: &output.bytes)
        stream.removeFirst(whole)
      }
    }
    try output.endRow()
  }

  /// Completes the file and puts it in its place.
  public consuming func finish() throws(TableError) { try finish(trailingInfos: []) }

  /// Completes the file and puts it in its place.
  ///
  /// - Parameter trailingInfos: what is known only after the rows, such as the status OVERFLOW.
  public consuming func finish(trailingInfos: [TableInfo]) throws(TableError) {
    Base64Encoder.append(linesOf: UnsafeRawBufferPointer(stream.bytes), to: &output.bytes)
    output.bytes.append(
      serialization == .tableData
        ? "</TABLEDATA>\n</DATA>\n</TABLE>\n" : "</STREAM>\n</BINARY2>\n</DATA>\n</TABLE>\n")
    var end: [UInt8] = []
    for info in trailingInfos { VOTableHeadText(path: output.path).write(info, into: &end) }
    output.bytes.append(end)
    output.bytes.append("</RESOURCE>\n</VOTABLE>\n")
    try output.commit()
  }
}

// Binary tables are written from values.
extension VOTableWriter: CellWriter {
  package var takesCells: Bool { serialization == .tableData }

  package mutating func beginRow() {
    (rowStart, cellCount) = (output.bytes.count, 0)
    output.bytes.append("<TR>")
  }

  package mutating func writeNull() {
    output.bytes.append("<TD></TD>")
    cellCount += 1
  }

  package mutating func write(_ flag: Bool) {
    output.bytes.append(flag ? "<TD>T</TD>" : "<TD>F</TD>")
    cellCount += 1
  }

  package mutating func write(number text: UnsafeBufferPointer<UInt8>) {
    output.bytes.append("<TD>")
    output.bytes.append(text)
    output.bytes.append("</TD>")
    cellCount += 1
  }

  package mutating func write(numbers: [Double]) {
    output.bytes.append("<TD>")
    for (place, value) in numbers.enumerated() {
      if place > 0 { output.bytes.append(0x20) }
      TableText.append(value, with: &number, to: &output.bytes)
    }
    output.bytes.append("</TD>")
    cellCount += 1
  }

  package mutating func write(text: UnsafeBufferPointer<UInt8>) throws(TableError) {
    output.bytes.append("<TD>")
    if !XMLText.writeUsual(text, into: &output.bytes) {
      try encoder.writeText(
        String(decoding: text, as: UTF8.self), column: cellCount, row: count + 1, into: &output.bytes)
    }
    output.bytes.append("</TD>")
    cellCount += 1
  }

  package mutating func endRow() throws(TableError) {
    output.bytes.append("</TR>\n")
    try output.endRow()
  }

  package mutating func dropRow() { output.bytes.removeLast(output.bytes.count - rowStart) }

  package func apart() -> VOTableWriter { VOTableWriter(apartFrom: self) }

  private init(apartFrom table: borrowing VOTableWriter) {
    output = TableOutput(apartFrom: table.output)
    head = table.head
    serialization = table.serialization
    encoder = table.encoder
  }

  package mutating func take(_ rows: inout VOTableWriter) throws(TableError) {
    try output.take(&rows.output)
  }

  package mutating func dropRows() { output.dropRows() }
}
