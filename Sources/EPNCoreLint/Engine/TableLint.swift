import Base
import EPNCore
import LintKit
import TFCatJSON
import TFCatTables

/// Checks one EPNcore table in one pass.
struct TableLint {
  private let file: MappedFile
  private let path: String
  private let rules: EPNCoreRuleSet
  private let options: LintOptions
  private let table: CheckedTable
  private let opened: any TableReader
  private let places: CellPlaces
  private let sink: FindingSink
  /// The tables before the one that is checked, which are no EPNcore.
  private let passedTables: [VOTableReader.OtherTable]

  /// - Parameter opened: reads the table.
  /// - Returns: `nil` for what is no EPNcore table.
  init?(
    _ file: MappedFile, _ opened: any TableReader, path: String, rules: EPNCoreRuleSet, options: LintOptions
  ) {
    guard let (found, passed) = TableRecognition.firstTable(opened) else { return nil }
    passedTables = passed
    let reader = Self.keepingBlanks(found, file, path: path)
    let head = reader.head
    self.file = file
    self.path = path
    self.rules = rules
    self.options = options
    self.opened = reader
    sink = FindingSink(maximumPerRule: options.maximumPerRule, ignored: options.ignoredPlaces)
    table = CheckedTable(
      head, isDescribed: !(reader is DelimitedTableReader || reader is DescribedTableReader),
      isVOTable: reader is VOTableReader)
    places = CellPlaces(file, reader: reader)
  }

  /// A reader of CSV that keeps blanks as a part of the value, as servers do.
  private static func keepingBlanks(
    _ reader: any TableReader, _ file: MappedFile, path: String
  ) -> any TableReader {
    guard let delimited = reader as? DelimitedTableReader,
      [",", ";", "\t"].contains(where: {
        delimited.dialect.layout == .separated($0)
      })
    else { return reader }
    var dialect = delimited.dialect
    dialect.trimsBlanks = false
    // Where names have blanks around them too, they belong to the layout.
    guard let exact = try? DelimitedTableReader(file: file, path: path, dialect: dialect),
      exact.head.columns == delimited.head.columns
    else { return reader }
    return exact
  }

  func report() -> FileReport {
    for rule in rules.head { rule.check(table, sink.emitter(for: rule.description)) }
    var statistics = TableStatistics()
    readRows(&statistics)
    sink.item = nil
    for rule in rules.table { rule.check(statistics, of: table, sink.emitter(for: rule.description)) }
    sink.found.settle(isLast: true)
    var report = ReportBuilder(text: file.bytes, path: path, options: options).report(
      .init(inItems: places.placed(sink.found.kept), omitted: sink.found.omitted), type: "EPNcore table",
      itemCount: statistics.rowCount)
    report.isTable = true
    report.isText = places.isText
    return report
  }

  /// Reads the rows and checks them, by as many threads as there are jobs: each reads a batch when its turn
  /// has come, and checks it. Batches do not depend on their number, and what is found is put together in the
  /// order of the rows.
  private func readRows(_ statistics: inout TableStatistics) {
    let batches = RowBatches(opened)
    let checker = RowBatchChecker(table: table, rules: rules, options: options)
    var identifiers = HashRegister()
    var references = OpenReferences()
    var isOver = false
    while !isOver {
      let count = options.jobs == 1 ? 1 : Self.batchesPerJob * options.jobs
      let outcomes = concurrentMap(atMost: count, jobs: options.jobs, next: batches.next) { rows in
        (rows: rows, outcome: checker.check(rows))
      }
      isOver = outcomes.count < count
      for (rows, outcome) in outcomes.sorted(by: { $0.outcome.rowCount < $1.outcome.rowCount }) {
        ReadProgress.note(items: rows.count)
        sink.found.append(outcome.found)
        statistics.append(outcome)
        reportDuplicates(outcome.identifiers, of: rows, &identifiers)
        for (text, row) in outcome.references { references.add(text, of: rows[row], identifiers) }
        sink.found.settle()
      }
    }
    let (damage, queryStatus, tablesLeftOut) = batches.ending
    if let damage {
      statistics.isDamaged = true
      sink.item = nil
      if let findings = emitter(for: DamagedTable.self) { DamagedTable.report(damage, in: file, findings) }
    }
    statistics.queryStatus = queryStatus
    // Of a part of a table the rest may have what is missing.
    if case .overflow? = statistics.queryStatus { return }
    reportTablesLeftOut(tablesLeftOut)
    guard damage == nil, !table.isQueryResult else { return }
    report(references.all(without: identifiers))
  }

  private func reportTablesLeftOut(_ others: [VOTableReader.OtherTable]) {
    guard let findings = emitter(for: TableLeftOut.self) else { return }
    sink.item = nil
    for (tables, isBehind) in [(passedTables, false), (others, true)] {
      for table in tables {
        findings.report(
          TableLeftOut.message(of: table.name, isBehind: isBehind), bytes: places.tag(at: table.start),
          pointer: [])
      }
    }
    sink.found.settle()
  }

  private func report(_ references: [OpenReferences.Reference]) {
    guard let findings = emitter(for: InternalReferenceUnknown.self) else { return }
    for reference in references {
      sink.item = reference.item
      findings.report(
        InternalReferenceUnknown.message(reference.text), at: [.name(InternalReferenceUnknown.column)])
    }
    sink.found.settle()
  }

  private func reportDuplicates(
    _ hashes: [UInt64?], of rows: [TableRow], _ identifiers: inout HashRegister
  ) {
    guard let place = table.index("granule_uid") else { return }
    let findings = emitter(for: GranuleUIDDuplicate.self)
    for (row, hash) in zip(rows, hashes) {
      guard let hash, let first = identifiers.add(hash, number: row.number) else { continue }
      sink.item = row.item
      findings?.report(GranuleUIDDuplicate.message(row[place].text ?? "", first: first), at: ["granule_uid"])
    }
  }

  /// For rules that the engine itself reports for; `nil` where they are not asked.
  private func emitter<R: EPNCoreRule>(for rule: R.Type) -> Emitter? {
    rules.contains(rule) ? sink.emitter(for: R.description) : nil
  }

  /// How many batches each job checks before what they found is put together.
  private static let batchesPerJob = 8
}
