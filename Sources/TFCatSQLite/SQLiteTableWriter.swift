internal import Base
internal import GRDB
public import TFCatTables

#if canImport(Glibc)
  internal import Glibc
#elseif canImport(Musl)
  internal import Musl
#elseif canImport(Darwin)
  internal import Darwin
#endif

/// Writes a table into a new SQLite database, row by row; the file appears under its name when `finish` has returned.
///
/// Columns are TEXT, INTEGER or REAL by their datatype. What SQLite does not know of a column (unit, UCD, xtype) is in a
/// second table, `NAME_columns`; what the table says as a whole (utype, time system) in `NAME_table`, as name and value.
public struct SQLiteTableWriter: TableWriter, ~Copyable {
  /// What of a table makes searches quick and rows unique.
  public struct Keys: Sendable, Hashable {
    public var primary: String?
    /// Columns of which each set gets an index.
    public var indexes: [[String]]

    public init(primary: String? = nil, indexes: [[String]] = []) {
      self.primary = primary
      self.indexes = indexes
    }
  }

  private let path: String
  private let file: TemporaryDatabase
  private let name: String
  private let columns: [TableColumn]
  private let keys: Keys
  private let insertion: String
  private var batch: [[TableValue]] = []
  public private(set) var count = 0

  private static let batchSize = 2000

  /// - Parameters:
  ///   - path: a file; a database that is there is replaced at the end.
  ///   - head: its name is the table's.
  public init(path: String, head: TableHead, keys: Keys = Keys()) throws(TableError) {
    guard path != "-", path != "/dev/stdout" else {
      throw TableError(path: path, reason: "a SQLite database needs a file: name one with -o")
    }
    let name = head.name ?? "table"
    let columns = head.columns
    let file = try TemporaryDatabase(path: path)
    try file.write { database in
      try database.execute(sql: Self.definition(name, columns, primary: keys.primary))
      try Self.writeMetadata(head, name: name, to: database)
    }
    insertion =
      "INSERT INTO \(Self.quoted(name)) VALUES (\(columns.map { _ in "?" }.joined(separator: ", ")))"
    self.path = path
    self.keys = keys
    self.name = name
    self.columns = columns
    self.file = file
  }

  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard cells.count <= columns.count else {
      throw TableError(
        path: path, row: count + 1,
        reason: "\(cells.count) cells for the \(columns.count) columns of the table")
    }
    batch.append(cells)
    count += 1
    if batch.count >= Self.batchSize { try flush() }
  }

  public consuming func finish() throws(TableError) {
    try flush()
    let (name, keys) = (name, keys)
    try file.write { database in
      for columns in keys.indexes {
        let list = columns.map(Self.quoted).joined(separator: ", ")
        let index = Self.quoted("\(name)_\(columns.joined(separator: "_"))")
        try database.execute(sql: "CREATE INDEX \(index) ON \(Self.quoted(name)) (\(list))")
      }
    }
    try file.commit()
  }

  private mutating func flush() throws(TableError) {
    let (rows, insertion, columnCount) = (batch, insertion, columns.count)
    let first = count - rows.count
    var failed: Int?
    do {
      try file.write { database in
        let statement = try database.cachedStatement(sql: insertion)
        for (index, row) in rows.enumerated() {
          var arguments = row.map(Self.argument)
          arguments += Array(repeating: .null, count: columnCount - row.count)
          failed = first + index + 1
          try statement.execute(arguments: StatementArguments(arguments))
        }
      }
    } catch {
      var error = error
      error.row = failed
      throw error
    }
    batch.removeAll(keepingCapacity: true)
  }

  private static func argument(_ value: TableValue) -> DatabaseValue {
    switch value {
    case .null: .null
    case .bool(let flag): flag.databaseValue
    case .integer(let number): number.databaseValue
    case .double(let number): number.databaseValue
    case .string(let text), .invalid(let text): text.databaseValue
    case .array: value.description.databaseValue
    }
  }

  static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  private static func type(of column: TableColumn) -> String {
    guard column.shape.isScalar || column.dataType?.isText == true, let type = column.dataType else {
      return "TEXT"
    }
    return type.isInteger || type == .boolean ? "INTEGER" : type.isReal ? "REAL" : "TEXT"
  }

  private static func definition(_ name: String, _ columns: [TableColumn], primary: String?) -> String {
    let list = columns.map { column in
      "\(quoted(column.name)) \(type(of: column))\(column.name == primary ? " PRIMARY KEY NOT NULL" : "")"
    }
    return "CREATE TABLE \(quoted(name)) (\(list.joined(separator: ", ")))"
  }

  private static func writeMetadata(_ head: TableHead, name: String, to database: Database) throws {
    let columns = quoted("\(name)_columns")
    try database.execute(
      sql: """
        CREATE TABLE \(columns) (position INTEGER PRIMARY KEY, name TEXT NOT NULL, datatype TEXT, arraysize TEXT,
        unit TEXT, ucd TEXT, utype TEXT, xtype TEXT, description TEXT)
        """)
    for (index, column) in head.columns.enumerated() {
      try database.execute(
        sql: "INSERT INTO \(columns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        arguments: [
          index + 1, column.name, column.dataType?.rawValue,
          column.shape.isScalar ? nil : column.shape.description, column.unit, column.ucd, column.utype,
          column.xtype, column.description,
        ])
    }
    let table = quoted("\(name)_table")
    try database.execute(sql: "CREATE TABLE \(table) (name TEXT NOT NULL, value TEXT)")
    var facts: [(String, String?)] = [("utype", head.utype), ("description", head.description)]
    if let system = head.timeSystems.first {
      facts += [
        ("timescale", system.timeScale), ("refposition", system.referencePosition),
        ("timeorigin", system.timeOrigin),
      ]
    }
    facts += head.infos.map { ("info:\($0.name)", $0.value) }
    for (name, value) in facts {
      if let value {
        try database.execute(sql: "INSERT INTO \(table) VALUES (?, ?)", arguments: [name, value])
      }
    }
  }
}

/// A database beside the one that it is to become.
final class TemporaryDatabase {
  private let path: String
  private let temporary: String
  private var queue: DatabaseQueue?

  init(path: String) throws(TableError) {
    self.path = path
    temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).tmp"
    var configuration = Configuration()
    // Nobody sees the file before it is complete: what a crash leaves is thrown away.
    configuration.prepareDatabase {
      try $0.execute(sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    }
    TemporaryFiles.enter(temporary) { true }
    do {
      queue = try DatabaseQueue(path: temporary, configuration: configuration)
    } catch {
      throw TableError(path: path, reason: Self.reason(error))
    }
  }

  func write(_ body: (Database) throws -> Void) throws(TableError) {
    do {
      try queue?.write(body)
    } catch {
      throw TableError(path: path, reason: Self.reason(error))
    }
  }

  func commit() throws(TableError) {
    do {
      try queue?.close()
    } catch {
      throw TableError(path: path, reason: Self.reason(error))
    }
    queue = nil
    guard TemporaryFiles.leave(temporary, when: { rename(temporary, path) == 0 }) else {
      throw TableError(path: path, reason: String(cString: strerror(errno)))
    }
  }

  deinit {
    try? queue?.close()
    unlink(temporary)
    TemporaryFiles.leave(temporary)
  }

  static func reason(_ error: any Error) -> String {
    (error as? DatabaseError)?.message ?? "\(error)"
  }
}
