internal import TFCatTables

/// What the tables `NAME_columns` and `NAME_table` say of a table, which `SQLiteTableWriter` writes beside
/// it.
struct SQLiteTableFacts {
  private(set) var head: TableHead
  private(set) var notes = TableNotes()

  private static let columnNames = [
    "name", "datatype", "arraysize", "unit", "ucd", "utype", "xtype", "description",
  ]
  /// More than this many remarks are none of a sound table.
  private static let maximumInfos = 1000

  init(
    of table: SQLiteSchema.Table, among tables: [SQLiteSchema.Table], in database: SQLiteDatabase
  ) throws(SQLiteError) {
    head = TableHead(name: table.name, columns: table.columns)
    if let companion = tables.first(where: { $0.name == "\(table.name)_columns" }) {
      try readColumns(companion, database)
    }
    if let companion = tables.first(where: { $0.name == "\(table.name)_table" }) {
      try readTable(companion, database)
    }
  }

  private mutating func readColumns(_ companion: SQLiteSchema.Table, _ database: SQLiteDatabase)
    throws(SQLiteError)
  {
    let names = Set(companion.columns.map(\.name))
    guard names.contains("name") else { return }
    // A column that another program left out says nothing of any column.
    let list = Self.columnNames.map { names.contains($0) ? SQLiteDatabase.quoted($0) : "NULL" }
    let statement = try database.newStatement(
      "SELECT \(list.joined(separator: ", ")) FROM main.\(SQLiteDatabase.quoted(companion.name))")
    while try statement.step() {
      guard let name = text(statement, 0, companion), let index = head.columnIndex(name) else { continue }
      if let type = text(statement, 1, companion).flatMap(TableDataType.init(rawValue:)) {
        head.columns[index].dataType = type
      }
      if let shape = text(statement, 2, companion).flatMap(ArrayShape.init) {
        head.columns[index].shape = shape
      }
      head.columns[index].unit = text(statement, 3, companion)
      head.columns[index].ucd = text(statement, 4, companion)
      head.columns[index].utype = text(statement, 5, companion)
      head.columns[index].xtype = text(statement, 6, companion)
      head.columns[index].description = text(statement, 7, companion)
    }
  }

  private mutating func readTable(_ companion: SQLiteSchema.Table, _ database: SQLiteDatabase)
    throws(SQLiteError)
  {
    guard Set(companion.columns.map(\.name)).isSuperset(of: ["name", "value"]) else { return }
    let statement = try database.newStatement(
      "SELECT name, value FROM main.\(SQLiteDatabase.quoted(companion.name))")
    var facts: [String: String] = [:]
    while try statement.step() {
      guard let name = text(statement, 0, companion), let value = text(statement, 1, companion) else {
        continue
      }
      if name.hasPrefix("info:") {
        guard head.infos.count < Self.maximumInfos else {
          notes.add("\(companion.name) has more than \(Self.maximumInfos) remarks; the rest was not read")
          continue
        }
        head.infos.append(TableInfo(name: String(name.dropFirst(5)), value: value))
      } else if ["utype", "description", "timescale", "refposition", "timeorigin"].contains(name) {
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

  /// The text of a cell; what is no text is noted and says nothing.
  private mutating func text(_ statement: SQLiteStatement, _ column: Int, _ companion: SQLiteSchema.Table)
    -> String?
  {
    switch statement.value(column) {
    case .text(let text): return text
    case .null: return nil
    default:
      notes.add("a cell of \(companion.name) is no text and was not read")
      return nil
    }
  }
}
