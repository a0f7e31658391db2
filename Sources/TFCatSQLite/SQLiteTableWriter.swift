internal import Base
package import TFCatTables

/// Writes a table into a new SQLite database, row by row; the file appears under its name when `finish` has
/// returned.
///
/// Columns are TEXT, INTEGER or REAL by their datatype. What SQLite does not know of a column (unit, UCD,
/// xtype) is in a second table, `NAME_columns`; what the table says as a whole (utype, time system) in
/// `NAME_table`, as name and value.
package struct SQLiteTableWriter: TableWriter, ~Copyable {
  /// What of a table makes searches quick and rows unique.
  package struct Keys: Sendable, Hashable {
    package var primary: String?
    /// Columns of which each set gets an index.
    package var indexes: [[String]]

    package init(primary: String? = nil, indexes: [[String]] = []) {
      self.primary = primary
      self.indexes = indexes
    }
  }

  private let path: String
  private let file: OutputFile
  private let database: SQLiteDatabase
  private let insertion: SQLiteStatement
  private let name: String
  private let columnCount: Int
  private let keys: Keys
  /// The cells of the row before, which stay bound.
  private var bound: [TableValue]
  package private(set) var count = 0

  /// - Parameters:
  ///   - path: a file; a database that is there is replaced at the end.
  ///   - head: its name is the table's.
  package init(path: String, head: TableHead, keys: Keys = Keys()) throws(TableError) {
    let name = head.name ?? "table"
    let columns = head.columns
    let file = try Self.file(path)
    guard let temporary = file.temporaryPath else {
      throw TableError(path: path, reason: "a SQLite database needs a file: name one with -o")
    }
    let database: SQLiteDatabase
    let insertion: SQLiteStatement
    do throws(SQLiteError) {
      database = try SQLiteDatabase(path: temporary, access: .own)
      // Nobody sees the file before it is complete: what a crash leaves is thrown away, so there is nothing
      // to roll back. Helpers sort what the indexes are made of. Rows of half a kB leave less room in large
      // pages, which are written with fewer calls.
      try database.execute(
        """
        PRAGMA page_size = 8192; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA threads = 2; BEGIN
        """)
      try database.execute(Self.definition(name, columns, primary: keys.primary))
      try Self.writeMetadata(head, name: name, to: database)
      let places = columns.map { _ in "?" }.joined(separator: ", ")
      insertion = try database.newStatement("INSERT INTO \(SQLiteDatabase.quoted(name)) VALUES (\(places))")
    } catch {
      throw TableError(path: path, reason: "\(error)")
    }
    self.path = path
    self.file = file
    self.database = database
    self.insertion = insertion
    self.keys = keys
    self.name = name
    columnCount = columns.count
    bound = Array(repeating: .null, count: columnCount)
  }

  /// Writes a row.
  ///
  /// - Parameter cells: in the order of the columns; those that are missing at the end are null.
  public mutating func write(_ cells: [TableValue]) throws(TableError) {
    guard cells.count <= columnCount else {
      throw TableError(
        path: path, row: count + 1, reason: "\(cells.count) cells for the \(columnCount) columns of the table"
      )
    }
    count += 1
    do throws(SQLiteError) {
      var place = cells.firstDifference(from: 0, to: bound)
      while place < cells.count {
        try bind(cells[place], at: place)
        place = cells.firstDifference(from: place + 1, to: bound)
      }
      for place in cells.count..<columnCount { try bind(.null, at: place) }
      defer { insertion.reset() }
      while try insertion.step() {}
    } catch {
      throw TableError(path: path, row: count, reason: "\(error)")
    }
  }

  private mutating func bind(_ cell: TableValue, at place: Int) throws(SQLiteError) {
    try insertion.bind(Self.value(cell), at: place)
    bound[place] = cell
  }

  /// Ends the table, which appears under its name then.
  public consuming func finish() throws(TableError) {
    do throws(SQLiteError) {
      for columns in keys.indexes {
        let list = columns.map(SQLiteDatabase.quoted).joined(separator: ", ")
        let index = SQLiteDatabase.quoted("\(name)_\(columns.joined(separator: "_"))")
        try database.execute("CREATE INDEX \(index) ON \(SQLiteDatabase.quoted(name)) (\(list))")
      }
      try database.execute("COMMIT")
    } catch {
      throw TableError(path: path, reason: "\(error)")
    }
    do throws(OutputFile.Failure) {
      try file.commit()
    } catch {
      throw TableError(path: path, reason: error.reason)
    }
  }

  private static func file(_ path: String) throws(TableError) -> OutputFile {
    do throws(OutputFile.Failure) {
      return try OutputFile(path: path)
    } catch {
      throw TableError(path: path, reason: error.reason)
    }
  }

  private static func value(_ value: TableValue) -> SQLiteValue {
    switch value {
    case .null: .null
    case .bool(let flag): .integer(flag ? 1 : 0)
    case .integer(let number): .integer(number)
    case .double(let number): .real(number)
    case .string(let text), .invalid(let text): .text(text)
    case .array: .text(value.description)
    }
  }

  private static func type(of column: TableColumn) -> String {
    guard column.shape.isScalar || column.dataType?.isText == true, let type = column.dataType else {
      return "TEXT"
    }
    return type.isInteger || type == .boolean ? "INTEGER" : type.isReal ? "REAL" : "TEXT"
  }

  private static func definition(_ name: String, _ columns: [TableColumn], primary: String?) -> String {
    let list = columns.map { column in
      "\(SQLiteDatabase.quoted(column.name)) \(type(of: column))\(column.name == primary ? " PRIMARY KEY NOT NULL" : "")"
    }
    return "CREATE TABLE \(SQLiteDatabase.quoted(name)) (\(list.joined(separator: ", ")))"
  }

  private static func writeMetadata(
    _ head: TableHead, name: String, to database: SQLiteDatabase
  ) throws(SQLiteError) {
    let columns = SQLiteDatabase.quoted("\(name)_columns")
    try database.execute(
      """
      CREATE TABLE \(columns) (position INTEGER PRIMARY KEY, name TEXT NOT NULL, datatype TEXT, arraysize TEXT,
      unit TEXT, ucd TEXT, utype TEXT, xtype TEXT, description TEXT)
      """)
    for (index, column) in head.columns.enumerated() {
      try database.run(
        "INSERT INTO \(columns) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", index + 1, column.name,
        column.dataType?.rawValue, column.shape.isScalar ? nil : column.shape.description, column.unit,
        column.ucd, column.utype, column.xtype, column.description)
    }
    let table = SQLiteDatabase.quoted("\(name)_table")
    try database.execute("CREATE TABLE \(table) (name TEXT NOT NULL, value TEXT)")
    var facts: [(String, String?)] = [("utype", head.utype), ("description", head.description)]
    if let system = head.timeSystems.first {
      facts += [
        ("timescale", system.timeScale), ("refposition", system.referencePosition),
        ("timeorigin", system.timeOrigin),
      ]
    }
    facts += head.infos.map { ("info:\($0.name)", $0.value) }
    for (name, value) in facts {
      if let value { try database.run("INSERT INTO \(table) VALUES (?, ?)", name, value) }
    }
  }
}
