public import Base
import TFCatJSON

/// Reads rows from JSON objects: one on each line (NDJSON, as Elasticsearch and MongoDB export it), with or
/// without the record separator of RFC 8142, one after the other over several lines, or the items of one
/// array.
///
/// Members of inner objects are columns named by their way, `geometry.type`; an Elasticsearch hit is its
/// `_source`, with `_id` and `_index` beside. MongoDB's extended JSON becomes plain: `{"$date": ...}` a time
/// in ISO 8601, `{"$numberLong": ...}` a number, `{"$oid": ...}` a text. Objects inside arrays are JSON text.
/// Columns are known as soon as they have occurred.
public struct JSONRowReader: TableReader {
  /// The columns, and what the table says of itself.
  public private(set) var head = TableHead()
  /// What was odd about the table, and was read all the same.
  public private(set) var notes = TableNotes()
  private let path: String
  private let file: MappedFile
  private var position: Int
  private var line = 1
  private var rowCount = 0
  private var indices: [String: Int] = [:]
  private var cells: [TableValue] = []
  private var isArray = false
  private var isOver = false
  /// Whether each row has a line of its own, so that what is wrong with one tells nothing of the next.
  private var hasLines: Bool
  private var window: ReadWindow

  /// No table has more; a file made to have them would fill the memory.
  private static let columnLimit = 10_000
  private static let depthLimit = 32

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
  /// - Parameter path: what messages call it.
  public init(file: MappedFile, path: String) throws(TableError) {
    self.path = path
    self.file = file
    window = ReadWindow(file)
    position = file.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    hasLines = true
    skipSeparators()
    if position < file.count, file.bytes[position] == .beginArray {
      isArray = true
      position += 1
    }
    hasLines = Self.endsOnItsLine(file.bytes, from: position)
  }

  /// Whether the first value is over before its line is.
  private static func endsOnItsLine(_ bytes: UnsafeRawBufferPointer, from position: Int) -> Bool {
    var start = position
    while start < bytes.count, bytes[start].isJSONWhitespace || bytes[start] == 0x1E { start += 1 }
    let end = bytes[start...].firstIndex(of: .newline) ?? bytes.count
    return OutlineScanner.endOfValue(in: bytes, at: start, limit: end).map { $0 <= end }
      ?? (end == bytes.count)
  }

  /// How many columns there are.
  public var columnCount: Int { head.columns.count }

  /// The text of a row as it stands in the file; `nil` where rows have no text of their own.
  public func text(of row: TableRow) -> String? {
    guard let range = row.range, range.upperBound <= file.count else { return nil }
    return String(decoding: file.bytes[range], as: UTF8.self)
  }

  /// The next row; `nil` after the last.
  ///
  /// - Throws: `TableError` where the table cannot be read on.
  public mutating func next() throws(TableError) -> TableRow? {
    skipSeparators()
    guard position < file.count, !isOver else { return nil }
    let start = position
    if isArray, file.bytes[start] == .endArray {
      isOver = true
      return nil
    }
    rowCount += 1
    var row = TableRow(cells: [], number: rowCount, line: line)
    window.advance(to: position)
    let rest = UnsafeRawBufferPointer(rebasing: file.bytes[start...])
    if var cursor = JSONCursor(rest), let base = rest.baseAddress,
      let object = cursor.object(depth: 24)
    {
      move(to: start + (UnsafeRawPointer(cursor.position) - base))
      row.range = start..<position
      // What follows a row on its line is another row, or the row is not what it seems.
      row.fault = isAtBoundary ? nil : "text after the object: \"\(restOfLine())\""
      if row.fault != nil { skipLine() }
      try fill(&row, object)
      return row
    }
    return try readUnusual(from: start, row)
  }

  private var isAtBoundary: Bool {
    var place = position
    while place < file.count, file.bytes[place] == 0x20 || file.bytes[place] == 0x09 { place += 1 }
    guard place < file.count else { return true }
    return [.newline, 0x0D, .valueSeparator, .endArray, .beginObject, 0x1E].contains(file.bytes[place])
  }

  private func restOfLine() -> String {
    let end = file.bytes[position...].firstIndex(of: .newline) ?? file.count
    return String(String(decoding: file.bytes[position..<end], as: UTF8.self).prefix(40))
  }

  /// Reads a row by way of the parser that knows what is wrong with it.
  private mutating func readUnusual(from start: Int, _ row: TableRow) throws(TableError) -> TableRow {
    var row = row
    let bytes = file.bytes
    let lineEnd = bytes[start...].firstIndex(of: .newline) ?? bytes.count
    let limit = hasLines ? lineEnd : bytes.count
    let end = OutlineScanner.endOfValue(in: bytes, at: start, limit: limit) ?? limit
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
    guard case .object(let object)? = outcome.nodes.first?.value else {
      row.fault =
        row.fault ?? "a row is a JSON object; here is \(outcome.nodes.first?.value.kind ?? "nothing")"
      if hasLines { skipLine() }
      row.cells = [TableValue](repeating: .null, count: head.columns.count)
      return row
    }
    try fill(&row, object)
    return row
  }

  // MARK: Columns

  private mutating func fill(_ row: inout TableRow, _ object: JSONObject) throws(TableError) {
    cells.removeAll(keepingCapacity: true)
    for _ in head.columns.indices { cells.append(.null) }
    if let source = object["_source"]?.object {
      for member in object where member.name != "_source" && member.name.hasPrefix("_") {
        try add(member.value, name: member.name, depth: 1)
      }
      try add(members: source, prefix: "", depth: 1)
    } else {
      try add(members: object, prefix: "", depth: 1)
    }
    row.cells = cells
  }

  private mutating func add(members: JSONObject, prefix: String, depth: Int) throws(TableError) {
    for member in members {
      try add(member.value, name: prefix.isEmpty ? member.name : "\(prefix).\(member.name)", depth: depth)
    }
  }

  private mutating func add(_ value: JSONValue, name: String, depth: Int) throws(TableError) {
    if case .object(let object) = value, ExtendedJSON.value(object) == nil, depth < Self.depthLimit {
      return try add(members: object, prefix: name, depth: depth + 1)
    }
    let index: Int
    if let known = indices[name] {
      index = known
    } else {
      guard head.columns.count < Self.columnLimit else {
        throw TableError(
          path: path, line: line, row: rowCount,
          reason: "more than \(Self.columnLimit) different members: this is no table")
      }
      index = head.columns.count
      indices[name] = index
      head.columns.append(TableColumn(name: name))
      cells.append(.null)
    }
    cells[index] = TableValue(json: value)
  }

  // MARK: Place

  private mutating func move(to end: Int) {
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
      case .valueSeparator where isArray || rowCount > 0: break
      default: return
      }
      position += 1
    }
  }
}
