public import Base
import TFCatJSON

/// Reads rows from JSON objects: one on each line (NDJSON, as Elasticsearch and MongoDB export it), with or
/// without the record separator of RFC 8142, one after the other over several lines, or the items of one
/// array; or the rows inside one document, which `JSONTableLayout` finds: the items of a member, objects or
/// lists of cells, or the members of an object. Such documents may follow each other, as pages of an answer.
///
/// Members of inner objects are columns named by their way, `geometry.type`; an Elasticsearch hit is its
/// `_source`, with `_id` and `_index` beside. MongoDB's extended JSON becomes plain: `{"$date": ...}` a time
/// in ISO 8601, `{"$numberLong": ...}` a number, `{"$oid": ...}` a text. Objects inside arrays are JSON text,
/// and so are GeoJSON geometries. Columns are known as soon as they have occurred.
public struct JSONRowReader: TableReader {
  /// The columns, and what the table says of itself.
  public internal(set) var head = TableHead()
  /// What was odd about the table, and was read all the same.
  public private(set) var notes = TableNotes()
  let path: String
  let file: MappedFile
  var position: Int
  var line = 1
  var rowCount = 0
  var indices: [String: Int] = [:]
  var cells: [TableValue] = []
  private var isArray = false
  /// Whether rows are lists of cells.
  private var areCells = false
  /// Whether rows are the members of an object.
  private var areMembers = false
  /// Where the next label of a row stands, in a list of its own.
  var labels: Int?
  /// Whether the bytes behind the rows belong to the document.
  private var isInside = false
  /// Whether names of cells stand beside the rows.
  var announced = false
  private var isOver = false
  /// The way to the rows.
  var way = ""
  /// The end of the document, where others follow that have rows there too.
  var endOfPage: Int?
  /// Whether each row has a line of its own, so that what is wrong with one tells nothing of the next.
  private var hasLines: Bool
  private var window: ReadWindow

  /// How many cells the rows have had.
  var cellCount = 0

  /// Opens a file; `-` is standard input.
  ///
  /// - Parameters:
  ///   - path: the file.
  ///   - options: where the rows lie, as far as it is known.
  public init(path: String, options: JSONRowsOptions = .init()) throws(TableError) {
    try self.init(file: MappedFile.opened(path), path: path, options: options)
  }

  /// Reads a document that is in memory.
  ///
  /// - Parameters:
  ///   - bytes: the document.
  ///   - options: where the rows lie, as far as it is known.
  public init(bytes: some Collection<UInt8>, options: JSONRowsOptions = .init()) throws(TableError) {
    try self.init(file: MappedFile.inMemory(bytes), path: "<memory>", options: options)
  }

  /// Reads a file that is open.
  ///
  /// - Parameters:
  ///   - file: the bytes of the document.
  ///   - path: what messages call it.
  ///   - options: where the rows lie, as far as it is known.
  /// - Throws: `TableError` where rows may lie in several places, or the place that `options` name does not
  ///   exist.
  public init(file: MappedFile, path: String, options: JSONRowsOptions = .init()) throws(TableError) {
    let text = try file.inPlainUTF8()
    self.init(file: text, path: path, at: try Self.layout(text, options, path: path))
  }

  /// The reader that fits the layout: this one, or that of columns.
  static func open(
    _ file: MappedFile, path: String, options: JSONRowsOptions
  ) throws(TableError) -> any TableReader {
    let layout = try layout(file, options, path: path)
    if case .columns(let open) = layout.rows {
      return try JSONColumnReader(file: file, path: path, at: open)
    }
    return self.init(file: file, path: path, at: layout)
  }

  private static func layout(
    _ file: MappedFile, _ options: JSONRowsOptions, path: String
  ) throws(TableError) -> JSONTableLayout {
    var start = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    while start < file.count, file.bytes[start].isJSONWhitespace || file.bytes[start] == 0x1E { start += 1 }
    return try JSONTableLayout(file.bytes, from: start, options, path: path)
  }

  private init(file: MappedFile, path: String, at layout: JSONTableLayout) {
    self.path = path
    self.file = file
    window = ReadWindow(file)
    position = 0
    hasLines = true
    var columns: [TableColumn]?
    switch layout.rows {
    case .sequence(let start), .columns(let start):
      move(to: start)
      if position < file.count, file.bytes[position] == .beginArray {
        isArray = true
        position += 1
      }
    case .list(let open):
      (isArray, isInside) = (true, true)
      move(to: open + 1)
    case .cells(let open, let names, let labels):
      (isArray, isInside, areCells) = (true, !layout.way.isEmpty, true)
      columns = names
      self.labels = labels.map { $0 + 1 }
      move(to: open + 1)
    case .index(let open):
      (isInside, areMembers) = (true, true)
      columns = [TableColumn(name: "index")]
      move(to: open + 1)
    }
    (way, endOfPage) = (layout.way, layout.endOfPage)
    if !layout.way.isEmpty { notes.add("the rows are those of the member \"\(layout.way)\"") }
    for column in (labels == nil ? [] : [TableColumn(name: "index")]) + (columns ?? []) {
      var column = column
      while indices[column.name] != nil { column.name += "_" }
      indices[column.name] = head.columns.count
      head.columns.append(column)
    }
    announced = areCells && columns != nil
    hasLines = endOfPage == nil && Self.endsOnItsLine(file.bytes, from: position)
  }

  /// Whether the first value is over before its line is.
  private static func endsOnItsLine(_ bytes: UnsafeRawBufferPointer, from position: Int) -> Bool {
    var start = position
    while start < bytes.count, bytes[start].isJSONWhitespace || bytes[start] == 0x1E { start += 1 }
    let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
    return BracketScanner.endOfValue(in: bytes, at: start, limit: end).map { $0 <= end }
      ?? (end == bytes.count)
  }

  /// How many columns there are.
  public var columnCount: Int { head.columns.count }

  /// The text of a row as it stands in the file; `nil` where rows have no text of their own.
  public func text(of row: TableRow) -> String? {
    guard let range = row.range, range.upperBound <= file.count else { return nil }
    return String(decoding: file.bytes[range], as: UTF8.self)
  }

  /// Whether columns may join the head with later rows.
  public var columnsJoinWithRows: Bool { !announced }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: `TableError` where the table cannot be read on.
  public mutating func next() throws(TableError) -> TableRow? {
    guard !isOver else { return nil }
    skipSeparators()
    let close: UInt8 = areMembers ? .endObject : .endArray
    while isArray || areMembers, position < file.count, file.bytes[position] == close {
      guard try turnPage() else {
        isOver = true
        if !isInside { try expectEnd() }
        return nil
      }
      skipSeparators()
    }
    guard position < file.count else {
      guard isArray || areMembers else { return nil }
      throw TableError(path: path, line: line, reason: "the list of rows does not end: the file is cut off")
    }
    rowCount += 1
    var key: TableValue?
    if areMembers { key = .string(try memberName()) }
    if let place = labels { key = try label(at: place) }
    let start = position
    var row = TableRow(cells: [], number: rowCount, line: line)
    window.advance(to: position)
    let rest = UnsafeRawBufferPointer(rebasing: file.bytes[start...])
    if var cursor = JSONCursor(rest),
      let value = areCells
        ? cursor.take(.beginArray) ? cells(&cursor) : nil : cursor.object(depth: 24).map(JSONValue.object)
    {
      move(to: start + cursor.offset)
      row.range = start..<position
      // What follows a row on its line is another row, or the row is not what it seems.
      row.fault = isAtBoundary ? nil : "text after the object: \"\(restOfLine())\""
      if row.fault != nil { skipLine() }
      try fill(&row, value, key: key)
      return row
    }
    return try readUnusual(from: start, row, key: key)
  }

  /// The items of a list whose opening bracket was taken.
  private func cells(_ cursor: inout JSONCursor) -> JSONValue? {
    var items: [JSONValue] = []
    if cursor.take(.endArray) { return .array([]) }
    repeat {
      guard let item = cursor.value(depth: 24) else { return nil }
      items.append(item)
    } while cursor.take(.valueSeparator)
    return cursor.take(.endArray) ? .array(items) : nil
  }

  private var isAtBoundary: Bool {
    var place = position
    while place < file.count, file.bytes[place].isBlankOrTab { place += 1 }
    guard place < file.count else { return true }
    return [.newline, 0x0D, .valueSeparator, .endArray, .endObject, .beginObject, 0x1E].contains(
      file.bytes[place])
  }

  func restOfLine() -> String {
    let end = file.bytes[position...].firstIndex(of: .newline) ?? file.count
    return String(String(decoding: file.bytes[position..<end], as: UTF8.self).prefix(40))
  }

  /// Reads a row by way of the parser that knows what is wrong with it.
  private mutating func readUnusual(
    from start: Int, _ row: TableRow, key: TableValue?
  ) throws(TableError) -> TableRow {
    var row = row
    let bytes = file.bytes
    let lineEnd = bytes[start...].firstIndex(of: .newline) ?? bytes.count
    let limit = hasLines ? lineEnd : bytes.count
    let end = BracketScanner.endOfValue(in: bytes, at: start, limit: limit) ?? limit
    guard end > start || hasLines else {
      throw TableError(path: path, line: line, row: rowCount, reason: "not JSON: no value begins here")
    }
    let range = start..<max(end, start)
    let outcome = RecoveringParser.parseDocument(UnsafeRawBufferPointer(rebasing: bytes[range]))
    if let fault = outcome.faults.first(where: { !$0.kind.isAdvice || $0.kind == .duplicateMember }) {
      row.fault = "not JSON (\(fault.kind.words)): \(fault.text)"
      if !hasLines, end == bytes.count {
        throw TableError(path: path, line: line, row: rowCount, reason: row.fault ?? "")
      }
    }
    move(to: max(end, start))
    row.range = range
    if hasLines, !isAtBoundary {
      row.fault = row.fault ?? "text after the value: \"\(restOfLine())\""
      skipLine()
      row.range = start..<lineEnd
    }
    let value = outcome.nodes.first?.value
    guard let value, areCells ? value.array != nil : value.object != nil else {
      row.fault =
        row.fault
        ?? "a row is a JSON \(areCells ? "array" : "object"); here is \(outcome.nodes.first?.value.kind ?? "nothing")"
      if hasLines { skipLine() }
      row.cells = [TableValue](repeating: .null, count: head.columns.count)
      return row
    }
    try fill(&row, value, key: key)
    return row
  }

  // MARK: Place

  mutating func move(to end: Int) {
    for byte in file.bytes[position..<end] where byte == .newline { line += 1 }
    position = end
  }

  private mutating func skipLine() {
    let end = file.bytes[position...].firstIndex(of: .newline) ?? file.count
    move(to: end)
  }

  private mutating func skipSeparators() {
    while position < file.count {
      switch file.bytes[position] {
      case .newline: line += 1
      case 0x20, 0x09, 0x0D, 0x1E: break
      case .valueSeparator where isArray || areMembers || rowCount > 0: break
      default: return
      }
      position += 1
    }
  }
}
