import Base
internal import TFCatJSON
public import TFCatTables

/// How a table goes into PostgreSQL.
public struct PostgreSQLOptions: Sendable, Hashable {
  /// The table, as `schema.table`; `nil` for that of the service.
  public var table: String?
  /// Whether `s_region` and `coverage` have the types `spoly` and `smoc` of pgSphere; texts otherwise.
  public var usesSphere = false

  /// A table that is called as that of the service, with texts for regions.
  public init() {}
}

/// Writes a script for `psql -f` that brings a table up to date: the definition of the table with its indexes
/// and comments, where they are not there yet, the rows as COPY text, and an upsert.
///
/// Backslashes, tabs and line ends are escaped, and NULL is `\N`, as PostgreSQL reads its text format. The
/// whole script is one transaction.
public struct PostgreSQLTableWriter: TableWriter, ~Copyable {
  private let path: String
  private let table: PostgreSQLTable
  private let columnCount: Int
  private let file: OutputFile
  private let primary: String
  private let indexes: [[String]]
  private var bytes: [UInt8] = []
  /// The rows written so far.
  public private(set) var count = 0

  /// Opens the script.
  ///
  /// - Parameters:
  ///   - path: where the script goes; `-` for standard output.
  ///   - head: the columns; its name is that of the table, `schema.table`.
  ///   - primary: the column by which rows are the same.
  ///   - indexes: sets of columns; each set gets one index, which is made after all rows are in the table.
  ///   - options: how the table goes into the database.
  public init(
    path: String, head: TableHead, primary: String, indexes: [[String]] = [],
    options: PostgreSQLOptions = PostgreSQLOptions()
  ) throws(TableError) {
    let table = PostgreSQLTable(
      name: options.table ?? head.name ?? "epn_core", columns: head.columns, usesSphere: options.usesSphere)
    var text = "\\set ON_ERROR_STOP on\nBEGIN;\nSET LOCAL client_min_messages = warning;\n"
    text += "SET LOCAL client_encoding = 'UTF8';\n"
    if let schema = table.schema { text += "CREATE SCHEMA IF NOT EXISTS \(schema);\n" }
    text += "CREATE TABLE IF NOT EXISTS \(table.name) (\n\(table.definitions(primary: primary))\n);\n"
    text += table.additions + table.comments(utype: head.utype) + table.makingIncoming(primary: primary)
    text += "COPY \(PostgreSQLTable.incoming) FROM stdin;\n"
    let file: OutputFile
    do {
      file = try OutputFile(path: path)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
    self.file = file
    self.path = path
    self.table = table
    self.primary = primary
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

  /// Writes the upsert, the indexes and the end of the transaction, and puts the file in its place.
  ///
  /// - Throws: `TableError` where the file cannot be written.
  public consuming func finish() throws(TableError) {
    var text = "\\.\n" + table.upsert(by: primary)
    for columns in indexes { text += table.index(on: columns) }
    text += table.sphereIndex + "ANALYZE \(table.name);\nCOMMIT;\n"
    bytes.append(contentsOf: text.utf8)
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
}
