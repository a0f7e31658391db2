import Base
import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// Checks some rows of an EPNcore table by the rules about values and about rows.
struct RowBatchChecker: Sendable {
  /// What some rows have to say.
  struct Outcome: Sendable {
    var found: FindingList
    var rowCount = 0
    /// The hash of the `granule_uid` of each row; `nil` where it has none, and where its cells are not those
    /// of the columns.
    var identifiers: [UInt64?] = []
    /// The identifiers to which rows refer, with the place of the row among them.
    var references: [(text: String, row: Int)] = []
    /// The values of `spatial_frame_type` and `service_title`.
    var frames = FirstRows()
    var services = FirstRows()
  }

  /// A column with the rules about its values. An object, and rules as functions, because copies of values
  /// with so many parts would take longer than the checks.
  private final class Column: Sendable {
    struct BoundRule: Sendable {
      let rule: RuleDescription
      let check: @Sendable (TableValue, GranuleColumn, CheckedTable, Emitter) -> Void

      init(_ rule: any CellRule) {
        self.rule = rule.description
        check = { rule.check($0, of: $1, in: $2, $3) }
      }
    }

    let definition: GranuleColumn
    let base: JSONPointer
    let rules: [BoundRule]

    /// - Returns: `nil` where no rule is about the column.
    init?(_ place: Int, of table: CheckedTable, rules: [any CellRule]) {
      definition = table.columns[place]
      base = [.name(table.head.columns[place].name)]
      self.rules = rules.filter { [definition] in $0.applies(to: definition) }.map(BoundRule.init)
      if self.rules.isEmpty { return nil }
    }
  }

  /// A rule with the places of the columns that it looks at.
  private struct BoundRule: Sendable {
    let rule: RuleDescription
    let places: [Int]
    let check: @Sendable (CheckedRow, CheckedTable, Emitter) -> Void

    init(_ rule: any RowRule, in table: CheckedTable) {
      self.rule = rule.description
      places = rule.columns(of: table).map { table.index($0) ?? -1 }
      check = { rule.check($0, in: $1, $2) }
    }
  }

  private let table: CheckedTable
  private let options: LintOptions
  private let reportsFaults: Bool
  /// By place; `nil` where no rule is about the column.
  private let columns: [Column?]
  private let rules: [BoundRule]
  private let (uid, frame, service, reference): (Int?, Int?, Int?, Int?)

  init(table: CheckedTable, rules: EPNCoreRuleSet, options: LintOptions) {
    self.table = table
    self.options = options
    reportsFaults = rules.contains(DamagedTable.self)
    columns = table.columns.indices.map { Column($0, of: table, rules: rules.cells) }
    self.rules = rules.rows.map { BoundRule($0, in: table) }
    uid = table.index("granule_uid")
    frame = table.index("spatial_frame_type")
    service = table.index("service_title")
    reference = table.index(InternalReferenceUnknown.column)
  }

  func check(_ rows: [TableRow]) -> Outcome {
    let table = table.forRows()
    let sink = FindingSink(maximumPerRule: options.maximumPerRule, ignored: options.ignoredPlaces)
    var outcome = Outcome(found: sink.found)
    outcome.identifiers.reserveCapacity(rows.count)
    var sound = Array(repeating: TableValue.null, count: table.columns.count)
    // Most rows refer to what the row before does.
    var lastReference: (text: String, items: [String]) = ("", [])
    for (index, row) in rows.enumerated() {
      outcome.rowCount = row.number
      sink.item = row.item
      if let fault = row.fault {
        // Its values stand under other columns.
        if reportsFaults { sink.emitter(for: DamagedTable.description).report(fault) }
        outcome.identifiers.append(nil)
        continue
      }
      checkValues(of: row, in: table, &sound, sink)
      for bound in rules {
        bound.check(CheckedRow(row: row, places: bound.places), table, sink.emitter(for: bound.rule))
      }
      outcome.identifiers.append(uid.flatMap { row[$0].orNull.text }.map(FNV1a.hash))
      if let reference, let text = row[reference].orNull.text {
        if !text.utf8.elementsEqual(lastReference.text.utf8) {
          lastReference = (text, HashList(.string(text)).items)
        }
        for item in lastReference.items where !item.isEmpty { outcome.references.append((item, index)) }
      }
      if let frame, let text = row[frame].orNull.text { outcome.frames.add(text, row: row.number) }
      if let service, let text = row[service].orNull.text { outcome.services.add(text, row: row.number) }
    }
    sink.found.settle()
    outcome.found = sink.found
    return outcome
  }

  /// - Parameter sound: by column the last value that was found sound: most values are those of the row
  ///   before, and are not looked at.
  private func checkValues(
    of row: TableRow, in table: CheckedTable, _ sound: inout [TableValue], _ sink: FindingSink
  ) {
    let count = min(row.cells.count, sound.count)
    var place = row.cells.firstDifference(from: 0, to: sound)
    while place < count {
      if let column = columns[place] { check(row.cells[place], of: column, in: table, &sound[place], sink) }
      place = row.cells.firstDifference(from: place + 1, to: sound)
    }
    sink.base = []
  }

  private func check(
    _ value: TableValue, of column: Column, in table: CheckedTable, _ sound: inout TableValue,
    _ sink: FindingSink
  ) {
    switch value {
    case .null, .string(""): return
    default: if value == sound { return }
    }
    let before = sink.count
    sink.base = column.base
    for bound in column.rules {
      bound.check(value, column.definition, table, sink.emitter(for: bound.rule))
    }
    if sink.count == before { sound = value }
  }
}

extension TableRow {
  /// As findings name the row.
  var item: Finding.Item { Finding.Item(list: "rows", index: number - 1, range: range ?? 0..<0) }
}

extension TableStatistics {
  /// Adds what the next rows have to say.
  mutating func append(_ outcome: RowBatchChecker.Outcome) {
    rowCount = outcome.rowCount
    for (text, row) in outcome.frames.all { frames.add(text, row: row) }
    for (text, row) in outcome.services.all { services.add(text, row: row) }
  }
}
