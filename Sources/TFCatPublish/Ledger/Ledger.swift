import Base
import TFCatSQLite

/// What a service has published so far: a SQLite database in the folder of the service.
///
/// A run is one transaction: it happens as a whole or not at all. With a write-ahead log a run that is killed
/// has changed nothing of the file itself, the log may be dropped or taken in by whoever opens the ledger
/// next, and others can read the ledger meanwhile.
final class Ledger {
  private let database: SQLiteDatabase
  /// What messages call it.
  private let name: String

  /// Opens the ledger of a service, or makes one for a new service.
  ///
  /// - Parameter name: what messages call it; `nil` for its path.
  /// - Throws: `PublishError` for a file that is no ledger, or none that this version can use.
  init(path: String, named name: String? = nil, isNew: Bool) throws {
    let name = name ?? path
    self.name = name
    if !isNew {
      guard FileKind(at: path, followsLinks: false) == .regular else {
        throw PublishError("\(name) is no file: the ledger of the service is missing")
      }
      guard try MappedFile(path: path).count > 0 else {
        throw LedgerLayout.refusal(name, "the file is empty")
      }
    }
    do throws(SQLiteError) {
      database = try SQLiteDatabase(path: path, access: .own)
      // What a run reads and writes at random places is the identifiers; 64 MB hold the inner pages of
      // hundreds of millions.
      try database.execute("PRAGMA cache_size = -65536; PRAGMA temp_store = FILE")
    } catch {
      throw LedgerLayout.error(error, name)
    }
    if !isNew { try LedgerLayout.check(database, name) }
    do throws(SQLiteError) {
      try database.execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL")
    } catch {
      throw LedgerLayout.error(error, name)
    }
  }

  /// Everything of a run: `body` says whether it is kept. The layout of an earlier version is brought up to
  /// date with the first run that is kept.
  func transaction<Result>(_ body: (LedgerSession) throws -> (Result, isKept: Bool)) throws -> Result {
    do {
      return try database.transaction {
        try LedgerLayout.migrate(database)
        return try body(LedgerSession(database))
      }
    } catch let error as SQLiteError {
      throw LedgerLayout.error(error, name)
    }
  }

  /// Closes it with everything in one file.
  func close() throws {
    do throws(SQLiteError) {
      try database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
      try database.close()
    } catch {
      throw LedgerLayout.error(error, name)
    }
  }
}
