package import Base
internal import GRDB
import TFCatJSON
public import TFCatTables

/// Reads a table of a SQLite database, row by row.
///
/// Units, UCDs and the like come from the table `NAME_columns` that `SQLiteTableWriter` writes, where it is there.
public struct SQLiteTableReader: TableReader {
  public private(set) var head: TableHead
  public private(set) var notes = TableNotes()
  private let path: String
  private let queue: DatabaseQueue
  private let selection: String
  private var page: ArraySlice<[TableValue]> = []
  /// The row of the database after which the next page begins.
  private var lastID = Int64.min
  private var offset = 0
  private let hasRowIDs: Bool
  private var isOver = false
  private var count = 0

  private static let pageSize = 1000

  /// Whether a file begins as SQLite databases do.
  package static func isDatabase(_ file: MappedFile) -> Bool {
    file.bytes.prefix(16).elementsEqual(Array("SQLite format 3\0".utf8))
  }

  /// - Parameters:
  ///   - path: the database, which is opened for reading.
  ///   - choose: which of the tables and views is read, given their columns; the first that it takes.
  /// - Throws: `TableError` when it cannot be read, or no table is chosen.
  public init(
    path: String, choose: (_ table: String, _ columns: [String]) -> Bool = { _, _ in true }
  ) throws(TableError) {
    self.path = path
    var configuration = Configuration()
    configuration.readonly = true
    do {
      queue = try DatabaseQueue(path: path, configuration: configuration)
      let tables = try queue.read { database in
        let names = try String.fetchAll(
          database,
          sql:
            "SELECT name FROM sqlite_master WHERE type IN ('table', 'view') AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
        )
        return try names.map { name in (name, try Self.columns(of: name, in: database)) }
      }
      guard let (name, columns) = tables.first(where: { choose($0.0, $0.1.map(\.name)) }) else {
        throw TableError(
          path: path,
          reason: tables.isEmpty
            ? "the database has no tables"
            : "none of the tables \(tables.map(\.0).joined(separator: ", ")) is asked for")
      }
      let table = SQLiteTableWriter.quoted(name)
      (head, hasRowIDs) = try queue.read { database in
        var head = TableHead(name: name, columns: columns)
        try Self.readMetadata(of: name, into: &head, from: database)
        return (head, (try? database.makeStatement(sql: "SELECT rowid FROM \(table)")) != nil)
      }
      let list = columns.map { SQLiteTableWriter.quoted($0.name) }.joined(separator: ", ")
      selection =
        hasRowIDs
        ? "SELECT rowid, \(list) FROM \(table) WHERE rowid > ? ORDER BY rowid LIMIT \(Self.pageSize)"
        : "SELECT 0, \(list) FROM \(table) LIMIT \(Self.pageSize) OFFSET ?"
    } catch let error as TableError {
      throw error
    } catch {
      throw TableError(path: path, reason: TemporaryDatabase.reason(error))
    }
  }

  public func text(of row: TableRow) -> String? { nil }

  public mutating func next() throws(TableError) -> TableRow? {
    if page.isEmpty, !isOver { try readPage() }
    guard let cells = page.popFirst() else { return nil }
    count += 1
    return TableRow(cells: cells, number: count)
  }

  private mutating func readPage() throws(TableError) {
    let (selection, start) = (selection, hasRowIDs ? lastID : Int64(offset))
    var last = lastID
    var cells: [[TableValue]] = []
    do {
      try queue.read { database in
        let rows = try Row.fetchCursor(database.cachedStatement(sql: selection), arguments: [start])
        while let row = try rows.next() {
          last = row[0]
          var values: [TableValue] = []
          values.reserveCapacity(row.count - 1)
          for index in 1..<row.count { values.append(Self.value(row[index] as DatabaseValue)) }
          cells.append(values)
        }
      }
    } catch {
      throw TableError(path: path, row: count + 1, reason: TemporaryDatabase.reason(error))
    }
    lastID = last
    offset += cells.count
    isOver = cells.count < Self.pageSize
    page = cells[...]
  }

  private static func value(_ value: DatabaseValue) -> TableValue {
    switch value.storage {
    case .null: .null
    case .int64(let number): .integer(number)
    case .double(let number): .double(number)
    case .string(let text): .string(text)
    case .blob(let data): .string(String(decoding: data, as: UTF8.self))
    }
  }

  private static func columns(of table: String, in database: Database) throws -> [TableColumn] {
    try Row.fetchAll(database, sql: "SELECT name, type FROM pragma_table_info(?)", arguments: [table]).map {
      row in
      let (name, type) = (row["name"] as String, (row["type"] as String).uppercased())
      // By the rules of SQLite for the affinity of a declared type.
      let dataType: TableDataType? =
        type.contains("INT")
        ? .long
        : ["CHAR", "CLOB", "TEXT"].contains(where: type.contains)
          ? .char
          : ["REAL", "FLOA", "DOUB"].contains(where: type.contains) ? .double : nil
      return TableColumn(name: name, dataType: dataType, shape: dataType == .char ? .variable : .scalar)
    }
  }

  private static func readMetadata(of table: String, into head: inout TableHead, from database: Database)
    throws
  {
    if try database.tableExists("\(table)_columns") {
      let rows = try Row.fetchAll(
        database, sql: "SELECT * FROM \(SQLiteTableWriter.quoted("\(table)_columns"))")
      for row in rows {
        guard let name = row["name"] as String?, let index = head.columnIndex(name) else { continue }
        let type = (row["datatype"] as String?).flatMap(TableDataType.init(rawValue:))
        head.columns[index].dataType = type ?? head.columns[index].dataType
        if let size = row["arraysize"] as String?, let shape = ArrayShape(size) {
          head.columns[index].shape = shape
        }
        head.columns[index].unit = row["unit"]
        head.columns[index].ucd = row["ucd"]
        head.columns[index].utype = row["utype"]
        head.columns[index].xtype = row["xtype"]
        head.columns[index].description = row["description"]
      }
    }
    guard try database.tableExists("\(table)_table") else { return }
    let rows = try Row.fetchAll(database, sql: "SELECT * FROM \(SQLiteTableWriter.quoted("\(table)_table"))")
    var facts: [String: String] = [:]
    for row in rows {
      guard let name = row["name"] as String?, let value = row["value"] as String? else { continue }
      if name.hasPrefix("info:") {
        head.infos.append(TableInfo(name: String(name.dropFirst(5)), value: value))
      } else {
        facts[name] = value
      }
    }
    head.utype = facts["utype"]
    head.description = facts["description"]
    if let scale = facts["timescale"] {
      head.timeSystems = [
        TableTimeSystem(
          id: "times", timeScale: scale, referencePosition: facts["refposition"] ?? "UNKNOWN",
          timeOrigin: facts["timeorigin"])
      ]
    }
  }
}
