public import Base
import TFCatJSON
import TFCatYAML

/// Reads ECSV (APE 6 of astropy, version 0.9 and 1.0): CSV whose comments describe the columns in YAML.
///
/// What astropy keeps under `meta` becomes INFO: values that are no text as JSON. Columns of arrays and
/// objects (`subtype`) are read from their JSON text.
public struct ECSVReader: TableReader {
  private var reader: DelimitedTableReader
  private var jsonColumns: [Int]
  private var oddities = TableNotes()

  /// Opens a file; `-` is standard input.
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
  ///   - file: the bytes of the text.
  ///   - path: what messages call it.
  public init(file: MappedFile, path: String) throws(TableError) {
    var lines = try TextLines(file)
    var yaml = ""
    while let range = Self.comment(&lines) {
      let text = String(decoding: lines.file.bytes[range], as: UTF8.self)
      if yaml.isEmpty, text.hasPrefix("# %ECSV") {
        // Keeps the lines of the YAML those of the file.
        yaml = "\n"
      } else {
        yaml += text.dropFirst(text.hasPrefix("# ") ? 2 : 1) + "\n"
      }
    }
    let header: ECSVHeader
    do {
      header = try ECSVHeader(YAMLParser.parse(yaml, path: path), path: path)
    } catch {
      throw TableError(path: path, line: error.place?.line, reason: error.reason)
    }
    var dialect = DelimitedDialect(
      layout: .separated(header.delimiter), comments: [], nullWords: [], trimsBlanks: header.delimiter != " ")
    if header.delimiter == " " { dialect.layout = .separated(" ") }
    reader = try DelimitedTableReader(lines: lines, path: path, dialect: dialect, columns: header.columns)
    jsonColumns = header.jsonColumns
    reader.describe(header)
    for note in header.notes { oddities.add(note) }
    for name in header.objectColumns {
      oddities.add(
        "the column \"\(name)\" has the datatype object, which ECSV 1.0 does not have: its cells are read as text"
      )
    }
  }

  /// Reads the next line if it is a comment.
  private static func comment(_ lines: inout TextLines) -> Range<Int>? {
    let start = lines.position
    guard start < lines.file.count, lines.file.bytes[start] == UInt8(ascii: "#") else { return nil }
    return lines.take()
  }

  /// The columns, and what the table says of itself.
  public var head: TableHead { reader.head }
  /// What was odd about the table, and was read all the same.
  public var notes: TableNotes { oddities.joined(with: reader.notes) }
  /// How many columns there are.
  public var columnCount: Int { reader.columnCount }

  /// The text of a row as it stands in the file; `nil` where rows have no text of their own.
  public func text(of row: TableRow) -> String? { reader.text(of: row) }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: `TableError` where the table cannot be read on.
  public mutating func next() throws(TableError) -> TableRow? {
    guard var row = try reader.next() else { return nil }
    // An empty text is no value in ECSV.
    for index in row.cells.indices where row.cells[index] == .string("") { row.cells[index] = .null }
    for index in jsonColumns where index < row.cells.count {
      guard case .string(let text) = row.cells[index] else { continue }
      row.cells[index] = Self.value(json: text) ?? .invalid(text)
    }
    return row
  }

  private static func value(json text: String) -> TableValue? {
    var text = text
    return text.withUTF8 { bytes in
      guard var cursor = JSONCursor(UnsafeRawBufferPointer(bytes)),
        let value = cursor.value()
      else { return nil }
      cursor.skipWhitespace()
      // Not with `? :`, in which nil would be a value.
      guard cursor.position == cursor.limit else { return nil }
      return TableValue(json: value)
    }
  }
}
