public import Base
import TFCatJSON

/// Reads a VOTable of any version, 1.0 to 1.5, with cells as TABLEDATA, BINARY or BINARY2, row by row.
///
///     var reader = try VOTableReader(path: "result.vot")
///     while let row = try reader.next() { ... }
///
/// The reader is lenient where meaning is not in doubt: with or without a namespace, inside a SOAP envelope,
/// without `type="results"`; what it tolerates is in `notes`. The first table is open from the start;
/// `nextTable` goes to the next.
///
/// Opened by `TableFile`, the rows of later tables with the same columns follow those of the first one,
/// `notes` names the tables that are left out, and blanks around texts do not count. Opened by itself it
/// gives each table letter by letter.
public struct VOTableReader: TableReader {
  private let parser: VOTableParser
  /// Whether `next` goes on to the next table with the same columns.
  private(set) var joinsTables = false
  /// The head of the table to whose rows those of others are joined.
  private var firstHead: TableHead?
  private var rowCount = 0
  /// The rows of the tables before this one.
  private var rowsBefore = 0
  private var tableNumber = 1
  /// A table of the file that is not read.
  package struct OtherTable: Sendable, Hashable {
    /// As messages name it.
    package var name: String
    /// The byte of the file with which its tag begins.
    package var start: Int
  }

  /// The tables that were left out.
  package private(set) var tablesLeftOut: [OtherTable] = []

  /// - Parameter path: a file; `-` for standard input.
  /// - Throws: `TableError` when the file cannot be read, is no VOTable, or has no table. A
  ///   service's answer that is an error is thrown with the service's words.
  public init(path: String) throws(TableError) {
    try self.init(file: MappedFile.opened(path), path: path)
  }

  /// Reads a document that is in memory.
  public init(bytes: some Collection<UInt8>) throws(TableError) {
    try self.init(file: MappedFile.inMemory(bytes), path: "<memory>")
  }

  /// Reads a file that is open.
  ///
  /// - Parameters:
  ///   - file: the bytes of the document.
  ///   - path: what messages call it.
  public init(file: MappedFile, path: String) throws(TableError) {
    try self.init(VOTableParser(file: file, path: path))
  }

  /// - Parameter isLenient: whether tables are joined, and blanks around texts do not count.
  package init(file: MappedFile, path: String, isLenient: Bool) throws(TableError) {
    let parser = VOTableParser(file: file, path: path)
    parser.trimsTexts = isLenient
    try self.init(parser)
    joinsTables = isLenient
  }

  /// For tests: with the XML parser alone, in pieces of another size.
  package init(bytes: some Collection<UInt8>, usesPlainRows: Bool, pieceSize: Int) throws(TableError) {
    try self.init(
      VOTableParser(
        file: MappedFile.inMemory(bytes), path: "<memory>", usesPlainRows: usesPlainRows, pieceSize: pieceSize
      ))
  }

  private init(_ parser: VOTableParser) throws(TableError) {
    self.parser = parser
    guard try parser.nextTable() else { throw parser.error("there is no TABLE in it") }
  }

  /// The columns, and what the table says of itself.
  public var head: TableHead {
    guard var head = firstHead else { return parser.head }
    head.infos = parser.head.infos
    return head
  }
  /// What was odd about the table, and was read all the same.
  public var notes: TableNotes { parser.notes }
  /// The version of VOTable that the document declares.
  public var version: String? { parser.version }

  /// How many columns there are.
  public var columnCount: Int { parser.columnCount }

  /// The text of a row as it stands in the file; `nil` where rows have no text of their own.
  public func text(of row: TableRow) -> String? { nil }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: `TableError` where the table cannot be read on.
  public mutating func next() throws(TableError) -> TableRow? {
    while true {
      if var row = try parser.nextRow() {
        row.number += rowsBefore
        rowCount = row.number
        return row
      }
      guard joinsTables, try goOn() else { return nil }
    }
  }

  /// The table that is open.
  package var openTable: OtherTable {
    OtherTable(
      name: parser.head.name.map { "table \"\($0)\"" } ?? "table \(tableNumber)", start: parser.tableStart)
  }

  /// Goes on to the next table with the columns of this one.
  private mutating func goOn() throws(TableError) -> Bool {
    let first = firstHead ?? parser.head
    firstHead = first
    let infos = parser.head.infos
    while try parser.nextTable() {
      tableNumber += 1
      if parser.head.hasSameColumns(as: first) {
        rowsBefore = rowCount
        return true
      }
      let other = openTable
      if tablesLeftOut.count < 100 { tablesLeftOut.append(other) }
      parser.notes.add(
        "the \(other.name) of the file is left out: its columns are not those of the table that is read")
    }
    firstHead?.infos = infos
    return false
  }

  /// Goes on to one table, whose rows are not joined with those of others.
  ///
  /// - Parameter table: its ID, its name, or its number from 1; of several with that name the first.
  mutating func choose(_ table: String, path: String) throws(TableError) {
    joinsTables = false
    var others: [String] = []
    repeat {
      if table == head.id || table == head.name || table == "\(tableNumber)" { return }
      if others.count < 20 {
        others.append("\(tableNumber)\((head.name ?? head.id).map { " (\"\($0)\")" } ?? "")")
      }
    } while try nextTable()
    throw TableError(
      path: path, reason: "there is no table \"\(table)\" in it: it has \(others.joined(separator: ", "))")
  }

  /// Goes to the next table of the document, past the rows of this one that have not been read.
  ///
  /// - Returns: whether there is one.
  public mutating func nextTable() throws(TableError) -> Bool {
    firstHead = nil
    (rowCount, rowsBefore) = (0, 0)
    tableNumber += 1
    return try parser.nextTable()
  }
}

extension TableHead {
  /// Whether the rows of another table mean the same: columns of the same names and types in the same order,
  /// and times that count alike.
  func hasSameColumns(as other: TableHead) -> Bool {
    guard columns.count == other.columns.count else { return false }
    for (left, right) in zip(columns, other.columns) {
      guard left.name == right.name, left.dataType == right.dataType, left.shape == right.shape,
        left.unit == right.unit, left.xtype == right.xtype,
        timeSystem(of: left) == other.timeSystem(of: right)
      else { return false }
    }
    return true
  }

  private func timeSystem(of column: TableColumn) -> TableTimeSystem? {
    guard let reference = column.reference, var system = timeSystems.first(where: { $0.id == reference })
    else {
      return nil
    }
    // By what it is called it does not differ.
    system.id = ""
    return system
  }
}

extension MappedFile {
  static func opened(_ path: String) throws(TableError) -> MappedFile {
    do {
      return try MappedFile(path: path)
    } catch {
      throw TableError(path: path, reason: error.reason)
    }
  }

  /// The text of the file in UTF-8, whatever encoding of Unicode it has.
  func inPlainUTF8() throws(TableError) -> MappedFile {
    do {
      return try inUTF8(path: "<memory>")
    } catch {
      throw TableError(path: error.path, reason: error.reason)
    }
  }

  static func inMemory(_ bytes: some Collection<UInt8>) throws(TableError) -> MappedFile {
    do {
      return try MappedFile(bytes: bytes)
    } catch {
      throw TableError(path: "<memory>", reason: error.reason)
    }
  }
}
