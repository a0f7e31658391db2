import Base
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTables
import TableMapping
import VOVocabulary

extension JoinTable {
  /// The rows of a table with a header.
  mutating func read(_ input: SourceFile, _ columns: Columns, byTime: Bool) throws {
    var reader = try TableFile.open(input.file, path: input.path)
    var head = reader.head
    if reader.columnsJoinWithRows {
      // Objects of JSON name their columns one after the other.
      var survey = try TableFile.open(input.file, path: input.path)
      while try survey.next() != nil {}
      head = survey.head
    }
    func place(_ name: String?, _ option: String) throws -> Int? {
      guard let name else { return nil }
      if let place = head.columnIndex(name) { return place }
      let names = head.columns.map(\.name)
      let hint = NearestWord.hint(for: name, among: names)
      let list = names.prefix(40).joined(separator: ", ")
      throw OperationError("\(option): \(input.path) has no column \"\(name)\"\(hint) (it has \(list))")
    }
    let key = byTime ? nil : try place(columns.key ?? "id", "--column")
    var start = try place(columns.start, "--start-column")
    var end = try place(columns.end, "--end-column")
    if byTime, start == nil {
      let names = head.columns.map { ColumnName($0.name) }
      start = names.plainestTime { $0.momentEnd == .first }
      if end == nil { end = names.plainestTime { $0.momentEnd == .last } }
      guard start != nil else {
        let list = head.columns.prefix(40).map(\.name).joined(separator: ", ")
        throw OperationError(
          "\(input.path): no column looks like the start of something: name it by --start-column (there are \(list))"
        )
      }
    }
    for place in [start, end].compactMap(\.self) where byTime {
      try Self.checkClock(of: head.columns[place], in: head, path: input.path)
    }
    var joined = Array(head.columns.indices)
    if let key { joined.removeAll { $0 == key } }
    if let chosen = columns.joined {
      joined = []
      for name in chosen { if let place = try place(name, "--columns") { joined.append(place) } }
    }
    // Delimited text has no types: there a text may be a number.
    let hasTypes = !(reader is DelimitedTableReader)
    var kinds = head.columns.map { CellKind($0, hasTypes: hasTypes) }
    while let row = try reader.next() {
      var properties = JSONObject()
      for place in joined where !row[place].isNull {
        kinds[place].note(row[place], hasTypes: hasTypes)
        properties[head.columns[place].name] = Self.value(row[place])
      }
      var times: ClosedRange<Double>?
      if byTime, let start { times = Self.times(row[start], end.map { row[$0] } ?? .null) }
      let id = key.flatMap { row[$0].text?.trimmedBlanks }
      append(Row(properties: properties, key: id, times: times), byTime: byTime)
    }
    for note in reader.notes.all { notes.append("\(input.path): \(note)") }
    for place in joined {
      let column = head.columns[place]
      fields[column.name] = Self.field(column, kinds[place], of: input.path)
      if kinds[place].isNumber, !hasTypes { update(column.name, CellKind.number) }
    }
  }

  /// Times are read as UTC, which the table or the name of the column may deny.
  private static func checkClock(of column: TableColumn, in head: TableHead, path: String) throws {
    let scale = head.timeSystems.first { $0.id == column.reference }?.timeScale
    let other = scale == nil ? ColumnClock.named(in: column.name)?.text : scale == "UTC" ? nil : scale
    guard let other else { return }
    throw OperationError(
      "\(path): the times of the column \"\(column.name)\" are \(other) and not UTC: make a catalogue of the table"
        + " by a mapping first, which `tfcat map init` drafts, and join that")
  }

  /// From when to when a row lasts; a row without an end is a moment.
  private static func times(_ start: TableValue, _ end: TableValue) -> ClosedRange<Double>? {
    guard let from = seconds(start) else { return nil }
    guard let to = seconds(end) else { return end.isNull ? from...from : nil }
    return from <= to ? from...to : nil
  }

  private static func seconds(_ value: TableValue) -> Double? {
    var repairs: TimeRepairs = .none
    guard let instant = try? TimeReader(format: .iso).instant(value, repairs: &repairs), repairs.isEmpty
    else { return nil }
    return try? PhysicalTime.seconds(of: instant)
  }

  private static func field(_ column: TableColumn, _ kind: CellKind, of path: String) -> Field {
    let file = path.split(separator: "/").last.map(String.init) ?? path
    var ucd = column.ucd ?? ""
    if ucd.isEmpty || !UCD.isValid(ucd) { ucd = kind.isNumber ? "meta.number" : "meta.note" }
    return Field(
      info: column.description ?? "\(column.name) of \(file)", ucd: ucd, dataType: kind.dataType,
      unit: column.unit.flatMap { UnitName.known($0) })
  }

  /// A cell as a property, which has one value: a list is the text of it.
  private static func value(_ cell: TableValue) -> JSONValue {
    if case .array = cell { return .string(cell.json.description) }
    return cell.json
  }
}

/// What all cells of a column are.
private enum CellKind {
  case none, bool, int, float, text

  /// What a column without values is: what the table says of it.
  init(_ column: TableColumn, hasTypes: Bool) {
    self = .none
    guard hasTypes, column.shape.isScalar, let type = column.dataType else { return }
    if type == .boolean { self = .bool }
    if type.isInteger { self = .int }
    if type.isReal { self = .float }
  }

  mutating func note(_ value: TableValue, hasTypes: Bool) {
    let kind: CellKind
    switch value {
    case .null: return
    case .bool: kind = .bool
    case .integer: kind = .int
    case .double: kind = .float
    case .string(let text) where !hasTypes:
      if Self.isNoNumber(text) { return }
      kind = Self.kind(of: text)
    case .string, .array, .invalid: kind = .text
    }
    switch (self, kind) {
    case (.none, _): self = kind
    case (.int, .float), (.float, .int): self = .float
    case (let known, let other) where known == other: break
    default: self = .text
    }
  }

  /// What writers of numbers leave where there is none.
  private static func isNoNumber(_ text: String) -> Bool { text.trimmedBlanks.lowercased() == "nan" }

  /// What a cell without a type writes. Digits after a zero are those of a code, and no number: `007`.
  private static func kind(of text: String) -> CellKind {
    let text = text.trimmedBlanks
    let digits = text.drop { $0 == "-" || $0 == "+" }
    guard let number = TableText.double(text), number.isFinite,
      digits.first != "0" || digits.dropFirst().first?.isNumber != true
    else { return .text }
    return digits.allSatisfy(\.isNumber) ? .int : .float
  }

  /// The number that a cell without a type writes, digit by digit; `nil` where it writes that there is none.
  static func number(_ value: JSONValue) -> JSONValue? {
    guard let text = value.string?.trimmedBlanks else { return value }
    if isNoNumber(text) { return nil }
    if let literal = JSONNumber(literal: text) { return .number(literal) }
    return TableText.double(text).flatMap { JSONNumber($0) }.map(JSONValue.number) ?? value
  }

  var isNumber: Bool { self == .int || self == .float }

  var dataType: Field.DataType {
    switch self {
    case .bool: .bool
    case .int: .int
    case .float: .float
    case .none, .text: .str
    }
  }
}
