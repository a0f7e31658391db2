import Base
internal import EPNCore
internal import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Checks an EPNcore table in one pass; rows are looked at batch by batch and none is kept.
struct GranuleTableLinter {
  private let file: MappedFile
  private let path: String
  private let options: LintOptions
  private let table: CheckedTable
  private let opened: any TableReader
  private let places: CellPlaces
  /// The tables before the one that is checked, which are no EPNcore.
  private let passedTables: [String]

  /// - Returns: `nil` for what is no EPNcore table.
  init?(_ file: MappedFile, path: String, options: LintOptions) {
    guard GranuleTableRecognition.mayBeTable(file), var found = try? GranuleTableFile.open(file, path: path)
    else { return nil }
    var passed: [String] = []
    while !GranuleTableRecognition.isTable(found.head) {
      guard var votable = found as? VOTableReader, passed.count < 100 else { return nil }
      passed.append(found.head.name.map { "table \"\($0)\"" } ?? "table \(passed.count + 1)")
      guard (try? votable.nextTable()) == true else { return nil }
      found = votable
    }
    passedTables = passed
    let reader = Self.keepingBlanks(found, file, path: path)
    let head = reader.head
    self.file = file
    self.path = path
    self.options = options
    opened = reader
    table = CheckedTable(
      head, isDescribed: !(reader is DelimitedTableReader), isVOTable: reader is VOTableReader)
    places = CellPlaces(file, reader: reader)
  }

  /// A reader of CSV that takes blanks for a part of the value, as servers do.
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

  func lint() -> FileReport {
    var findings = Findings(limits: options.limits)
    var statistics = GranuleStatistics()
    for (index, rule) in options.rules.tables {
      begin(index, &findings)
      rule.check(table, &findings)
    }
    readRows(&statistics, &findings)
    findings.item = nil
    findings.base = []
    for (index, rule) in options.rules.granules {
      begin(index, &findings)
      rule.check(statistics, of: table, &findings)
    }
    findings.settle(isLast: true)
    let builder = ReportBuilder(text: file.bytes, path: path, options: options)
    var report = builder.report(
      head: nil, headFindings: [], itemFindings: places.placed(findings.list), omitted: findings.omitted,
      type: "EPNcore table", featureCount: statistics.rowCount)
    report.isTable = true
    report.isText = places.isText
    return report
  }

  private func begin(_ index: Int, _ findings: inout Findings) {
    findings.rule = index
    findings.severity = options.rules.severities[index]
  }

  /// Reads the rows and checks them, as many batches at a time as there are jobs. Batches do not depend on their number, and
  /// what is found is put together in the order of the rows.
  private func readRows(_ statistics: inout GranuleStatistics, _ findings: inout Findings) {
    var reader = opened
    let checker = GranuleBatchChecker(table: table, options: options)
    var identifiers = HashRegister()
    var references = OpenReferences()
    var damage: TableError?
    var isOver = false
    while !isOver {
      var batches: [[TableRow]] = []
      while batches.count < options.jobs, !isOver {
        let batch = nextBatch(&reader, &damage)
        isOver = batch.count < Self.batchSize
        if !batch.isEmpty { batches.append(batch) }
      }
      let rows = batches
      let outcomes = concurrentMap(rows.count, jobs: options.jobs) { checker.check(rows[$0]) }
      for (batch, outcome) in zip(batches, outcomes) {
        findings.append(outcome.findings)
        statistics.append(outcome)
        reportDuplicates(outcome.identifiers, of: batch, &identifiers, &findings)
        for (text, row) in outcome.references { references.add(text, of: batch[row], identifiers) }
        findings.settle()
      }
    }
    if let damage {
      statistics.isDamaged = true
      findings.item = nil
      report(DamagedTable.self, "\(damage.reason)", line: damage.line, &findings)
    }
    statistics.queryStatus = reader.head.queryStatus
    // Of a part of a table the rest may have what is missing.
    if case .overflow? = statistics.queryStatus { return }
    reportTablesLeftOut((reader as? VOTableReader)?.tablesLeftOut ?? [], &findings)
    guard damage == nil, !table.isQueryResult else { return }
    report(references.all(without: identifiers), &findings)
  }

  private func reportTablesLeftOut(_ others: [String], _ findings: inout Findings) {
    findings.item = nil
    for name in passedTables {
      report(TableLeftOut.self, "the \(name) of the file is not checked: it is no EPNcore table", &findings)
    }
    for name in others {
      report(
        TableLeftOut.self,
        "the \(name) of the file is not checked: its columns are not those of the EPNcore table before it",
        &findings)
    }
  }

  private func report(_ references: [OpenReferences.Reference], _ findings: inout Findings) {
    for reference in references {
      findings.item = reference.item
      report(
        InternalReferenceUnknown.self, InternalReferenceUnknown.message(reference.text),
        at: InternalReferenceUnknown.column, &findings)
    }
    findings.settle()
  }

  /// How many rows are checked by one job at a time.
  private static let batchSize = 1024

  /// The next rows, fewer than a batch at the end of the table or before what cannot be read.
  private func nextBatch(_ reader: inout any TableReader, _ damage: inout TableError?) -> [TableRow] {
    var rows: [TableRow] = []
    rows.reserveCapacity(Self.batchSize)
    do throws(TableError) {
      while rows.count < Self.batchSize, let row = try reader.next() { rows.append(row) }
    } catch {
      damage = error
    }
    return rows
  }

  private func reportDuplicates(
    _ hashes: [UInt64?], of rows: [TableRow], _ identifiers: inout HashRegister, _ findings: inout Findings
  ) {
    guard let place = table.index("granule_uid") else { return }
    for (row, hash) in zip(rows, hashes) {
      guard let hash, let first = identifiers.add(hash, number: row.number) else { continue }
      findings.item = row.item
      report(
        GranuleUIDDuplicate.self, GranuleUIDDuplicate.message(row[place].text ?? "", first: first),
        at: "granule_uid", &findings)
    }
  }

  /// For rules that the engine itself speaks for.
  private func report<R: Rule>(
    _ rule: R.Type, _ message: String, at column: String? = nil, line: Int? = nil, _ findings: inout Findings
  ) {
    guard let index = options.rules.index(of: rule) else { return }
    begin(index, &findings)
    findings.base = []
    if let line {
      findings.report(message, bytes: places.line(line), pointer: [])
    } else {
      findings.report(message, at: column.map { [.name($0)] } ?? [])
    }
  }
}

/// Whether bytes may be a table, told by their beginning, and whether a table is EPNcore.
enum GranuleTableRecognition {
  /// Whether a table says that it is EPNcore, or has columns that no other standard has. `dataproduct_type` alone does not tell: ObsCore
  /// has it too.
  static func isTable(_ head: TableHead) -> Bool {
    let utype = head.utype?.lowercased() ?? ""
    if utype.hasPrefix("ivo://ivoa.net/std/epntap") || utype == GranuleTable.transitionalUtype { return true }
    if !utype.isEmpty, utype.contains("obscore") || utype.hasPrefix("ivo://ivoa.net/std/") { return false }
    let names = Set(head.columns.map { $0.name.lowercased() })
    if !names.isDisjoint(with: ["granule_uid", "granule_gid", "spatial_frame_type"]) { return true }
    return names.contains("dataproduct_type") && !isObsCore(head)
      && !names.isDisjoint(with: [
        "target_class", "time_min", "spectral_range_min", "c1min", "measurement_type",
      ])
  }

  /// Whether a table is ObsCore, by its utypes or by the names of its columns.
  static func isObsCore(_ head: TableHead) -> Bool {
    if head.utype?.lowercased().contains("obscore") == true
      || head.name?.lowercased().hasSuffix("obscore") == true
    {
      return true
    }
    let names: Set = ["obs_publisher_did", "obs_collection", "calib_level", "s_ra", "t_min", "em_min"]
    return head.columns.contains { column in
      column.utype?.lowercased().hasPrefix("obscore:") == true || names.contains(column.name.lowercased())
    }
  }

  static func mayBeTable(_ file: MappedFile) -> Bool {
    var bytes = file.bytes[...]
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes = bytes.dropFirst(3) }
    guard let first = bytes.prefix(4096).first(where: { !$0.isJSONWhitespace }) else { return false }
    if bytes.starts(with: "SQLite format 3\0".utf8) { return true }
    if first == .beginObject || first == .beginArray || first == 0 { return false }
    let start = bytes.prefix(1 << 16)
    if first == UInt8(ascii: "<") {
      let text = String(decoding: start, as: UTF8.self)
      return text.contains("VOTABLE")
    }
    // The line of names stands near the beginning.
    let text = String(decoding: start.prefix(1 << 14), as: UTF8.self).lowercased()
    return ["granule_uid", "granule_gid", "dataproduct_type", "spatial_frame_type"].contains {
      text.contains($0)
    }
  }
}
