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
public struct VOTableReader: TableReader {
  private let parser: VOTableParser

  /// - Parameter path: a file; `-` for standard input.
  /// - Throws: `TableError` when the file cannot be read, is no VOTable, or has no table: a service's answer
  ///   that is an error
  ///   is thrown with the service's words.
  public init(path: String) throws(TableError) {
    try self.init(file: MappedFile.opened(path), path: path)
  }

  public init(bytes: some Collection<UInt8>) throws(TableError) {
    try self.init(file: MappedFile.inMemory(bytes), path: "<memory>")
  }

  public init(file: MappedFile, path: String) throws(TableError) {
    try self.init(VOTableParser(file: file, path: path))
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

  public var head: TableHead { parser.head }
  public var notes: TableNotes { parser.notes }
  /// The version of VOTable that the document declares.
  public var version: String? { parser.version }

  public var columnCount: Int { parser.columnCount }

  public func text(of row: TableRow) -> String? { nil }

  public mutating func next() throws(TableError) -> TableRow? { try parser.nextRow() }

  /// Goes to the next table of the document, past the rows of this one that have not been read.
  ///
  /// - Returns: whether there is one.
  public mutating func nextTable() throws(TableError) -> Bool { try parser.nextTable() }
}

extension MappedFile {
  static func opened(_ path: String) throws(TableError) -> MappedFile {
    do {
      return try MappedFile(path: path)
    } catch {
      throw TableError(path: path, reason: error.reason)
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
