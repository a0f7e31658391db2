package import Base
package import TFCatTables

/// Reads a table or a view of a SQLite database, row by row.
///
/// Units, UCDs and the like come from the table `NAME_columns` that `SQLiteTableWriter` writes, where it is
/// there. One query gives all rows, so that they are those of one moment; other programs cannot write to the
/// database before the last one was read.
///
/// Nothing of the database is trusted: what a query may cost in time, memory and text grows with the file
/// (`SQLiteAllowance`), and ends with a `TableError`. A cell that is no value of a table, a blob or text that
/// is no UTF-8, is `TableValue.invalid`.
package struct SQLiteTableReader: TableReader {
  package private(set) var head: TableHead
  package private(set) var notes: TableNotes
  private let path: String
  private let rows: SQLiteRows
  private var count = 0

  /// Whether a file begins as SQLite databases do.
  package static func isDatabase(_ file: MappedFile) -> Bool {
    file.bytes.prefix(16).elementsEqual(Array("SQLite format 3\0".utf8))
  }

  /// - Parameters:
  ///   - path: the database, which is opened for reading.
  ///   - choose: which of the tables and views is read, given their columns; the first that it takes.
  /// - Throws: `TableError` when it cannot be read, or no table is chosen.
  package init(
    path: String, choose: (_ table: String, _ columns: [String]) -> Bool = { _, _ in true }
  ) throws(TableError) {
    try self.init(path: path, seconds: 5, choose: choose)
  }

  /// - Parameter choose: which of the tables and views is read, by its place among them; `nil` for none.
  package init(
    path: String, choosing choose: (_ tables: [(name: String, columns: [String])]) -> Int?
  ) throws(TableError) {
    try self.init(path: path, seconds: 5, choosing: choose)
  }

  /// - Parameter seconds: the processor time that queries may take, beside a second for each MB of the file.
  package init(
    path: String, seconds: Double, choose: (_ table: String, _ columns: [String]) -> Bool = { _, _ in true }
  ) throws(TableError) {
    try self.init(path: path, seconds: seconds) { tables in
      tables.firstIndex { choose($0.name, $0.columns) }
    }
  }

  private init(
    path: String, seconds: Double, choosing choose: (_ tables: [(name: String, columns: [String])]) -> Int?
  ) throws(TableError) {
    do throws(SQLiteError) {
      let database = try SQLiteDatabase(path: path, access: .untrusted, seconds: seconds)
      database.allowance?.resume()
      defer { database.allowance?.pause() }
      let tables = try SQLiteSchema(database).tables
      guard let index = choose(tables.map { ($0.name, $0.columns.map(\.name)) }) else {
        throw SQLiteError(
          message: tables.isEmpty
            ? "the database has no tables"
            : "its tables are \(tables.map(\.name).joined(separator: ", ")), and none of them is the one that is wanted"
        )
      }
      let table = tables[index]
      let facts = try SQLiteTableFacts(of: table, among: tables, in: database)
      (head, notes) = (facts.head, facts.notes)
      rows = try SQLiteRows(of: table, in: database)
    } catch {
      throw TableError(path: path, reason: "\(error)")
    }
    self.path = path
  }

  package func text(of row: TableRow) -> String? { nil }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: `TableError` where the table cannot be read on.
  public mutating func next() throws(TableError) -> TableRow? {
    do throws(SQLiteError) {
      guard let cells = try rows.next() else { return nil }
      count += 1
      return TableRow(cells: cells, number: count)
    } catch {
      throw TableError(path: path, row: count + 1, reason: "\(error)")
    }
  }
}

/// The rows of a query, of which some are read ahead.
private final class SQLiteRows {
  private let statement: SQLiteStatement
  private var page: ArraySlice<[TableValue]> = []
  private var isOver = false
  private var failure: SQLiteError?

  private static let pageSize = 256

  init(of table: SQLiteSchema.Table, in database: SQLiteDatabase) throws(SQLiteError) {
    let list = table.columns.map { SQLiteDatabase.quoted($0.name) }.joined(separator: ", ")
    // Rows come in the order in which they are stored, and not in that of an index.
    let order = table.isView ? "" : " NOT INDEXED"
    statement = try database.newStatement(
      "SELECT \(list) FROM main.\(SQLiteDatabase.quoted(table.name))\(order)")
  }

  func next() throws(SQLiteError) -> [TableValue]? {
    if page.isEmpty {
      if let failure { throw failure }
      if !isOver { readPage() }
      if page.isEmpty, let failure { throw failure }
    }
    return page.popFirst()
  }

  /// What fails is told after the rows before it.
  private func readPage() {
    var rows: [[TableValue]] = []
    var pageBytes = 0
    statement.allowance?.resume()
    defer {
      statement.allowance?.pause()
      page = rows[...]
    }
    do throws(SQLiteError) {
      while rows.count < Self.pageSize, pageBytes < SQLiteAllowance.longestText {
        guard try statement.step() else {
          isOver = true
          // The lock on the database goes with the query.
          statement.reset()
          return
        }
        var bytes = 0
        rows.append((0..<statement.columnCount).map { Self.value(statement.value($0), &bytes) })
        pageBytes += bytes
        if let reason = statement.allowance?.add(textBytes: bytes) { throw SQLiteError(message: reason) }
      }
    } catch {
      failure = error
      isOver = true
      statement.reset()
    }
  }

  private static func value(_ value: SQLiteValue, _ bytes: inout Int) -> TableValue {
    switch value {
    case .null: return .null
    case .integer(let number): return .integer(number)
    case .real(let number): return .double(number)
    case .text(let text):
      bytes += text.utf8.count
      return .string(text)
    case .blob(let data):
      bytes += data.count
      return .invalid(text(of: data))
    }
  }

  /// A blob as SQL writes it; of a long one the beginning.
  private static func text(of blob: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    let shown = blob.prefix(32).flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    let literal = "x'\(String(decoding: shown, as: UTF8.self))"
    return blob.count > 32 ? "\(literal)…' (\(blob.count) bytes)" : "\(literal)'"
  }
}
