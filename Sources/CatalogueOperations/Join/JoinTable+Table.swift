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
    var kinds = [CellKind](repeating: .none, count: head.columns.count)
    while let row = try reader.next() {
      var properties = JSONObject()
      for place in joined where !row[place].isNull {
        kinds[place].note(row[place])
        properties[head.columns[place].name] = row[place].json
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
      if kinds[place].isNumber { update(column.name, Self.number) }
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

  /// A cell of a format without types as the number that it writes, digit by digit.
  private static func number(_ value: JSONValue) -> JSONValue {
    guard let text = value.string?.trimmedBlanks else { return value }
    if let literal = JSONNumber(literal: text) { return .number(literal) }
    return TableText.double(text).flatMap { JSONNumber($0) }.map(JSONValue.number) ?? value
  }
}

/// What all cells of a column are.
private enum CellKind {
  case none, bool, int, float, text

  mutating func note(_ value: TableValue) {
    let kind: CellKind
    switch value {
    case .null: return
    case .bool: kind = .bool
    case .integer: kind = .int
    case .double: kind = .float
    case .string: kind = value.integer != nil ? .int : value.double?.isFinite == true ? .float : .text
    case .array, .invalid: kind = .text
    }
    switch (self, kind) {
    case (.none, _): self = kind
    case (.int, .float), (.float, .int): self = .float
    case (let known, let other) where known == other: break
    default: self = .text
    }
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
