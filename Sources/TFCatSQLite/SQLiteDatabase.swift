import Base
internal import CSQLite

internal import Glibc

/// A connection to a database. It belongs to the task that opened it: it is not `Sendable`, and SQLite does
/// not lock it.
///
/// This file alone calls SQLite.
package final class SQLiteDatabase {
  package enum Access {
    /// A database that is there, of which nothing is trusted. SQLite stops where the allowance ends.
    case untrusted
    /// A database of this program, which is made if it is not there. The last part of its path may be no
    /// link.
    case own
  }

  private let connection: Connection
  /// Statements by their text: a program has a fixed number of them.
  private var statements: [String: SQLiteStatement] = [:]

  /// - Parameters:
  ///   - patience: for how many milliseconds a lock of another program is waited for.
  ///   - seconds: the processor time that queries of an untrusted database may take, beside a second for each
  ///   MB of the file.
  package init(
    path: String, access: Access, patience: Int32 = 5000, seconds: Double = 5
  ) throws(SQLiteError) {
    var path = path
    var flags = SQLITE_OPEN_NOMUTEX
    var allowance: SQLiteAllowance?
    switch access {
    case .untrusted:
      flags |= SQLITE_OPEN_READONLY
      var status = stat()
      allowance = SQLiteAllowance(
        fileSize: stat(path.systemPath, &status) == 0 ? Int(status.st_size) : 0, seconds: seconds)
    case .own:
      flags |= SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      if path != ":memory:" {
        // SQLite refuses links anywhere in the path; those of folders are the user's.
        path = try Self.withRealFolder(path)
        flags |= SQLITE_OPEN_NOFOLLOW
      }
    }
    connection = try Connection(path: path, flags: flags, allowance: allowance)
    let pointer = connection.pointer
    sqlite3_busy_timeout(pointer, patience)
    sqlite3_extended_result_codes(pointer, 1)
    // What the schema of a file calls may have no effects outside of its query.
    try connection.check(tfcat_sqlite3_set(pointer, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0))
    try connection.check(tfcat_sqlite3_set(pointer, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0))
    guard let allowance else { return }
    try connection.check(tfcat_sqlite3_set(pointer, SQLITE_DBCONFIG_DEFENSIVE, 1))
    sqlite3_limit(pointer, SQLITE_LIMIT_LENGTH, Int32(SQLiteAllowance.longestText))
    sqlite3_limit(pointer, SQLITE_LIMIT_VDBE_OP, 250_000)
    sqlite3_limit(pointer, SQLITE_LIMIT_ATTACHED, 0)
    sqlite3_limit(pointer, SQLITE_LIMIT_LIKE_PATTERN_LENGTH, 1000)
    sqlite3_progress_handler(
      pointer, 1000,
      { context in
        guard let context else { return 1 }
        let allowance = Unmanaged<SQLiteAllowance>.fromOpaque(context).takeUnretainedValue()
        return allowance.reason(memory: sqlite3_memory_used()) == nil ? 0 : 1
      }, Unmanaged.passUnretained(allowance).toOpaque())
    // Sorting in memory, whose limit holds, and not in files that could fill a disk.
    try execute("PRAGMA temp_store = MEMORY; PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0")
  }

  /// What reading may cost, where the database is not trusted.
  var allowance: SQLiteAllowance? { connection.allowance }

  /// Runs SQL without values: one statement or several.
  package func execute(_ script: String) throws(SQLiteError) {
    try connection.check(sqlite3_exec(connection.pointer, script, nil, nil, nil))
  }

  /// A statement that is prepared once.
  package func statement(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    if let known = statements[sql] { return known }
    let statement = try SQLiteStatement(sql, connection)
    statements[sql] = statement
    return statement
  }

  /// A statement of its own, which may be stepped through while others of the same text run.
  package func newStatement(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    try SQLiteStatement(sql, connection)
  }

  /// Runs a statement that gives no rows.
  package func run(_ sql: String, _ values: any SQLiteBindable...) throws(SQLiteError) {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    while try statement.step() {}
  }

  /// The first row of a query; `nil` where it gives none.
  package func firstRow(_ sql: String, _ values: any SQLiteBindable...) throws(SQLiteError) -> [SQLiteValue]?
  {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? statement.row : nil
  }

  /// The first value of a query; `null` where it gives none.
  package func value(_ sql: String, _ values: any SQLiteBindable...) throws(SQLiteError) -> SQLiteValue {
    let statement = try statement(sql)
    defer { statement.reset() }
    try statement.bind(values)
    return try statement.step() ? statement.value(0) : .null
  }

  /// All rows of a query that gives few.
  package func rows(_ sql: String, _ values: any SQLiteBindable...) throws(SQLiteError) -> [[SQLiteValue]] {
    let statement = try SQLiteStatement(sql, connection)
    try statement.bind(values)
    var rows: [[SQLiteValue]] = []
    while try statement.step() { rows.append(statement.row) }
    return rows
  }

  /// Runs `body` as one transaction that nobody else writes in; `body` says whether it is kept.
  package func transaction<Result>(
    _ body: () throws -> (Result, isKept: Bool)
  ) throws -> Result {
    try execute("BEGIN IMMEDIATE")
    do {
      let (result, isKept) = try body()
      try execute(isKept ? "COMMIT" : "ROLLBACK")
      return result
    } catch {
      // Some failures, as that of a full disk, have ended the transaction already.
      if sqlite3_get_autocommit(connection.pointer) == 0 { try? execute("ROLLBACK") }
      throw error
    }
  }

  /// Closes the connection, which the end of its life does too, but without telling what SQLite says to that.
  package func close() throws(SQLiteError) {
    statements.removeAll()
    try connection.close()
  }

  /// A name of SQL.
  package static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

  private static func withRealFolder(_ path: String) throws(SQLiteError) -> String {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.dropLast().joined(separator: "/")
    guard let real = realpath((folder.isEmpty ? (path.hasPrefix("/") ? "/" : ".") : folder).systemPath, nil)
    else {
      throw SQLiteError(message: "unable to open database file: \(String(cString: strerror(errno)))")
    }
    defer { free(real) }
    return "\(String(systemPath: real))/\(parts.last ?? "")"
  }
}

/// A prepared statement: values go in, rows come out.
package final class SQLiteStatement {
  private let connection: Connection
  private let pointer: OpaquePointer
  package let columnCount: Int
  private let parameterCount: Int

  fileprivate init(_ sql: String, _ connection: Connection) throws(SQLiteError) {
    var pointer: OpaquePointer?
    try connection.check(sqlite3_prepare_v2(connection.pointer, sql, -1, &pointer, nil))
    guard let pointer else { throw SQLiteError(message: "there is no statement in \"\(sql)\"") }
    self.connection = connection
    self.pointer = pointer
    columnCount = Int(sqlite3_column_count(pointer))
    parameterCount = Int(sqlite3_bind_parameter_count(pointer))
  }

  deinit { sqlite3_finalize(pointer) }

  /// Sets all parameters, in their order.
  package func bind(_ values: [any SQLiteBindable]) throws(SQLiteError) {
    guard values.count == parameterCount else {
      throw SQLiteError(message: "\(values.count) values for a statement that takes \(parameterCount)")
    }
    for (index, value) in values.enumerated() { try bind(value.sqliteValue, at: index) }
  }

  /// Sets a parameter, counted from 0.
  package func bind(_ value: SQLiteValue, at index: Int) throws(SQLiteError) {
    let place = Int32(index + 1)
    let code =
      switch value {
      case .null: sqlite3_bind_null(pointer, place)
      case .integer(let number): sqlite3_bind_int64(pointer, place, number)
      case .real(let number): sqlite3_bind_double(pointer, place, number)
      case .text(var text):
        text.withUTF8 { bytes in
          bytes.withMemoryRebound(to: CChar.self) {
            // SQLite takes a missing address for NULL.
            $0.baseAddress.map { tfcat_sqlite3_bind_text(pointer, place, $0, sqlite3_uint64(bytes.count)) }
              ?? tfcat_sqlite3_bind_text(pointer, place, "", 0)
          }
        }
      case .blob(let bytes):
        bytes.isEmpty
          ? sqlite3_bind_zeroblob(pointer, place, 0)
          : tfcat_sqlite3_bind_blob(pointer, place, bytes, sqlite3_uint64(bytes.count))
      }
    try connection.check(code)
  }

  /// Goes to the next row.
  ///
  /// - Returns: whether there is one.
  package func step() throws(SQLiteError) -> Bool {
    switch sqlite3_step(pointer) {
    case SQLITE_ROW: return true
    case SQLITE_DONE: return false
    case let code: throw connection.error(code)
    }
  }

  /// Ends the query, so that the statement can run again.
  package func reset() { sqlite3_reset(pointer) }

  /// A value of the row, by its column from 0. Text that is no UTF-8 comes as a blob.
  package func value(_ column: Int) -> SQLiteValue {
    let column = Int32(column)
    switch sqlite3_column_type(pointer, column) {
    case SQLITE_INTEGER: return .integer(sqlite3_column_int64(pointer, column))
    case SQLITE_FLOAT: return .real(sqlite3_column_double(pointer, column))
    case SQLITE_TEXT:
      guard let start = sqlite3_column_text(pointer, column) else { return .null }
      let bytes = UnsafeBufferPointer(start: start, count: Int(sqlite3_column_bytes(pointer, column)))
      return String(validating: bytes, as: UTF8.self).map(SQLiteValue.text) ?? .blob(Array(bytes))
    case SQLITE_BLOB:
      let bytes = UnsafeRawBufferPointer(
        start: sqlite3_column_blob(pointer, column), count: Int(sqlite3_column_bytes(pointer, column)))
      return .blob(Array(bytes))
    default: return .null
    }
  }

  package var row: [SQLiteValue] { (0..<columnCount).map(value) }

  /// What reading may cost, where the database is not trusted.
  var allowance: SQLiteAllowance? { connection.allowance }
}

/// What connection and statements share: it is closed after the last of them.
private final class Connection {
  private(set) var pointer: OpaquePointer?
  let allowance: SQLiteAllowance?

  init(path: String, flags: Int32, allowance: SQLiteAllowance?) throws(SQLiteError) {
    self.allowance = allowance
    let code = sqlite3_open_v2(path.systemPath, &pointer, flags, nil)
    guard code == SQLITE_OK else {
      // Where there is memory, there is a connection that knows what was wrong.
      let failure = error(code)
      sqlite3_close_v2(pointer)
      pointer = nil
      throw failure
    }
  }

  deinit { sqlite3_close_v2(pointer) }

  func close() throws(SQLiteError) {
    try check(sqlite3_close(pointer))
    pointer = nil
  }

  func check(_ code: Int32) throws(SQLiteError) {
    if code != SQLITE_OK { throw error(code) }
  }

  func error(_ code: Int32) -> SQLiteError {
    if code & 0xFF == SQLITE_INTERRUPT, let reason = allowance?.reason(memory: sqlite3_memory_used()) {
      return SQLiteError(code: code, message: reason)
    }
    let code = pointer.map { sqlite3_extended_errcode($0) } ?? code
    var message = String(cString: pointer.map { sqlite3_errmsg($0) } ?? sqlite3_errstr(code))
    let system = pointer.map { sqlite3_system_errno($0) } ?? 0
    switch code & 0xFF {
    case SQLITE_CANTOPEN, SQLITE_IOERR, SQLITE_FULL, SQLITE_READONLY:
      if system != 0 { message += ": \(String(cString: strerror(system)))" }
    default: break
    }
    let kind: SQLiteError.Kind =
      switch code & 0xFF {
      case SQLITE_BUSY, SQLITE_LOCKED: .busy
      case SQLITE_CORRUPT: .corrupt
      case SQLITE_NOTADB: .notADatabase
      default: .other
      }
    return SQLiteError(kind: kind, code: code, message: message)
  }
}
