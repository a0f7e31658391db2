import EPNCore

extension PublishRun {
  /// Publishes the rows of tables.
  ///
  /// - Parameters:
  ///   - onVanished: called with each granule that is in no table any more.
  ///   - onReject: called with each row that becomes no granule.
  mutating func publish(
    _ tables: [PublishedTable], by source: any GranuleSource, onVanished: (String) throws -> Void,
    onReject: (RejectedRow) -> Void
  ) throws {
    let table = source.table
    try checkLinks(table.schema)
    let links = try linkRows(table.schema)
    try compareColumns(table.schema)
    let columns = table.schema.columns.map { "\($0.name) \($0.dataType.rawValue)" }
    let trustsLedger = try trustsLedger(
      Self.digest(of: "table\n\(columns.joined(separator: "\n"))\n\(source.identity)") + thumbnailRules(links)
    )
    var batch = newBatch(table, links)
    let pending = try claimKnown(tables, trustsLedger: trustsLedger)
    let dates = GranuleDates(owned: source.filledColumns, run: options.date, isFirstRun: report.isFirst)
    for table in pending {
      // What a query gives that finds nothing new.
      if options.isPartial, table.isEmpty {
        report.notes.append("\(table.path): it is empty: no row is new")
        continue
      }
      let rows = try batch.addRows(of: table, by: source, dates, onReject: onReject)
      report.rejected += rows.rejected
      report.filtered += rows.filtered
      report.notes += rows.notes
      if let newest = rows.newest { try session.setNewest(RowMark.later(session.newest(), newest)) }
      // Rejects are told again as long as they are there.
      if rows.rejected == 0 { try session.record(catalogue: table.name, md5: table.md5) }
    }
    if options.isPartial {
      try session.claimAllBlocks()
      try session.forgetFiles()
    }
    try session.markVanished()
    try batch.finish()
    batch.count(into: &report)
    if options.removesVanished, report.rejected > 0 {
      throw PublishError(
        "\(report.rejected) rows were rejected, whose granules would be removed by --remove-vanished: mend the rows, or leave it out"
      )
    }
    try check(batch)
    for name in try session.missingCatalogues() { try session.forget(catalogue: name) }
    try reportVanished(cameBack: batch.cameBack, onVanished)
    report.total = try session.granuleCount()
    try stageTexts([])
    try stageDescriptor(table, batch, session.limits(), holdsCatalogues: false)
    try finish()
  }

  /// Claims the rows of the tables that are as they were, before rows of others get their identifiers.
  ///
  /// - Returns: the tables that have to be read.
  private func claimKnown(_ tables: [PublishedTable], trustsLedger: Bool) throws -> [PublishedTable] {
    guard trustsLedger, !report.isFirst, !options.isPartial else { return tables }
    var pending: [PublishedTable] = []
    for table in tables {
      if try session.knows(catalogue: table.name, md5: table.md5) {
        try session.claimBlocks(of: table.name)
        try session.record(catalogue: table.name, md5: table.md5)
      } else {
        pending.append(table)
      }
    }
    return pending
  }
}

extension LedgerSession {
  private static let newestFact = "newest"

  /// The latest mark of the rows that were published.
  func newest() throws -> String? { try fact(Self.newestFact) }

  func setNewest(_ mark: String) throws { try setFact(Self.newestFact, mark) }
}
