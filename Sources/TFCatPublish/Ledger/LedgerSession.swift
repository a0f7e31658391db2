import GRDB

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

  /// The limits of a run of features, as days and Hz.
  struct Limits {
    var timeMin: Double?
    var timeMax: Double?
    var spectralMin: Double?
    var spectralMax: Double?

    mutating func add(timeMin: Double?, timeMax: Double?, spectralMin: Double?, spectralMax: Double?) {
      self.timeMin = Self.least(self.timeMin, timeMin)
      self.timeMax = Self.greatest(self.timeMax, timeMax)
      self.spectralMin = Self.least(self.spectralMin, spectralMin)
      self.spectralMax = Self.greatest(self.spectralMax, spectralMax)
    }

    private static func least(_ left: Double?, _ right: Double?) -> Double? {
      guard let left, let right else { return left ?? right }
      return min(left, right)
    }

    private static func greatest(_ left: Double?, _ right: Double?) -> Double? {
      guard let left, let right else { return left ?? right }
      return max(left, right)
    }
  }

  let database: Database
  /// The number of this run, from 1.
  let run: Int64
  private var nextBlock: Int64
  private var dates: [String: Int64] = [:]

  init(_ database: Database) throws {
    self.database = database
    run = 1 + (try Int64.fetchOne(database, sql: "SELECT max(id) FROM run") ?? 0)
    nextBlock = 1 + (try Int64.fetchOne(database, sql: "SELECT max(id) FROM block") ?? 0)
  }

  private func statement(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }

  // MARK: - Facts and dates

  func fact(_ name: String) throws -> String? {
    try String.fetchOne(database, sql: "SELECT value FROM fact WHERE name = ?", arguments: [name])
  }

  func setFact(_ name: String, _ value: String) throws {
    try database.execute(sql: "INSERT OR REPLACE INTO fact VALUES (?, ?)", arguments: [name, value])
  }

  func date(_ text: String) throws -> Int64 {
    if let known = dates[text] { return known }
    try database.execute(sql: "INSERT OR IGNORE INTO date (text) VALUES (?)", arguments: [text])
    let id = try Int64.fetchOne(database, sql: "SELECT id FROM date WHERE text = ?", arguments: [text]) ?? 0
    // Catalogues that date each event would fill the memory.
    if dates.count > 10_000 { dates.removeAll() }
    dates[text] = id
    return id
  }

  func text(ofDate id: Int64) throws -> String? {
    try String.fetchOne(
      statement("SELECT text FROM date WHERE id = ?"), arguments: [id])
  }

  /// The numbers of the runs on or after a date; `nil` where there was none.
  func firstRun(since date: String) throws -> Int64? {
    try Int64.fetchOne(database, sql: "SELECT min(id) FROM run WHERE date >= ?", arguments: [date])
  }

  // MARK: - Runs of features

  /// Claims a run of features that is known from before and not claimed yet; `false` where there is none.
  func claimBlock(digest: Int64, catalogue: String) throws -> Bool {
    guard
      let id = try Int64.fetchOne(
        statement("SELECT id FROM block WHERE digest = ? AND run <> ? ORDER BY catalogue = ? DESC LIMIT 1"),
        arguments: [digest, run, catalogue])
    else { return false }
    try statement("UPDATE block SET run = ?, catalogue = ? WHERE id = ?")
      .execute(arguments: [run, catalogue, id])
    return true
  }

  func addBlock(digest: Int64, catalogue: String) throws -> Int64 {
    defer { nextBlock += 1 }
    try statement("INSERT INTO block (id, digest, catalogue, run) VALUES (?, ?, ?, ?)")
      .execute(arguments: [nextBlock, digest, catalogue, run])
    return nextBlock
  }

  func setLimits(_ limits: Limits, ofBlock id: Int64) throws {
    try statement(
      "UPDATE block SET time_min = ?, time_max = ?, spectral_min = ?, spectral_max = ? WHERE id = ?"
    )
    .execute(arguments: [
      limits.timeMin, limits.timeMax, limits.spectralMin, limits.spectralMax, id,
    ])
  }

  /// Of all features of a catalogue that this run has met.
  func limits(of catalogue: String) throws -> Limits {
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT min(time_min), max(time_max), min(spectral_min), max(spectral_max) FROM block
        WHERE catalogue = ? AND run = ?
        """, arguments: [catalogue, run])
    return Limits(timeMin: row?[0], timeMax: row?[1], spectralMin: row?[2], spectralMax: row?[3])
  }

  // MARK: - Granules

  func entry(_ uid: String) throws -> Entry? {
    guard
      let row = try Row.fetchOne(
        statement(
          """
          SELECT content, created, modified, last_run, removed_run, block.run FROM granule
          LEFT JOIN block ON block.id = granule.block WHERE granule_uid = ?
          """), arguments: [uid])
    else { return nil }
    return Entry(
      content: row[0], created: row[1], modified: row[2], lastRun: row[3], isRemoved: row[4] as Int64? != nil,
      isClaimed: row[5] as Int64? == run)
  }

  func add(_ uid: String, content: Int64, block: Int64, created: Int64, modified: Int64) throws {
    try statement("INSERT INTO granule VALUES (?, ?, ?, ?, ?, ?, ?, NULL)")
      .execute(arguments: [uid, content, block, created, modified, run, run])
  }

  func change(_ uid: String, content: Int64, block: Int64, created: Int64, modified: Int64) throws {
    try statement(
      """
      UPDATE granule SET content = ?, block = ?, created = ?, modified = ?, last_run = ?, removed_run = NULL
      WHERE granule_uid = ?
      """
    ).execute(arguments: [content, block, created, modified, run, uid])
  }

  func keep(_ uid: String, block: Int64) throws {
    try statement("UPDATE granule SET block = ? WHERE granule_uid = ?").execute(arguments: [block, uid])
  }

  // MARK: - What is gone

  /// Marks the granules that this run has not met; call it when all catalogues have been read.
  func markVanished() throws {
    try database.execute(
      sql: "UPDATE granule SET block = 0 WHERE block IN (SELECT id FROM block WHERE run <> ?)",
      arguments: [run])
    try database.execute(sql: "DELETE FROM block WHERE run <> ?", arguments: [run])
  }

  /// Catalogues of before that are not among those of this run.
  func missingCatalogues() throws -> [String] {
    try String.fetchAll(
      database, sql: "SELECT name FROM catalogue WHERE run <> ? ORDER BY name", arguments: [run])
  }

  /// Whether a catalogue is byte for byte as it was.
  func knows(catalogue: String, md5: String) throws -> Bool {
    try String.fetchOne(database, sql: "SELECT md5 FROM catalogue WHERE name = ?", arguments: [catalogue])
      == md5
  }

  /// Claims all features of a catalogue that is as it was.
  func claimBlocks(of catalogue: String) throws {
    try database.execute(
      sql: "UPDATE block SET run = ? WHERE catalogue = ?", arguments: [run, catalogue])
  }

  /// Records a catalogue of this run.
  func record(catalogue: String, md5: String) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO catalogue VALUES (?, ?, ?)", arguments: [catalogue, md5, run])
  }

  func forget(catalogue: String) throws {
    try database.execute(sql: "DELETE FROM catalogue WHERE name = ?", arguments: [catalogue])
  }

  /// Calls `body` with each granule that is in no catalogue any more and still in the table, in the order of identifiers.
  func forEachVanished(_ body: (String) throws -> Void) throws {
    let uids = try String.fetchCursor(
      database,
      sql: "SELECT granule_uid FROM granule WHERE block = 0 AND removed_run IS NULL ORDER BY granule_uid")
    while let uid = try uids.next() { try body(uid) }
  }

  func removeVanished() throws {
    try database.execute(
      sql: "UPDATE granule SET removed_run = ? WHERE block = 0 AND removed_run IS NULL", arguments: [run])
  }

  func forEachRemoved(_ body: (String) throws -> Void) throws {
    let uids = try String.fetchCursor(
      database,
      sql: "SELECT granule_uid FROM granule WHERE block = 0 AND removed_run IS NOT NULL ORDER BY granule_uid")
    while let uid = try uids.next() { try body(uid) }
  }

  /// How many granules the table has once everything of this run is in it.
  func granuleCount() throws -> Int {
    try Int.fetchOne(database, sql: "SELECT count(*) FROM granule WHERE removed_run IS NULL") ?? 0
  }

  /// A granule of the table.
  func sample() throws -> String? {
    try String.fetchOne(
      database,
      sql: "SELECT granule_uid FROM granule WHERE removed_run IS NULL ORDER BY granule_uid LIMIT 1")
  }

  // MARK: - Runs

  func record(date: String, tool: String, report: PublishReport, batch: String?) throws {
    try database.execute(
      sql: "INSERT INTO run VALUES (?, ?, ?, ?, ?, ?, ?, 0)",
      arguments: [run, date, tool, report.added, report.changed, report.removed, batch])
  }

  /// Whether the files of the last run have still to be put into place.
  func isUnfinished() throws -> Bool {
    try Bool.fetchOne(database, sql: "SELECT 1 FROM run WHERE is_finished = 0") ?? false
  }

  func finish() throws {
    try database.execute(sql: "UPDATE run SET is_finished = 1; DELETE FROM obsolete")
  }

  /// Files that go when the run is put into place.
  func addObsolete(_ path: String) throws {
    try database.execute(sql: "INSERT OR IGNORE INTO obsolete VALUES (?)", arguments: [path])
  }

  func obsoleteFiles() throws -> [String] {
    try String.fetchAll(database, sql: "SELECT path FROM obsolete ORDER BY path")
  }
}
