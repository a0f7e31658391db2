import TFCatSQLite

/// The tables of a ledger: their version, how those of an earlier version become those of this one, and
/// whether all are there.
///
/// A database says by its `application_id` that it is a ledger, and by its `user_version` of which version.
/// Ledgers of version 1 say neither.
enum LedgerLayout {
  /// "TFCL"
  static let applicationID: Int64 = 0x5446_434C

  /// What makes of a ledger one of the next version; the first makes one of an empty database. What stands
  /// here is never changed: a new version is a new entry.
  private static let migrations = [
    """
    CREATE TABLE fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
    CREATE TABLE run (
      id INTEGER PRIMARY KEY, date TEXT NOT NULL, tool TEXT NOT NULL, added INTEGER NOT NULL,
      changed INTEGER NOT NULL, removed INTEGER NOT NULL, batch TEXT, is_finished INTEGER NOT NULL);
    CREATE TABLE date (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
    CREATE TABLE catalogue (name TEXT PRIMARY KEY, md5 TEXT NOT NULL, run INTEGER NOT NULL) WITHOUT ROWID;
    CREATE TABLE block (
      id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, catalogue TEXT NOT NULL, run INTEGER NOT NULL,
      time_min REAL, time_max REAL, spectral_min REAL, spectral_max REAL);
    CREATE INDEX block_digest ON block (digest);
    CREATE TABLE granule (
      granule_uid TEXT PRIMARY KEY, content INTEGER NOT NULL,
      block INTEGER NOT NULL, -- 0 for a granule that is in no catalogue any more
      created INTEGER NOT NULL, modified INTEGER NOT NULL, -- dates of the table
      first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, -- first seen, changed last
      removed_run INTEGER) WITHOUT ROWID;
    CREATE INDEX granule_gone ON granule (granule_uid) WHERE block = 0;
    CREATE TABLE obsolete (path TEXT PRIMARY KEY) WITHOUT ROWID;
    """,
    // The files of data/ that have to be there are those of this run and later ones: a run with --full
    // replaces all before it. Version 1 did not note such runs; of its files that of the last is there for
    // certain.
    """
    INSERT INTO fact SELECT 'files_from_run', coalesce(max(id), 1) FROM run WHERE batch IS NOT NULL;
    """,
    // When there are granules. What an earlier version noted has its limits alone.
    """
    ALTER TABLE block ADD COLUMN stretches TEXT;
    """,
  ]

  static var version: Int64 { Int64(migrations.count) }

  /// Brings the tables to this version; call it in a transaction.
  static func migrate(_ database: SQLiteDatabase) throws(SQLiteError) {
    let version = try declaredVersion(of: database) ?? 0
    guard version < Self.version else { return }
    for migration in migrations[Int(version)...] { try database.execute(migration) }
    try database.execute("PRAGMA application_id = \(applicationID); PRAGMA user_version = \(Self.version)")
  }

  /// - Returns: 0 for an empty database, 1 for one without declarations, `nil` for one of another program.
  private static func declaredVersion(of database: SQLiteDatabase) throws(SQLiteError) -> Int64? {
    let application = try database.value("PRAGMA application_id").integer
    let version = try database.value("PRAGMA user_version").integer
    if application == applicationID { return version }
    guard application == 0, version == 0 else { return nil }
    return try database.value("SELECT count(*) FROM sqlite_master").integer == 0 ? 0 : 1
  }

  // MARK: - Checks

  /// - Throws: `PublishError` for a database that is no sound ledger of this version or an earlier one.
  static func check(_ database: SQLiteDatabase, _ path: String) throws(PublishError) {
    do throws(SQLiteError) {
      let version = try declaredVersion(of: database)
      guard let version, version > 0 else {
        throw SQLiteError(message: "it is a database of another program")
      }
      guard version <= Self.version else {
        throw SQLiteError(
          message:
            "it was written by a later version of tfcat (its layout is \(version), this one knows those up to "
            + "\(Self.version)): publish with that version")
      }
      let expected = try objects(ofVersion: version)
      let found = try objects(of: database)
      // Without any of its tables it never was one.
      if version == 1, found.isDisjoint(with: expected) {
        throw SQLiteError(message: "it is a database of another program")
      }
      let missing = expected.subtracting(found).sorted()
      if !missing.isEmpty {
        throw SQLiteError(kind: .corrupt, message: "it has no \(missing.joined(separator: ", "))")
      }
      let verdict = try database.value("PRAGMA quick_check(1)").text
      guard verdict == "ok" else {
        throw SQLiteError(kind: .corrupt, message: verdict ?? "quick_check says nothing")
      }
    } catch {
      throw Self.error(error, path)
    }
  }

  /// Tables with their columns, and indexes, as words.
  private static func objects(of database: SQLiteDatabase) throws(SQLiteError) -> Set<String> {
    let rows = try database.rows(
      """
      SELECT type || ' ' || name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' UNION ALL
      SELECT 'column ' || m.name || '.' || c.name FROM sqlite_master m, pragma_table_xinfo(m.name) c WHERE m.type = 'table'
      """)
    return Set(rows.compactMap { $0[0].text })
  }

  private static func objects(ofVersion version: Int64) throws(SQLiteError) -> Set<String> {
    let model = try SQLiteDatabase(path: ":memory:", access: .own)
    for migration in migrations.prefix(Int(version)) { try model.execute(migration) }
    return try objects(of: model)
  }

  // MARK: - Messages

  /// What SQLite says of a ledger, and what to do.
  static func error(_ error: SQLiteError, _ path: String) -> PublishError {
    switch error.kind {
    case .notADatabase: refusal(path, "it is no SQLite database")
    case .corrupt: refusal(path, "it is damaged: \(error)")
    case .busy: PublishError("\(path): another program keeps the ledger: \(error)")
    case .other: PublishError("\(path): \(error)")
    }
  }

  static func refusal(_ path: String, _ reason: String) -> PublishError {
    PublishError(
      "\(path) cannot be used as the ledger: \(reason). Put a copy of the whole service folder in its place; or move the folder "
        + "away, drop the service on the server (dachs drop), and publish it anew")
  }
}
