import Base
internal import TFCatJSON
public import TFCatTables

/// Writes a script for `psql -f`: the definition of the table with its indexes and comments, and the rows as
/// COPY text.
///
/// Backslashes, tabs and line ends are escaped, and NULL is `\N`, as PostgreSQL reads its text format. The
/// whole script is one transaction.
public struct PostgreSQLTableWriter: TableWriter, ~Copyable {
  private let path: String
  private let table: String
  private let columnCount: Int
  private let file: OutputFile
  private let indexes: [[String]]
  private var bytes: [UInt8] = []
  /// The rows written so far.
  public private(set) var count = 0

  /// Opens the script.
  ///
  /// - Parameters:
  ///   - path: where the script goes; `-` for standard output.
  ///   - head: the columns; its name is that of the table, `schema.table`.
  ///   - primary: the column of the primary key.
  ///   - indexes: sets of columns; each set gets one index, which is made after all rows are in the table.
  public init(
    path: String, head: TableHead, primary: String? = nil, indexes: [[String]] = []
  ) throws(TableError) {
    let parts = (head.name ?? "epn_core").split(separator: ".").map { SQLEscaping.identifier(String($0)) }
    let table = parts.joined(separator: ".")
    var text = "BEGIN;\n"
    if parts.count == 2 { text += "CREATE SCHEMA IF NOT EXISTS \(parts[0]);\n" }
    let definitions = head.columns.map { column in
      "  \(SQLEscaping.identifier(column.name)) \(Self.type(of: column))\(column.name == primary ? " PRIMARY KEY" : "")"
    }
    text += "CREATE TABLE \(table) (\n\(definitions.joined(separator: ",\n"))\n);\n"
    for column in head.columns {
      let facts = [
        column.description, column.unit.map { "unit \($0)" }, column.ucd.map { "ucd \($0)" },
      ].compactMap { $0 }
      guard !facts.isEmpty else { continue }
      text +=
        "COMMENT ON COLUMN \(table).\(SQLEscaping.identifier(column.name)) IS \(SQLEscaping.literal(facts.joined(separator: "; ")));\n"
    }
    if let utype = head.utype {
      text += "COMMENT ON TABLE \(table) IS \(SQLEscaping.literal("utype \(utype)"));\n"
    }
    text += "COPY \(table) FROM stdin;\n"
    let file: OutputFile
    do {
      file = try OutputFile(path: path)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
    self.file = file
    self.path = path
    self.table = table
    self.indexes = indexes
    columnCount = head.columns.count
    bytes = Array(text.utf8)
  }

  /// Writes a row.
  ///
  /// - Parameter cells: values in the order of the columns; those missing at the end are NULL.
  /// - Throws: `TableError` for more cells than columns, and where the file cannot be written.
  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard cells.count <= columnCount else {
      throw TableError(
        path: path, row: count + 1, reason: "\(cells.count) cells for the \(columnCount) columns of the table"
      )
    }
    for index in 0..<columnCount {
      if index > 0 { bytes.append(0x09) }
      append(index < cells.count ? cells[index] : .null)
    }
    bytes.append(0x0A)
    count += 1
    if bytes.count >= 1 << 18 { try flush() }
  }

  /// Writes the indexes and the end of the transaction, and puts the file in its place.
  ///
  /// - Throws: `TableError` where the file cannot be written.
  public consuming func finish() throws(TableError) {
    bytes.append(contentsOf: "\\.\n".utf8)
    for columns in indexes {
      let list = columns.map(SQLEscaping.identifier).joined(separator: ", ")
      bytes.append(contentsOf: "CREATE INDEX ON \(table) (\(list));\n".utf8)
    }
    bytes.append(contentsOf: "COMMIT;\n".utf8)
    try flush()
    do {
      try file.commit()
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }

  private mutating func append(_ value: TableValue) {
    let text: String
    switch value {
    case .null:
      bytes.append(contentsOf: "\\N".utf8)
      return
    case .array(let items): text = "{\(items.map { $0.text ?? "NULL" }.joined(separator: ","))}"
    case .double(let number) where number.isInfinite: text = number < 0 ? "-Infinity" : "Infinity"
    default: text = value.text ?? ""
    }
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\\"): bytes.append(contentsOf: "\\\\".utf8)
      case 0x09: bytes.append(contentsOf: "\\t".utf8)
      case 0x0A: bytes.append(contentsOf: "\\n".utf8)
      case 0x0D: bytes.append(contentsOf: "\\r".utf8)
      // PostgreSQL has no texts with NUL.
      case 0: break
      default: bytes.append(byte)
      }
    }
  }

  private mutating func flush() throws(TableError) {
    do {
      try file.write(bytes)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  private static func type(of column: TableColumn) -> String {
    if column.xtype == "timestamp" { return "timestamp" }
    guard column.shape.isScalar, let type = column.dataType else { return "text" }
    switch type {
    case .boolean: return "boolean"
    case .unsignedByte, .short, .int: return "integer"
    case .long: return "bigint"
    case .float, .double: return "double precision"
    default: return "text"
    }
  }
}
