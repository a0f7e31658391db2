import GRDB

/// What a service has published so far: a SQLite database in the folder of the service.
///
/// A run is one transaction: it happens as a whole or not at all. WAL keeps the database readable meanwhile.
final class Ledger {
  private let queue: DatabaseQueue

  /// Opens the ledger, or makes a new one.
  init(path: String) throws {
    var configuration = Configuration()
    configuration.label = "ledger"
    configuration.prepareDatabase { database in
      // What a run reads and writes at random places is the identifiers; 64 MB hold the inner pages of hundreds of millions.
      try database.execute(sql: "PRAGMA cache_size = -65536; PRAGMA temp_store = FILE")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.writeWithoutTransaction { database in
      try database.execute(sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    }
    try queue.write { try Self.define($0) }
  }

  /// Everything of a run: `body` says whether it is kept.
  func transaction<Result>(_ body: (LedgerSession) throws -> (Result, isKept: Bool)) throws -> Result {
    var outcome: Result?
    try queue.writeWithoutTransaction { database in
      try database.inTransaction(.immediate) {
        let (result, isKept) = try body(LedgerSession(database))
        outcome = result
        return isKept ? .commit : .rollback
      }
    }
    guard let outcome else { throw PublishError("the ledger did not take the run") }
    return outcome
  }

  /// Closes it with everything in one file.
  func close() throws {
    try queue.writeWithoutTransaction { try $0.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)") }
    try queue.close()
  }

  private static func define(_ database: Database) throws {
    try database.execute(
      sql: """
        CREATE TABLE IF NOT EXISTS fact (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS run (
          id INTEGER PRIMARY KEY, date TEXT NOT NULL, tool TEXT NOT NULL, added INTEGER NOT NULL,
          changed INTEGER NOT NULL, removed INTEGER NOT NULL, batch TEXT, is_finished INTEGER NOT NULL);
        CREATE TABLE IF NOT EXISTS date (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE);
        CREATE TABLE IF NOT EXISTS catalogue (name TEXT PRIMARY KEY, md5 TEXT NOT NULL, run INTEGER NOT NULL)
          WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS block (
          id INTEGER PRIMARY KEY, digest INTEGER NOT NULL, catalogue TEXT NOT NULL, run INTEGER NOT NULL,
          time_min REAL, time_max REAL, spectral_min REAL, spectral_max REAL);
        CREATE INDEX IF NOT EXISTS block_digest ON block (digest);
        CREATE TABLE IF NOT EXISTS granule (
          granule_uid TEXT PRIMARY KEY, content INTEGER NOT NULL,
          block INTEGER NOT NULL, -- 0 for a granule that is in no catalogue any more
          created INTEGER NOT NULL, modified INTEGER NOT NULL, -- dates of the table
          first_run INTEGER NOT NULL, last_run INTEGER NOT NULL, -- first seen, changed last
          removed_run INTEGER) WITHOUT ROWID;
        CREATE INDEX IF NOT EXISTS granule_gone ON granule (granule_uid) WHERE block = 0;
        CREATE TABLE IF NOT EXISTS obsolete (path TEXT PRIMARY KEY) WITHOUT ROWID;
        """)
  }
}
