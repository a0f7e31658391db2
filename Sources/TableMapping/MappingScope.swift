public import TFCatTables
public import TFCatYAML

/// The names of a mapping with what they stand for in the row that is being read.
public struct MappingScope: ExpressionScope, Sendable {
  /// The columns, and what the table says of itself.
  public private(set) var head: TableHead
  /// The row that is being mapped.
  public private(set) var row = TableRow(cells: [], number: 0)
  private var indices: [String: Int] = [:]
  private var lowercased: [String: Int] = [:]
  private var definitions: [String: MappedValue] = [:]
  private let missing: MissingWords
  private let optional: Set<String>
  /// How numbers are written in texts.
  public let numberFormat: NumberFormat

  /// Binds the definitions of a mapping to the columns of a table.
  ///
  /// - Throws: `YAMLError` for a definition that uses a name that is neither a column nor a definition above.
  public init(_ mapping: MappingFile, head: TableHead) throws(YAMLError) {
    missing = MissingWords(mapping.missing)
    optional = mapping.table.optional
    numberFormat = mapping.table.numberFormat
    self.head = TableHead()
    update(head)
    // A definition may use those above it, so that none uses itself.
    var faults = YAMLFaults(path: mapping.path)
    for (name, value) in mapping.definitions {
      var bound = value
      faults.attempt { () throws(YAMLError) in try bound.bind(to: self) }
      definitions[name] = bound
    }
    try faults.finish()
  }

  /// Adds the columns that a reader has found since: those of JSON rows come one by one.
  public mutating func update(_ head: TableHead) {
    let known = self.head.columns.count
    // Columns never leave: a reader that is at its beginning may know fewer than have been looked up.
    guard head.columns.count >= known else { return }
    self.head = head
    for index in known..<head.columns.count {
      let name = head.columns[index].name
      if indices[name] == nil { indices[name] = index }
      if lowercased[name.lowercased()] == nil { lowercased[name.lowercased()] = index }
    }
  }

  /// How many columns are known.
  public var columnCount: Int { head.columns.count }

  /// Goes on to the next row.
  public mutating func take(_ row: TableRow) { self.row = row }

  /// All names there are.
  public var names: [String] { head.columns.map(\.name) + definitions.keys.sorted() }

  /// The column of that name.
  public func column(_ name: String) -> TableColumn? { index(name).map { head.columns[$0] } }

  func knows(_ name: String) -> Bool {
    definitions[name] != nil || index(name) != nil || optional.contains(name)
  }

  private func index(_ name: String) -> Int? { indices[name] ?? lowercased[name.lowercased()] }

  /// The cell of the column of that name.
  public func value(of name: String) throws(MappingFault) -> TableValue {
    if let definition = definitions[name] { return try definition.value(in: self) }
    guard let index = index(name) else { return .null }
    let value = row[index]
    return missing.contains(value) ? .null : value
  }
}
