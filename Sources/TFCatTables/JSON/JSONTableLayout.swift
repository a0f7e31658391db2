import Base
import TFCatJSON

/// Where the rows of a JSON document lie and what they look like.
///
/// Rows of their own (JSON lines, an array) are as they stand. In one document that is an object, they are
/// the items of a member: the one that is named, or the one list of objects, or of lists beside a list of
/// their names (TAP, HAPI, pandas `split`). Several documents one after the other are pages, where the member
/// is named or the first of them says what it is.
struct JSONTableLayout {
  enum Rows {
    /// Objects one after the other, or the items of arrays, from here.
    case sequence(Int)
    /// The items of the list that opens here.
    case list(Int)
    /// The items of the list that opens here are lists of cells; their labels are another list.
    case cells(Int, [TableColumn]?, labels: Int?)
    /// The members of the object that opens here are rows.
    case index(Int)
    /// The members of the object that opens here are columns.
    case columns(Int)
  }

  var rows: Rows
  /// The way to the rows; empty for the document.
  var way = ""
  /// The end of the document, where others follow that have their rows in the same member.
  var endOfPage: Int?

  private struct Candidate {
    var way: String
    var range: Range<Int>
    var isEmpty: Bool
    var columns: [TableColumn]?
    var labels: Int?
    var holdsLists: Bool
  }

  /// Lists that are a table also while they are empty.
  private static let usualNames: Set<String> = [
    "features", "result", "results", "data", "rows", "records", "events", "hits.hits",
  ]
  private static let depthLimit = 4

  /// - Parameter start: the first byte of the first value.
  init(
    _ bytes: UnsafeRawBufferPointer, from start: Int, _ options: JSONRowsOptions, path: String
  ) throws(TableError) {
    rows = .sequence(start)
    guard start < bytes.count else { return }
    let members = JSONMembers(bytes)
    func fail(_ reason: String) -> TableError { TableError(path: path, reason: reason) }
    let end = BracketScanner.endOfValue(in: bytes, at: start, limit: bytes.count)
    guard let end, members.skipDocumentSeparators(end) == bytes.count else {
      if let end, bytes[start] == .beginObject, options.orientation == nil {
        if let page = try Self.firstPage(start..<end, options, members, path: path) {
          self = page
          return
        }
      }
      guard options.rows ?? "." == ".", options.orientation ?? .records == .records else {
        throw fail(
          "rows inside a member need whole JSON documents; this is something else, or one cut off")
      }
      return
    }
    var range = start..<end
    var columns: [TableColumn]?
    var labels: Int?
    if let wanted = options.rows, wanted != "." {
      (range, columns, labels) = try Self.find(wanted, in: range, members, path: path)
      way = wanted
    } else if options.rows == nil, options.orientation ?? .records == .records, bytes[start] == .beginObject {
      let found = Self.candidates(in: range, members)
      if let choice = try Self.choice(of: found, in: range, members, path: path) {
        (range, columns, labels, way) = (choice.range, choice.columns, choice.labels, choice.way)
      } else if let orientation = try Self.orientation(of: range, members, path: path) {
        rows = orientation == .columns ? .columns(start) : .index(start)
        return
      } else {
        return
      }
    }
    let open = range.lowerBound
    let inner = members.first(in: range)
    switch (bytes[open], options.orientation) {
    case (.beginObject, .columns): rows = .columns(open)
    case (.beginObject, .index): rows = .index(open)
    case (_, .columns), (_, .index):
      throw fail(
        "\"orient: \(options.orientation?.rawValue ?? "")\" is of an object; the rows are a list here")
    case (.beginArray, _) where inner == .beginArray: rows = .cells(open, columns, labels: labels)
    case (.beginArray, _): rows = way.isEmpty ? .sequence(open) : .list(open)
    case (.beginObject, _):
      if way.isEmpty { return }
      switch try Self.orientation(of: range, members, path: path) {
      case .columns: rows = .columns(open)
      case .index: rows = .index(open)
      default:
        throw fail(
          "\"\(way)\" is an object and no list of rows; \"orient: columns\" or \"orient: index\" makes its members columns or rows"
        )
      }
    default: throw fail("\"\(way)\" is no list of rows")
    }
  }

  // MARK: Pages

  /// The layout of documents that follow each other, as an answer in parts comes through a pipe; `nil` where
  /// each value is a row.
  private static func firstPage(
    _ range: Range<Int>, _ options: JSONRowsOptions, _ members: JSONMembers, path: String
  ) throws(TableError) -> JSONTableLayout? {
    if options.rows == "." { return nil }
    var layout = JSONTableLayout(rows: .sequence(range.lowerBound))
    let (place, columns, labels): (Range<Int>, [TableColumn]?, Int?)
    if let wanted = options.rows {
      (place, columns, labels) = try find(wanted, in: range, members, path: path)
      layout.way = wanted
    } else {
      guard let stated = stated(in: range, members, among: candidates(in: range, members)) else { return nil }
      (place, columns, labels) = (stated.range, stated.columns, stated.labels)
      layout.way = stated.way
    }
    guard members.isList(at: place.lowerBound) else { return nil }
    layout.rows =
      members.first(in: place) == .beginArray
      ? .cells(place.lowerBound, columns, labels: labels) : .list(place.lowerBound)
    layout.endOfPage = range.upperBound
    return layout
  }

  private init(rows: Rows) { self.rows = rows }

  /// Where the rows of a later page begin.
  ///
  /// - Returns: the opening bracket of the list, and the end of the document.
  static func nextPage(
    at start: Int, _ way: String, _ members: JSONMembers, path: String
  ) throws(TableError) -> (open: Int, end: Int)? {
    guard let end = members.endOfValue(at: start), members.isObject(at: start) else { return nil }
    let (place, _, _) = try find(way, in: start..<end, members, path: path)
    return members.isList(at: place.lowerBound) ? (place.lowerBound, end) : nil
  }

  // MARK: A member that is named

  private static func find(
    _ way: String, in document: Range<Int>, _ members: JSONMembers, path: String
  ) throws(TableError) -> (Range<Int>, [TableColumn]?, Int?) {
    var place = document
    var rest = way[...]
    var columns: [TableColumn]?
    var labels: Int?
    while !rest.isEmpty {
      var known: [JSONMembers.Member] = []
      if members.isObject(at: place.lowerBound) {
        members.forEach(at: place.lowerBound, limit: place.upperBound) { member in
          known.append(member)
          return known.count < 1000
        }
      }
      guard
        let member = known.filter({ rest == $0.name || rest.hasPrefix("\($0.name).") }).max(by: {
          $0.name.utf8.count < $1.name.utf8.count
        })
      else {
        let names = known.prefix(12).map(\.name).joined(separator: ", ")
        let hint = known.isEmpty ? "it has no members there" : "the members there are \(names)"
        throw TableError(path: path, reason: "the document has no member \"\(way)\": \(hint)")
      }
      (columns, labels) = announced(for: member.name, among: known, members)
      place = member.range
      rest = rest.dropFirst(member.name.count).drop { $0 == "." }
    }
    return (place, columns, labels)
  }

  // MARK: Looking for the rows

  private static func candidates(in document: Range<Int>, _ members: JSONMembers) -> [Candidate] {
    var found: [Candidate] = []
    func look(_ range: Range<Int>, _ prefix: String, _ depth: Int) {
      var inner: [JSONMembers.Member] = []
      members.forEach(at: range.lowerBound, limit: range.upperBound) { member in
        inner.append(member)
        return inner.count < 1000
      }
      var names: String?
      for member in inner where members.isList(at: member.range.lowerBound) {
        guard members.first(in: member.range) == .beginArray else { continue }
        let (columns, labels) = announced(for: member.name, among: inner, members)
        guard let columns else { continue }
        names = inner.first { announces($0, members) != nil }?.name
        found.append(
          Candidate(
            way: prefix + member.name, range: member.range, isEmpty: false, columns: columns, labels: labels,
            holdsLists: true))
      }
      for member in inner where member.name != names {
        let first = members.first(in: member.range)
        if members.isList(at: member.range.lowerBound) {
          guard first == .beginObject || first == .endArray else { continue }
          found.append(
            Candidate(
              way: prefix + member.name, range: member.range, isEmpty: first == .endArray, columns: nil,
              labels: nil, holdsLists: false))
        } else if members.isObject(at: member.range.lowerBound), depth < depthLimit {
          look(member.range, prefix + member.name + ".", depth + 1)
        }
      }
    }
    look(document, "", 1)
    return found
  }

  private static func choice(
    of found: [Candidate], in document: Range<Int>, _ members: JSONMembers, path: String
  ) throws(TableError) -> Candidate? {
    if isOneRow(document, members, path: path) { return nil }
    if let stated = stated(in: document, members, among: found) { return stated }
    let tables = found.filter(\.holdsLists)
    if tables.count == 1 { return tables.first }
    let filled = found.filter { !$0.isEmpty }
    if filled.count > 1 {
      let ways = filled.prefix(12).map(\.way).joined(separator: ", ")
      throw TableError(
        path: path,
        reason:
          "several members hold lists of objects (\(ways)): say in the mapping which has the rows, \"table: {rows: \(filled[0].way)}\", or \"rows: .\" where the document itself is one row"
      )
    }
    return filled.first ?? found.first { usualNames.contains($0.way) }
  }

  /// Whether an object that stands alone is a row, whatever lists it has: a feature, whose lists are
  /// positions; a hit of Elasticsearch and a document of MongoDB; the only line of a file of JSON lines.
  private static func isOneRow(_ document: Range<Int>, _ members: JSONMembers, path: String) -> Bool {
    let (names, type) = names(of: document, members)
    let ending = path.split(separator: ".").last?.lowercased() ?? ""
    return type == .string("Feature") || names.contains("_source") || names.contains("_id")
      || ["ndjson", "jsonl", "ldjson"].contains(ending)
  }

  private static func names(of document: Range<Int>, _ members: JSONMembers) -> (Set<String>, JSONValue?) {
    var names: Set<String> = []
    var type: JSONValue?
    members.forEach(at: document.lowerBound, limit: document.upperBound) { member in
      names.insert(member.name)
      if member.name == "type" { type = members.value(member.range) }
      return names.count < 1000
    }
    return (names, type)
  }

  /// The rows of a document that says what it is.
  private static func stated(
    in document: Range<Int>, _ members: JSONMembers, among found: [Candidate]
  ) -> Candidate? {
    let (names, type) = names(of: document, members)
    let way: String? =
      if type == .string("FeatureCollection") {
        "features"
      } else if names.contains("schema"), names.contains("data") {
        "data"
      } else if names.contains("hits") {
        "hits.hits"
      } else if names.contains("result"), names.contains("overmax") {
        "result"
      } else if names.contains("columns"), names.contains("rows") {
        "rows"
      } else {
        nil
      }
    return way.flatMap { way in found.first { $0.way == way } }
  }

  /// Whether the members of an object are columns or rows of a table; nil for neither.
  ///
  /// Both are objects of objects with the same names. Rows are numbered, columns are not.
  private static func orientation(
    of range: Range<Int>, _ members: JSONMembers, path: String
  ) throws(TableError) -> JSONRowsOptions.Orientation? {
    var areObjects = true
    var areNumbers = true
    var first: Range<Int>?
    var count = 0
    members.forEach(at: range.lowerBound, limit: range.upperBound) { member in
      count += 1
      first = first ?? member.range
      areObjects = areObjects && members.isObject(at: member.range.lowerBound)
      areNumbers = areNumbers && isNumber(member.name)
      return areObjects
    }
    guard areObjects, count > 0, let first else { return nil }
    var innerAreNumbers = true
    var innerCount = 0
    members.forEach(at: first.lowerBound, limit: first.upperBound) { member in
      innerCount += 1
      innerAreNumbers = innerAreNumbers && isNumber(member.name)
      return innerAreNumbers
    }
    guard innerCount > 0 else { return nil }
    switch (areNumbers, innerAreNumbers) {
    case (true, false): return .index
    case (false, true): return .columns
    case (false, false): return nil
    case (true, true):
      throw TableError(
        path: path,
        reason:
          "an object of objects with numbers as names: say in the mapping whether its members are columns or rows, \"table: {orient: columns}\" or \"{orient: index}\""
      )
    }
  }

  private static func isNumber(_ name: String) -> Bool {
    !name.isEmpty && name.utf8.allSatisfy(\.isDigit)
  }

  // MARK: Names of cells

  /// The columns that a member beside the rows announces, and where labels of rows stand.
  private static func announced(
    for name: String, among siblings: [JSONMembers.Member], _ members: JSONMembers
  ) -> ([TableColumn]?, Int?) {
    let others = siblings.filter { $0.name != name }
    let columns = others.lazy.compactMap { announces($0, members) }.first
    let labels = others.first { $0.name == "index" && members.isList(at: $0.range.lowerBound) }
    return (columns, columns == nil ? nil : labels?.range.lowerBound)
  }

  private static let announcing: Set<String> = [
    "columns", "metadata", "fields", "parameters", "names", "header", "column_names",
  ]

  private static func announces(_ member: JSONMembers.Member, _ members: JSONMembers) -> [TableColumn]? {
    guard announcing.contains(member.name), members.isList(at: member.range.lowerBound) else { return nil }
    var columns: [TableColumn] = []
    let isWhole = members.forEach(at: member.range.lowerBound, limit: member.range.upperBound) { item in
      guard columns.count < 10_000, let value = members.value(item.range), let column = column(value) else {
        columns = []
        return false
      }
      columns.append(column)
      return true
    }
    return isWhole && !columns.isEmpty ? columns : nil
  }

  private static func column(_ value: JSONValue) -> TableColumn? {
    switch value {
    case .string(let name): return TableColumn(name: name)
    case .number(let number): return TableColumn(name: number.description)
    case .object(let object):
      guard let name = object["name"]?.string else { return nil }
      func text(_ names: String...) -> String? {
        names.lazy.compactMap { object[$0]?.string }.first { !$0.isEmpty }
      }
      var column = TableColumn(
        name: name, dataType: text("datatype").flatMap(TableDataType.init(rawValue:)),
        unit: text("unit", "units"), ucd: text("ucd"), utype: text("utype"), xtype: text("xtype"),
        description: text("description"))
      if column.dataType?.isText == true { column.shape = .variable }
      if let fill = text("fill"), column.dataType == nil { column.null = fill }
      return column
    default: return nil
    }
  }
}

extension JSONMembers {
  func isObject(at place: Int) -> Bool { byte(at: place) == .beginObject }
  func isList(at place: Int) -> Bool { byte(at: place) == .beginArray }
}
