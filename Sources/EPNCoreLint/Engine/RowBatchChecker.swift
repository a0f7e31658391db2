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

  private let table: CheckedTable
  private let options: LintOptions
  private let reportsFaults: Bool
  /// By place, the rules about the values of the column.
  private let cellRules: [[any CellRule]]
  private let rowRules: [any RowRule]
  private let (uid, frame, service, reference): (Int?, Int?, Int?, Int?)

  init(table: CheckedTable, rules: EPNCoreRuleSet, options: LintOptions) {
    self.table = table
    self.options = options
    reportsFaults = rules.contains(DamagedTable.self)
    cellRules = table.columns.map { column in rules.cells.filter { $0.applies(to: column) } }
    rowRules = rules.rows
    uid = table.index("granule_uid")
    frame = table.index("spatial_frame_type")
    service = table.index("service_title")
    reference = table.index(InternalReferenceUnknown.column)
  }

  func check(_ rows: [TableRow]) -> Outcome {
    let sink = FindingSink(maximumPerRule: options.maximumPerRule, ignored: options.ignoredPlaces)
    // What is used for each cell belongs to this batch alone: counting references to what all threads share
    // would take longer than the checks.
    let table = table.forRows()
    let columns = table.columns.indices.map { place in
      ColumnChecks(
        table.columns[place], name: table.head.columns[place].name, rules: cellRules[place], to: sink)
    }
    let rules = rowRules.map { RowCheck($0, in: table, to: sink) }
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
      checkValues(of: row, columns, in: table, &sound, sink)
      for check in rules {
        check.rule.check(CheckedRow(row: row, places: check.places), in: table, check.findings)
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
    of row: TableRow, _ columns: [ColumnChecks], in table: CheckedTable, _ sound: inout [TableValue],
    _ sink: FindingSink
  ) {
    let count = min(row.cells.count, sound.count)
    var place = row.cells.firstDifference(from: 0, to: sound)
    while place < count {
      columns[place].check(row.cells[place], in: table, &sound[place], sink)
      place = row.cells.firstDifference(from: place + 1, to: sound)
    }
    sink.base = []
  }
}

/// The rules about the values of a column.
private final class ColumnChecks {
  private let column: GranuleColumn
  private let base: JSONPointer
  private let rules: ContiguousArray<any CellRule>
  private let findings: ContiguousArray<Emitter>

  init(_ column: GranuleColumn, name: String, rules: [any CellRule], to sink: FindingSink) {
    self.column = column
    base = [.name(name)]
    self.rules = ContiguousArray(rules)
    findings = ContiguousArray(rules.map { sink.emitter(for: $0.description) })
  }

  func check(
    _ value: TableValue, in table: CheckedTable, _ sound: inout TableValue, _ sink: FindingSink
  ) {
    if rules.isEmpty { return }
    switch value {
    case .null, .string(""): return
    default: if value == sound { return }
    }
    let before = sink.count
    sink.base = base
    for place in rules.indices { rules[place].check(value, of: column, in: table, findings[place]) }
    if sink.count == before { sound = value }
  }
}

/// A rule with the places of the columns that it looks at.
private struct RowCheck {
  let rule: any RowRule
  let places: [Int]
  let findings: Emitter

  init(_ rule: any RowRule, in table: CheckedTable, to sink: FindingSink) {
    self.rule = rule
    places = rule.columns(of: table).map { table.index($0) ?? -1 }
    findings = sink.emitter(for: rule.description)
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
