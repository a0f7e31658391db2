import Base
internal import EPNCore
internal import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Checks some rows of an EPNcore table by the rules about values and about rows.
struct GranuleBatchChecker: Sendable {
  /// What some rows have to say.
  struct Outcome: Sendable {
    var findings: Findings
    var rowCount = 0
    /// The hash of the `granule_uid` of each row; `nil` where it has none, and where its cells are not those of the columns.
    var identifiers: [UInt64?] = []
    /// The identifiers to which rows refer, with the place of the row among them.
    var references: [(text: String, row: Int)] = []
    /// The values of `spatial_frame_type` and `service_title`.
    var frames = FirstRows()
    var services = FirstRows()
  }

  /// A column with the rules about its values. An object, and rules as functions, because copies of values with so many parts
  /// would take longer than the checks.
  private final class Column: Sendable {
    typealias Check = @Sendable (TableValue, GranuleColumn, CheckedTable, inout Findings) -> Void

    struct BoundRule: Sendable {
      let index: Int
      let check: Check

      init(_ index: Int, _ rule: any GranuleValueRule) {
        self.index = index
        check = { rule.check($0, of: $1, in: $2, &$3) }
      }
    }

    let place: Int
    let definition: GranuleColumn
    let base: JSONPointer
    let rules: [BoundRule]

    /// - Returns: `nil` where no rule is about the column.
    init?(_ place: Int, of table: CheckedTable, rules: [(index: Int, rule: any GranuleValueRule)]) {
      self.place = place
      definition = table.columns[place]
      base = [.name(table.head.columns[place].name)]
      self.rules = rules.compactMap { [definition] index, rule in
        rule.applies(to: definition) ? BoundRule(index, rule) : nil
      }
      if self.rules.isEmpty { return nil }
    }
  }

  /// A rule with the places of the columns that it looks at.
  private struct BoundRule: Sendable {
    let index: Int
    let places: [Int]
    let check: @Sendable (CheckedGranule, CheckedTable, inout Findings) -> Void

    init(_ index: Int, _ rule: any GranuleRule, in table: CheckedTable) {
      self.index = index
      places = rule.columns(of: table).map { table.index($0) ?? -1 }
      check = { rule.check($0, in: $1, &$2) }
    }
  }

  private let table: CheckedTable
  private let options: LintOptions
  private let columns: [Column]
  private let rules: [BoundRule]
  private let (uid, frame, service, reference): (Int?, Int?, Int?, Int?)

  init(table: CheckedTable, options: LintOptions) {
    self.table = table
    self.options = options
    columns = table.columns.indices.compactMap { Column($0, of: table, rules: options.rules.granuleValues) }
    rules = options.rules.granule.map { BoundRule($0.index, $0.rule, in: table) }
    uid = table.index("granule_uid")
    frame = table.index("spatial_frame_type")
    service = table.index("service_title")
    reference = table.index(InternalReferenceUnknown.column)
  }

  func check(_ rows: [TableRow]) -> Outcome {
    var outcome = Outcome(findings: Findings(limits: options.limits))
    outcome.identifiers.reserveCapacity(rows.count)
    var sound = Array(repeating: TableValue.null, count: table.columns.count)
    for (index, row) in rows.enumerated() {
      outcome.rowCount = row.number
      outcome.findings.item = row.item
      outcome.findings.base = []
      if let fault = row.fault {
        // Its values stand under other columns.
        if let index = options.rules.index(of: DamagedTable.self) {
          begin(index, &outcome.findings)
          outcome.findings.report(fault)
        }
        outcome.identifiers.append(nil)
        continue
      }
      checkValues(of: row, &sound, &outcome.findings)
      for bound in rules {
        begin(bound.index, &outcome.findings)
        bound.check(CheckedGranule(row: row, places: bound.places), table, &outcome.findings)
      }
      outcome.identifiers.append(uid.flatMap { row[$0].orNull.text }.map(FNV1a.hash))
      if let reference, let text = row[reference].orNull.text {
        for item in HashList(.string(text)).items where !item.isEmpty {
          outcome.references.append((item, index))
        }
      }
      if let frame, let text = row[frame].orNull.text { outcome.frames.add(text, row: row.number) }
      if let service, let text = row[service].orNull.text { outcome.services.add(text, row: row.number) }
    }
    outcome.findings.settle()
    return outcome
  }

  /// - Parameter sound: by column the last value that was found sound.
  private func checkValues(of row: TableRow, _ sound: inout [TableValue], _ findings: inout Findings) {
    for column in columns where column.place < row.cells.count {
      let value = row.cells[column.place]
      switch value {
      case .null, .string(""): continue
      default: if value == sound[column.place] { continue }
      }
      let before = findings.count
      findings.base = column.base
      for rule in column.rules {
        begin(rule.index, &findings)
        rule.check(value, column.definition, table, &findings)
      }
      if findings.count == before { sound[column.place] = value }
    }
    findings.base = []
  }

  private func begin(_ index: Int, _ findings: inout Findings) {
    findings.rule = index
    findings.severity = options.rules.severities[index]
  }
}

extension TableRow {
  /// As findings name the row.
  var item: Finding.Item { Finding.Item(list: "rows", index: number - 1, range: range ?? 0..<0) }
}

extension GranuleStatistics {
  /// Adds what the next rows have to say.
  mutating func append(_ outcome: GranuleBatchChecker.Outcome) {
    rowCount = outcome.rowCount
    for (text, row) in outcome.frames.all { frames.add(text, row: row) }
    for (text, row) in outcome.services.all { services.add(text, row: row) }
  }
}
