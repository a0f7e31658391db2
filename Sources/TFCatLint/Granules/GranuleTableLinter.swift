internal import EPNCore
internal import TFCat
internal import TFCatJSON
internal import TFCatTables

/// Checks an EPNcore table in one pass; rows are looked at one by one and none is kept.
struct GranuleTableLinter {
  private let file: MappedFile
  private let path: String
  private let options: LintOptions
  private let table: CheckedTable
  private let opened: any TableReader
  private let places: CellPlaces

  /// - Returns: `nil` for what is no EPNcore table.
  init?(_ file: MappedFile, path: String, options: LintOptions) {
    guard GranuleTableRecognition.mayBeTable(file), let reader = try? GranuleTableFile.open(file, path: path)
    else { return nil }
    let head = reader.head
    let isTable =
      head.columns.contains { GranuleTableFile.isTelling($0.name) }
      || [GranuleTable.utype, GranuleTable.transitionalUtype].contains(head.utype ?? "")
    guard isTable else { return nil }
    self.file = file
    self.path = path
    self.options = options
    opened = reader
    table = CheckedTable(head, isDescribed: !(reader is DelimitedTableReader))
    places = CellPlaces(file, reader: reader)
  }

  /// A rule with the places of the columns that it looks at.
  private struct BoundRule {
    var index: Int
    var rule: any GranuleRule
    var places: [Int]
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

  private func readRows(_ statistics: inout GranuleStatistics, _ findings: inout Findings) {
    var reader = opened
    let valueRules = table.columns.map { column in
      options.rules.granuleValues.filter { $0.rule.applies(to: column) }
    }
    let rules = options.rules.granule.map { index, rule in
      BoundRule(index: index, rule: rule, places: rule.columns(of: table).map { table.index($0) ?? -1 })
    }
    let checked = valueRules.indices.filter { !valueRules[$0].isEmpty }
    var sound = Array(repeating: TableValue.null, count: table.columns.count)
    var identifiers = GranuleIdentifiers()
    let (uid, frame, service) = (
      table.index("granule_uid"), table.index("spatial_frame_type"), table.index("service_title")
    )
    while true {
      let row: TableRow
      do {
        guard let next = try reader.next() else { break }
        row = next
      } catch {
        statistics.isDamaged = true
        findings.item = nil
        report(DamagedTable.self, "\(error.reason)", line: error.line, &findings)
        break
      }
      statistics.rowCount = row.number
      findings.item = Finding.Item(list: "rows", index: row.number - 1, range: row.range ?? 0..<0)
      if let fault = row.fault {
        // Its values stand under other columns.
        report(DamagedTable.self, fault, &findings)
        findings.settle()
        continue
      }
      for column in checked {
        let value = row[column]
        if value == sound[column] || value.isNull { continue }
        if case .string(let text) = value, text.isEmpty { continue }
        let before = findings.count
        findings.base = JSONPointer([.name(table.head.columns[column].name)])
        for (index, rule) in valueRules[column] {
          begin(index, &findings)
          rule.check(value, of: table.columns[column], in: table, &findings)
        }
        if findings.count == before { sound[column] = value }
      }
      findings.base = []
      for bound in rules {
        begin(bound.index, &findings)
        bound.rule.check(CheckedGranule(row: row, places: bound.places), in: table, &findings)
      }
      if let uid, let text = row[uid].orNull.text, let first = identifiers.add(text, row: row.number) {
        report(
          GranuleUIDDuplicate.self, GranuleUIDDuplicate.message(text, first: first), at: "granule_uid",
          &findings)
      }
      if let frame, let text = row[frame].orNull.text, statistics.frames.count < 20,
        statistics.frames[text] == nil
      {
        statistics.frames[text] = row.number
      }
      if let service, let text = row[service].orNull.text, statistics.services.count < 20,
        !statistics.services.contains(where: { $0.title == text })
      {
        statistics.services.append((text, row.number))
      }
      findings.settle()
    }
    statistics.queryStatus = reader.head.queryStatus
  }

  /// For rules that the engine itself speaks for.
  private func report<R: Rule>(
    _ rule: R.Type, _ message: String, at column: String? = nil, line: Int? = nil, _ findings: inout Findings
  ) {
    guard let index = options.rules.descriptions.firstIndex(where: { $0.id == R.description.id }) else {
      return
    }
    begin(index, &findings)
    findings.base = []
    if let line {
      findings.report(message, bytes: places.line(line), pointer: [])
    } else {
      findings.report(message, at: column.map { [.name($0)] } ?? [])
    }
  }
}

/// Whether bytes may be a table, told by their beginning.
enum GranuleTableRecognition {
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

/// The identifiers of the rows, as hashes of 64 bits with the row of each.
struct GranuleIdentifiers {
  private var rows: [UInt64: UInt32] = [:]

  /// - Returns: the row that has the same identifier.
  mutating func add(_ text: String, row: Int) -> Int? {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in text.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    let number = UInt32(truncatingIfNeeded: row)
    if let first = rows[hash] { return Int(first) }
    rows[hash] = number
    return nil
  }
}
