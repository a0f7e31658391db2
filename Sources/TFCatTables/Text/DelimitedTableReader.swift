public import Base
import TFCatJSON

/// Reads text tables: CSV (RFC 4180), tabs, `;`, `|`, blanks, fixed columns, with or without a header, and
/// the text output of databases.
///
/// Cells are text (`.string`), or nothing; where columns have types, as in ECSV, cells are read by them. What
/// is not UTF-8 is read as windows-1252, and noted.
public struct DelimitedTableReader: TableReader {
  /// The columns, and what the table says of itself.
  public internal(set) var head: TableHead
  /// What was odd about the table, and was read all the same.
  public private(set) var notes = TableNotes()
  /// How the text is laid out, as it was given or found.
  public let dialect: DelimitedDialect
  private let path: String
  var lines: TextLines
  private var scanner: DelimitedRecordScanner
  private var cells: [TableValue] = []
  var rowCount = 0
  /// For columns with types.
  private var formats: [TableCellFormat?]
  /// How rows are read whose cells stand there as they are; nil where there are none.
  private(set) var plainRows: PlainRows?

  /// - Parameters:
  ///   - path: a file; `-` for standard input.
  ///   - dialect: `nil` to find it out from the beginning of the file.
  /// - Throws: `TableError` when the file cannot be read, or is empty.
  public init(path: String, dialect: DelimitedDialect? = nil) throws(TableError) {
    try self.init(file: MappedFile.opened(path), path: path, dialect: dialect)
  }

  /// Reads a document that is in memory.
  public init(bytes: some Collection<UInt8>, dialect: DelimitedDialect? = nil) throws(TableError) {
    try self.init(file: MappedFile.inMemory(bytes), path: "<memory>", dialect: dialect)
  }

  /// Reads a file that is open.
  ///
  /// - Parameters:
  ///   - file: the bytes of the text.
  ///   - path: what messages call it.
  ///   - dialect: how the text is laid out; found by its contents without.
  public init(file: MappedFile, path: String, dialect: DelimitedDialect? = nil) throws(TableError) {
    let lines = try TextLines(file)
    // UTF-16 is UTF-8 by now.
    guard !lines.file.bytes.prefix(4096).contains(0) else {
      throw TableError(path: path, reason: "this is no text, and no format of tables that is known")
    }
    try self.init(
      lines: lines, path: path, dialect: dialect ?? DialectSniffer(lines).dialect, columns: [])
  }

  /// - Parameter columns: what is known of the columns already; where there is any, the header line is read
  ///   over.
  init(
    lines: TextLines, path: String, dialect: DelimitedDialect, columns: [TableColumn]
  ) throws(TableError) {
    self.path = path
    self.lines = lines
    self.dialect = dialect
    scanner = DelimitedRecordScanner(dialect)
    head = TableHead(columns: columns)
    formats = []
    for _ in 0..<dialect.skippedLines { _ = self.lines.take() }
    try readHeader()
    setFormats()
  }

  private mutating func setFormats() {
    formats = head.columns.map { $0.dataType == nil ? nil : TableCellFormat($0) }
    plainRows = formats.allSatisfy { $0 == nil } ? PlainRows(dialect) : nil
  }

  /// How many columns there are.
  public var columnCount: Int { head.columns.count }

  /// The text of a row as it stands in the file; `nil` where rows have no text of their own.
  public func text(of row: TableRow) -> String? {
    guard let range = row.range, range.upperBound <= lines.file.count else { return nil }
    let bytes = UnsafeRawBufferPointer(rebasing: lines.file.bytes[range])
    return String(validating: bytes, as: UTF8.self) ?? SingleByteText.decode(bytes)
  }

  /// The bytes of a row that this reader has given.
  func bytes(of row: TableRow) -> UnsafeRawBufferPointer {
    guard let range = row.range, range.upperBound <= lines.file.count else {
      return .init(start: nil, count: 0)
    }
    return UnsafeRawBufferPointer(rebasing: lines.file.bytes[range])
  }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: `TableError` where the table cannot be read on.
  public mutating func next() throws(TableError) -> TableRow? {
    guard let record = try nextRecord() else { return nil }
    rowCount += 1
    if hasBorder, cells.count > 1, cells.first == .null, cells.last == .null {
      cells.removeFirst()
      cells.removeLast()
    }
    var row = TableRow(
      cells: cells, number: rowCount, line: record.line, range: record.range, fault: record.fault)
    if cells.count != head.columns.count {
      if rowCount == 1, isUnnamed, cells.count > head.columns.count {
        nameColumns(cells.count)
      } else {
        // Separators at the end of a line are a habit of spreadsheets, and no cells.
        if cells.count > head.columns.count,
          cells[head.columns.count...].allSatisfy({ $0.isNull || $0 == .string("") })
        {
          row.cells.removeLast(cells.count - head.columns.count)
          notes.add("a separator at the end of rows is taken for no cell", line: record.line)
        } else if row.fault == nil {
          row.fault = "\(cells.count) cells where the table has \(head.columns.count) columns"
        }
      }
    }
    for (index, format) in formats.enumerated() where index < row.cells.count {
      guard let format, case .string(var text) = row.cells[index] else { continue }
      row.cells[index] = text.withUTF8 { format.value($0) }
    }
    if scanner.hasForeignBytes { noteForeignBytes(record.line) }
    return row
  }

  private mutating func noteForeignBytes(_ line: Int) {
    guard !hasNotedForeignBytes else { return }
    hasNotedForeignBytes = true
    notes.add("bytes that are not UTF-8: they are read as windows-1252", line: line)
  }

  private static let columnLimit = 10_000
  private static let nameLimit = 4096
  /// How many bytes are read again, beside eight for each of the text.
  private static let rereadLimit = 1 << 22
  private var rereadCount = 0
  private var hasNotedForeignBytes = false
  private var isUnnamed = false

  private struct Record {
    var range: Range<Int>
    var line: Int
    var fault: String?
  }

  /// Reads the next record into `cells`, past blank lines, comments and rules.
  private mutating func nextRecord() throws(TableError) -> Record? {
    while !lines.isAtEnd {
      let start = lines.position
      let line = lines.number
      if isSkipped(from: start) {
        let end = lines.lineEnd(from: start)
        lines.move(to: lines.nextLine(after: end), lines: 1)
        continue
      }
      var record = scanner.read(lines, from: start, into: &cells)
      if record.rereadCount > 0 { try noteReread(record.rereadCount, line: line) }
      if record.innerLines > 0, !head.columns.isEmpty,
        record.fault != nil || cells.count != head.columns.count
      {
        // More likely a stray quote than a cell of several lines: one line is given up, not all up to the
        // next quote.
        try noteReread(record.end - start, line: line)
        var single: [TableValue] = []
        let other = scanner.read(lines, from: start, into: &single, takesQuotes: false)
        cells = single
        record = other
        record.fault = "a quote that is not closed in its line"
      }
      let isEnd = dialect.hasBackslashEscapes && cells == [.string(".")] && record.end - start == 2
      lines.move(to: lines.nextLine(after: record.end), lines: 1 + record.innerLines)
      // `\.` ends the rows of COPY.
      if isEnd { return nil }
      return Record(range: start..<record.end, line: line, fault: record.fault)
    }
    return nil
  }

  /// Counts bytes of lines that are read again. Stray quotes are few; a text that has them in every line
  /// would be read as often as it has lines.
  private mutating func noteReread(_ count: Int, line: Int) throws(TableError) {
    rereadCount += count
    guard rereadCount > Self.rereadLimit + 8 * lines.position else { return }
    throw TableError(
      path: path, line: line,
      reason:
        "quotes that are not closed in their lines, here and in so many lines before that this is no table")
  }

  func isSkipped(from start: Int) -> Bool {
    let bytes = lines.file.bytes
    var place = start
    while place < bytes.count, bytes[place].isBlankOrTab {
      // Tabs are cells, empty ones, where tabs separate.
      if bytes[place] == 0x09, dialect.separator == 0x09 { break }
      place += 1
    }
    guard place < bytes.count, bytes[place] != 0x0A, bytes[place] != 0x0D else {
      return !(dialect.hasBackslashEscapes && head.columns.count == 1)
    }
    for comment in dialect.comments where !comment.isEmpty {
      if bytes[place...].starts(with: comment.utf8) { return true }
    }
    return dialect.hasRules && isRule(from: place)
  }

  /// Lines that psql and mysql draw, and the count of rows that psql writes below.
  private func isRule(from start: Int) -> Bool {
    let end = lines.lineEnd(from: start)
    let text = lines.file.bytes[start..<end]
    if text.allSatisfy({ "-+|=: ".utf8.contains($0) }), text.contains(UInt8(ascii: "-")) { return true }
    guard text.first == UInt8(ascii: "("), text.last == UInt8(ascii: ")"), text.count < 32 else {
      return false
    }
    let words = String(decoding: text.dropFirst().dropLast(), as: UTF8.self).split(separator: " ")
    return words.count == 2 && Int(words[0]) != nil && ["row", "rows"].contains(words[1])
  }

  private mutating func readHeader() throws(TableError) {
    if case .fixed(let columns) = dialect.layout, head.columns.isEmpty {
      head.columns = columns.map { TableColumn(name: $0.name) }
      // A line of names above fixed columns says nothing new.
      if dialect.header == .line { _ = lines.take() }
      return
    }
    switch dialect.header {
    case .names(let names):
      isUnnamed = true
      if head.columns.isEmpty { head.columns = names.map { TableColumn(name: $0) } }
    case .comment:
      guard let names = DialectSniffer(lines).commentedHeader(dialect) else {
        isUnnamed = true
        return
      }
      if head.columns.isEmpty { head.columns = uniqueColumns(names) }
    case .line:
      guard try nextRecord() != nil else {
        throw TableError(path: path, reason: "the file is empty: there is no line that names the columns")
      }
      // psql and mysql draw a line at either end.
      trimBorder()
      guard cells.count <= Self.columnLimit else {
        throw TableError(
          path: path, line: 1, reason: "more than \(Self.columnLimit) columns: this is no table")
      }
      guard cells.allSatisfy({ ($0.text?.utf8.count ?? 0) <= Self.nameLimit }) else {
        throw TableError(
          path: path, line: 1,
          reason: "a column's name of more than \(Self.nameLimit) bytes: this is no table")
      }
      var names = cells.map { $0.text ?? "" }
      // A separator at the end of the line of names: rows may have it or not, and no column stands behind it.
      while names.count > 1, names.last == "" { names.removeLast() }
      if head.columns.isEmpty { head.columns = uniqueColumns(names) }
    }
  }

  /// Whether rows have a `|` at either end.
  private var hasBorder = false

  private mutating func trimBorder() {
    guard dialect.hasRules, cells.count > 2, cells.first == .null, cells.last == .null else { return }
    cells.removeFirst()
    cells.removeLast()
    hasBorder = true
  }

  private mutating func uniqueColumns(_ names: [String]) -> [TableColumn] {
    var seen: [String: Int] = [:]
    var columns: [TableColumn] = []
    for (index, text) in names.enumerated() {
      var name = text.isEmpty ? "col\(index + 1)" : text
      let count = (seen[name] ?? 0) + 1
      seen[name] = count
      if count > 1 {
        notes.add(
          "the column \"\(name)\" is there more than once: the second is called \"\(name)_2\"",
          line: lines.number - 1)
        name += "_\(count)"
      }
      columns.append(TableColumn(name: name))
    }
    return columns
  }

  private mutating func nameColumns(_ count: Int) {
    for index in head.columns.count..<max(count, head.columns.count) {
      head.columns.append(TableColumn(name: "col\(index + 1)"))
    }
    setFormats()
  }
}
