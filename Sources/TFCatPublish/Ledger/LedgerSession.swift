import TFCatSQLite

/// The ledger as one run sees it and writes it.
final class LedgerSession {
  /// A granule of before.
  struct Entry {
    var content: Int64
    var created: Int64
    var modified: Int64
    var lastRun: Int64
    var isRemoved: Bool
    /// Whether a granule of this run has its identifier already.
    var isClaimed: Bool
  }

  let database: SQLiteDatabase
  /// The number of this run, from 1: higher than that of any run before, and of any file that the folder has.
  private(set) var run: Int64
  /// Whether nothing has been published before.
  let isFirst: Bool
  private var nextBlock: Int64
  private var dates: [String: Int64] = [:]

  init(_ database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    let last = try Self.lastNumber(of: "run", in: database)
    isFirst = last == nil
    run = 1 + (last ?? 0)
    nextBlock = 1 + (try Self.lastNumber(of: "block", in: database) ?? 0)
  }

  /// The highest number of a table, which another one can follow.
  private static func lastNumber(
    of table: String, in database: SQLiteDatabase
  ) throws(SQLiteError) -> Int64? {
    let last = try database.value("SELECT max(id) FROM \(table)").integer
    if last == Int64.max {
      throw SQLiteError(kind: .corrupt, message: "the table \(table) has no number left")
    }
    return last
  }

  /// Gives this run a higher number; call it before anything is written.
  func skip(to number: Int64) { run = max(run, number) }

  // MARK: - Facts and dates

  func fact(_ name: String) throws(SQLiteError) -> String? {
    try database.value("SELECT value FROM fact WHERE name = ?", name).text
  }

  func setFact(_ name: String, _ value: String) throws(SQLiteError) {
    try database.run("INSERT OR REPLACE INTO fact VALUES (?, ?)", name, value)
  }

  func date(_ text: String) throws(SQLiteError) -> Int64 {
    if let known = dates[text] { return known }
    try database.run("INSERT OR IGNORE INTO date (text) VALUES (?)", text)
    guard let id = try database.value("SELECT id FROM date WHERE text = ?", text).integer else {
      throw SQLiteError(kind: .corrupt, message: "the date \(text) is not found again")
    }
    // Catalogues that date each event would fill the memory.
    if dates.count > 10_000 { dates.removeAll() }
    dates[text] = id
    return id
  }

  func text(ofDate id: Int64) throws(SQLiteError) -> String? {
    try database.value("SELECT text FROM date WHERE id = ?", id).text
  }

  /// The numbers of the runs on or after a date; `nil` where there was none.
  func firstRun(since date: String) throws(SQLiteError) -> Int64? {
    try database.value("SELECT min(id) FROM run WHERE date >= ?", date).integer
  }

  /// The latest date of a run.
  func latestDate() throws(SQLiteError) -> String? {
    try database.value("SELECT max(date) FROM run").text
  }

  // MARK: - Runs of features

  /// Claims a run of features that is known from before and not claimed yet; `false` where there is none.
  func claimBlock(digest: Int64, catalogue: String) throws(SQLiteError) -> Bool {
    let id = try database.value(
      "SELECT id FROM block WHERE digest = ? AND run <> ? ORDER BY catalogue = ? DESC LIMIT 1", digest, run,
      catalogue
    ).integer
    guard let id else { return false }
    try database.run("UPDATE block SET run = ?, catalogue = ? WHERE id = ?", run, catalogue, id)
    return true
  }

  func addBlock(digest: Int64, catalogue: String) throws(SQLiteError) -> Int64 {
    defer { nextBlock += 1 }
    try database.run(
      "INSERT INTO block (id, digest, catalogue, run) VALUES (?, ?, ?, ?)", nextBlock, digest, catalogue, run)
    return nextBlock
  }

  func setLimits(_ limits: GranuleLimits, ofBlock id: Int64) throws(SQLiteError) {
    try database.run(
      """
      UPDATE block SET time_min = ?, time_max = ?, spectral_min = ?, spectral_max = ?, stretches = ?
      WHERE id = ?
      """, limits.timeMin, limits.timeMax, limits.spectralMin, limits.spectralMax, limits.stretchesText, id)
  }

  /// Claims everything that is known from before: for a run that has only what is new.
  func claimAllBlocks() throws(SQLiteError) {
    try database.run("UPDATE block SET run = ?", run)
  }

  /// Of all that this run has met, or of what it has met of a catalogue.
  func limits(of catalogue: String? = nil) throws(SQLiteError) -> GranuleLimits {
    let statement = try database.newStatement(
      """
      SELECT time_min, time_max, spectral_min, spectral_max, stretches FROM block
      WHERE run = ?1 AND (?2 IS NULL OR catalogue = ?2)
      """)
    try statement.bind([run, catalogue])
    var limits = GranuleLimits()
    while try statement.step() {
      let block = GranuleLimits(
        timeMin: statement.value(0).real, timeMax: statement.value(1).real,
        spectralMin: statement.value(2).real, spectralMax: statement.value(3).real,
        stretchesText: statement.value(4).text)
      limits.add(block)
    }
    return limits
  }

  // MARK: - Granules

  func entry(_ uid: String) throws(SQLiteError) -> Entry? {
    let row = try database.firstRow(
      """
      SELECT content, created, modified, last_run, removed_run, block.run FROM granule
      LEFT JOIN block ON block.id = granule.block WHERE granule_uid = ?
      """, uid)
    guard let row else { return nil }
    guard let content = row[0].integer, let created = row[1].integer, let modified = row[2].integer,
      let lastRun = row[3].integer
    else { throw SQLiteError(kind: .corrupt, message: "the entry of the granule \(uid) has no numbers") }
    return Entry(
      content: content, created: created, modified: modified, lastRun: lastRun, isRemoved: row[4] != .null,
      isClaimed: row[5].integer == run)
  }

  func add(
    _ uid: String, content: Int64, block: Int64, created: Int64, modified: Int64
  ) throws(SQLiteError) {
    try database.run(
      "INSERT INTO granule VALUES (?, ?, ?, ?, ?, ?, ?, NULL)", uid, content, block, created, modified, run,
      run)
  }

  func change(
    _ uid: String, content: Int64, block: Int64, created: Int64, modified: Int64
  ) throws(SQLiteError) {
    try database.run(
      """
      UPDATE granule SET content = ?, block = ?, created = ?, modified = ?, last_run = ?, removed_run = NULL
      WHERE granule_uid = ?
      """, content, block, created, modified, run, uid)
  }

  func keep(_ uid: String, block: Int64) throws(SQLiteError) {
    try database.run("UPDATE granule SET block = ? WHERE granule_uid = ?", block, uid)
  }

  // MARK: - What is gone

  /// Marks the granules that this run has not met; call it when all catalogues have been read.
  func markVanished() throws(SQLiteError) {
    try database.run("UPDATE granule SET block = 0 WHERE block IN (SELECT id FROM block WHERE run <> ?)", run)
    try database.run("DELETE FROM block WHERE run <> ?", run)
  }

  /// Catalogues of before that are not among those of this run.
  func missingCatalogues() throws(SQLiteError) -> [String] {
    try database.rows("SELECT name FROM catalogue WHERE run <> ? ORDER BY name", run).compactMap {
      $0[0].text
    }
  }

  /// Whether a catalogue is byte for byte as it was.
  func knows(catalogue: String, md5: String) throws(SQLiteError) -> Bool {
    try database.value("SELECT md5 FROM catalogue WHERE name = ?", catalogue).text == md5
  }

  /// Claims all features of a catalogue that is as it was.
  func claimBlocks(of catalogue: String) throws(SQLiteError) {
    try database.run("UPDATE block SET run = ? WHERE catalogue = ?", run, catalogue)
  }

  /// Records a catalogue of this run.
  func record(catalogue: String, md5: String) throws(SQLiteError) {
    try database.run("INSERT OR REPLACE INTO catalogue VALUES (?, ?, ?)", catalogue, md5, run)
  }

  func forget(catalogue: String) throws(SQLiteError) {
    try database.run("DELETE FROM catalogue WHERE name = ?", catalogue)
  }

  /// Forgets what the files were of which the granules are, so that the next run reads all that it gets.
  func forgetFiles() throws(SQLiteError) { try database.run("DELETE FROM catalogue") }

  /// Calls `body` with each granule that is in no catalogue any more and still in the table, in the order of
  /// identifiers.
  func forEachVanished(_ body: (String) throws -> Void) throws {
    try forEachIdentifier(
      "SELECT granule_uid FROM granule WHERE block = 0 AND removed_run IS NULL ORDER BY granule_uid", body)
  }

  func removeVanished() throws(SQLiteError) {
    try database.run("UPDATE granule SET removed_run = ? WHERE block = 0 AND removed_run IS NULL", run)
  }

  func forEachRemoved(_ body: (String) throws -> Void) throws {
    try forEachIdentifier(
      "SELECT granule_uid FROM granule WHERE block = 0 AND removed_run IS NOT NULL ORDER BY granule_uid", body
    )
  }

  private func forEachIdentifier(_ sql: String, _ body: (String) throws -> Void) throws {
    let statement = try database.newStatement(sql)
    while try statement.step() {
      guard let uid = statement.value(0).text else {
        throw SQLiteError(kind: .corrupt, message: "a granule_uid is no text")
      }
      try body(uid)
    }
  }

  /// How many granules the table has once everything of this run is in it.
  func granuleCount() throws(SQLiteError) -> Int {
    Int(try database.value("SELECT count(*) FROM granule WHERE removed_run IS NULL").integer ?? 0)
  }

  /// A granule of the table.
  func sample() throws(SQLiteError) -> String? {
    try database.value(
      "SELECT granule_uid FROM granule WHERE removed_run IS NULL ORDER BY granule_uid LIMIT 1"
    ).text
  }

  // MARK: - Runs

  func record(date: String, tool: String, report: PublishReport, batch: String?) throws(SQLiteError) {
    try database.run(
      "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, 0)", run, date, tool, report.added, report.changed,
      report.removed, batch)
  }

  /// Files of granules that runs have written and no later one has replaced.
  func batches() throws(SQLiteError) -> [String] {
    try database.rows(
      """
      SELECT batch FROM run WHERE batch IS NOT NULL AND is_finished = 1
      AND id >= (SELECT CAST(value AS INTEGER) FROM fact WHERE name = 'files_from_run') ORDER BY id
      """
    ).compactMap { $0[0].text }
  }

  /// Notes that the file of this run replaces all before it.
  func replaceBatches() throws(SQLiteError) { try setFact("files_from_run", String(run)) }

  /// Whether the files of the last run have still to be put into place.
  func isUnfinished() throws(SQLiteError) -> Bool {
    try database.value("SELECT 1 FROM run WHERE is_finished = 0") != .null
  }

  func finish() throws(SQLiteError) {
    try database.execute("UPDATE run SET is_finished = 1; DELETE FROM obsolete")
  }

  /// Files that go when the run is put into place.
  func addObsolete(_ path: String) throws(SQLiteError) {
    try database.run("INSERT OR IGNORE INTO obsolete VALUES (?)", path)
  }

  func obsoleteFiles() throws(SQLiteError) -> [String] {
    try database.rows("SELECT path FROM obsolete ORDER BY path").compactMap { $0[0].text }
  }
}
