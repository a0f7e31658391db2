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
  /// Whether rows are lists of cells, and whether the members of an object.
  private var areCells = false
  private var areMembers = false
  /// Where the next label of a row stands, in a list of its own.
  private var labels: Int?
  /// Whether the bytes behind the rows belong to the document.
  private var isInside = false
  /// Whether names of cells stand beside the rows.
  private var announced = false
  private var isOver = false
  /// The way to the rows, and the end of the document, where others follow that have rows there too.
  private var way = ""
  private var endOfPage: Int?
  /// Whether each row has a line of its own, so that what is wrong with one tells nothing of the next.
  private var hasLines: Bool
  private var window: ReadWindow

  /// No table has more; a file made to have them would fill the memory.
  private static let columnLimit = 10_000
  /// How many cells rows have, whose members are a few of many, beside some for each byte.
  private static let cellLimit = 1 << 24
  private static let cellsOfByte = 128
  private var cellCount = 0
  private static let depthLimit = 32

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
    self.init(file: file, path: path, at: try Self.layout(file, options, path: path))
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

  /// Goes to the rows of the next document, where one follows.
  private mutating func turnPage() throws(TableError) -> Bool {
    guard let endOfPage else { return false }
    let members = JSONMembers(file.bytes)
    let start = members.skipDocumentSeparators(endOfPage)
    move(to: start)
    guard start < file.count else { return false }
    guard let page = try JSONTableLayout.nextPage(at: start, way, members, path: path) else {
      throw TableError(
        path: path, line: line, reason: "no page with the member \"\(way)\" is here, or it is cut off")
    }
    move(to: page.open + 1)
    self.endOfPage = page.end
    return true
  }

  private mutating func expectEnd() throws(TableError) {
    var place = position + 1
    while place < file.count, file.bytes[place].isJSONWhitespace || file.bytes[place] == 0 { place += 1 }
    guard place < file.count else { return }
    move(to: place)
    throw TableError(path: path, line: line, reason: "text after the list of rows: \"\(restOfLine())\"")
  }

  private mutating func memberName() throws(TableError) -> String {
    let members = JSONMembers(file.bytes)
    guard let end = OutlineScanner.endOfValue(in: file.bytes, at: position, limit: file.count),
      case .string(let name)? = members.value(position..<end)
    else { throw TableError(path: path, line: line, row: rowCount, reason: "not JSON: no name is here") }
    let colon = members.skipWhitespace(end)
    guard members.byte(at: colon) == .nameSeparator else {
      throw TableError(path: path, line: line, row: rowCount, reason: "not JSON: no colon after \"\(name)\"")
    }
    move(to: members.skipWhitespace(colon + 1))
    return name
  }

  private mutating func label(at place: Int) throws(TableError) -> TableValue {
    let members = JSONMembers(file.bytes)
    let start = members.skipWhitespace(place)
    guard let end = OutlineScanner.endOfValue(in: file.bytes, at: start, limit: file.count),
      let value = members.value(start..<end)
    else {
      throw TableError(path: path, row: rowCount, reason: "\"index\" has fewer items than there are rows")
    }
    let next = members.skipWhitespace(end)
    labels = members.byte(at: next) == .valueSeparator ? next + 1 : next
    return TableValue(json: value)
  }

  private var isAtBoundary: Bool {
    var place = position
    while place < file.count, file.bytes[place] == 0x20 || file.bytes[place] == 0x09 { place += 1 }
    guard place < file.count else { return true }
    return [.newline, 0x0D, .valueSeparator, .endArray, .endObject, .beginObject, 0x1E].contains(
      file.bytes[place])
  }

  private func restOfLine() -> String {
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

  // MARK: Columns

  private mutating func fill(
    _ row: inout TableRow, _ value: JSONValue, key: TableValue?
  ) throws(TableError) {
    cellCount += head.columns.count
    guard cellCount <= Self.cellLimit + Self.cellsOfByte * position else {
      throw TableError(
        path: path, line: line, row: rowCount,
        reason: "rows with so few of the \(head.columns.count) different members that this is no table")
    }
    cells.removeAll(keepingCapacity: true)
    for _ in head.columns.indices { cells.append(.null) }
    if let key, !cells.isEmpty { cells[0] = key }
    switch value {
    case .array(let items): try fill(&row, items: items, from: key == nil ? 0 : 1)
    case .object(let object): try fill(object)
    default: break
    }
    row.cells = cells
  }

  private mutating func fill(
    _ row: inout TableRow, items: [JSONValue], from first: Int
  ) throws(TableError) {
    if !announced {
      // Without names the first row tells how many there are.
      while head.columns.count < items.count + first {
        head.columns.append(TableColumn(name: "col\(head.columns.count + 1 - first)"))
        cells.append(.null)
      }
    }
    if items.count + first != head.columns.count {
      row.fault =
        row.fault ?? "the row has \(items.count) cells, the table \(head.columns.count - first) columns"
    }
    for (index, item) in items.enumerated() where index + first < cells.count {
      let value = TableValue(json: item)
      let null = head.columns[index + first].null
      cells[index + first] = null != nil && value.text == null ? .null : value
    }
  }

  private mutating func fill(_ object: JSONObject) throws(TableError) {
    if let source = object["_source"]?.object {
      for member in object where member.name != "_source" && member.name.hasPrefix("_") {
        try add(member.value, name: member.name, depth: 1)
      }
      try add(members: source, prefix: "", depth: 1)
    } else {
      try add(members: object, prefix: "", depth: 1)
    }
  }

  private mutating func add(members: JSONObject, prefix: String, depth: Int) throws(TableError) {
    for member in members {
      try add(member.value, name: prefix.isEmpty ? member.name : "\(prefix).\(member.name)", depth: depth)
    }
  }

  private mutating func add(_ value: JSONValue, name: String, depth: Int) throws(TableError) {
    if case .object(let object) = value, ExtendedJSON.value(object) == nil, !Self.isGeometry(object),
      depth < Self.depthLimit
    {
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

  /// Whether an object is a geometry of GeoJSON, which is one value.
  private static func isGeometry(_ object: JSONObject) -> Bool {
    guard case .string(let type)? = object["type"] else { return false }
    switch type {
    case "Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon":
      return object["coordinates"]?.array != nil
    case "GeometryCollection": return object["geometries"]?.array != nil
    default: return false
    }
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
      case .valueSeparator where isArray || areMembers || rowCount > 0: break
      default: return
      }
      position += 1
    }
  }
}
