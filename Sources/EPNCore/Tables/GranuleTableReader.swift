import TFCatJSON
public import TFCatTables

/// Reads granules of an EPNcore table: VOTable in any serialization, a TAP query's result among them, CSV,
/// ECSV, JSON lines, or a format of one of the `openers`.
///
///     var reader = try GranuleTableReader(path: "epn_core.vot")
///     while let granule = try reader.next() { print(granule.uid ?? "", granule.timeMin ?? .nan) }
///
/// Columns that the table does not have are NULL; columns that the standard does not know become free ones,
/// with the unit and the UCD that the table gives.
public struct GranuleTableReader {
  /// What the table says before its rows, with the columns as the file has them.
  public let head: TableHead
  /// The columns of the granules: all mandatory ones, then those that the file has beside them.
  public let schema: GranuleSchema
  /// The line of the row that was read last, from 1; its number where the table has no lines.
  package private(set) var line = 0
  private var reader: any TableReader
  /// By the column of the table, the column of the schema.
  private let places: [Int?]
  private let path: String

  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - openers: of formats beside VOTable and text, such as databases.
  /// - Throws: `TableError` for a file that cannot be read, and a table without `granule_uid`.
  public init(path: String, openers: [TableOpener] = []) throws(TableError) {
    try self.init(reader: GranuleTableFile.open(path: path, openers: openers), path: path)
  }

  package init(reader: any TableReader, path: String) throws(TableError) {
    self.reader = reader
    self.path = path
    head = reader.head
    if case .error(let reason)? = head.queryStatus {
      throw TableError(path: path, reason: "the service answered with an error: \(reason)")
    }
    var additional: [GranuleColumn] = []
    for column in head.columns {
      let name = column.name.lowercased()
      additional.append(GranuleColumn.named(name) ?? GranuleColumn(column))
    }
    let schema = GranuleSchema(additional: additional)
    self.schema = schema
    var taken: Set<Int> = []
    places = head.columns.map { column in
      guard let index = schema.index(column.name.lowercased()) ?? schema.index(column.name) else {
        return nil
      }
      return taken.insert(index).inserted ? index : nil
    }
    guard head.columnIndex("granule_uid") != nil else {
      throw TableError(path: path, reason: "no EPNcore table: there is no column granule_uid")
    }
  }

  /// Reads the next row; `nil` after the last.
  ///
  /// - Throws: `TableError` with the line and row for a cell that is not of the type of its column, for a row
  ///   that cannot be read, and where a TAP service ended the table with an error.
  public mutating func next() throws(TableError) -> Granule? {
    guard let row = try reader.next() else {
      if case .error(let reason)? = reader.head.queryStatus {
        throw TableError(path: path, reason: "the service ended the table with an error: \(reason)")
      }
      return nil
    }
    line = row.line ?? row.number
    if let fault = row.fault { throw TableError(path: path, line: row.line, row: row.number, reason: fault) }
    var values = Array(repeating: TableValue.null, count: schema.columns.count)
    for (index, place) in places.enumerated() {
      guard let place else { continue }
      values[place] = try value(row[index], schema.columns[place], row)
    }
    return Granule(schema: schema, values: values)
  }

  /// A cell by the type of its column: cells of CSV are all text.
  private func value(
    _ cell: TableValue, _ column: GranuleColumn, _ row: TableRow
  ) throws(TableError) -> TableValue {
    switch (cell, column.dataType) {
    case (.null, _), (.array, _): return cell
    case (.string(""), _): return .null
    case (.integer, .integer), (.double, .double), (.double, .float), (.string, .text), (.string, .timestamp):
      return cell
    case (_, .integer): if let number = cell.integer { return .integer(number) }
    case (_, .float), (_, .double):
      if let number = cell.double { return number.isNaN ? .null : .double(number) }
    case (.invalid, .text), (.invalid, .timestamp): break
    case (_, .text), (_, .timestamp): if let text = cell.text { return .string(text) }
    }
    let kind =
      switch column.dataType {
      case .integer: "integer"
      case .float, .double: "number"
      case .text, .timestamp: "text"
      }
    throw TableError(
      path: path, line: row.line, row: row.number, column: column.name,
      reason: "\"\(cell.text ?? "")\" is no \(kind)")
  }

  /// Whether rows are missing, which a service says after the last one.
  public var isTruncated: Bool {
    if case .overflow? = reader.head.queryStatus { return true }
    return false
  }
}

extension GranuleColumn {
  /// A column that a table has beside those of the standard.
  init(_ column: TableColumn) {
    let type: DataType =
      switch column.dataType {
      case let type? where type.isInteger && column.shape.isScalar: .integer
      case let type? where type.isReal && column.shape.isScalar: .double
      default: column.xtype == "timestamp" ? .timestamp : .text
      }
    self.init(
      free: column.name, dataType: type, unit: column.unit, ucd: column.ucd, about: column.description ?? "")
  }
}
