import Base
import TFCatJSON

/// A file that a table goes to, in memory that does not grow with it; it appears under its name when it is
/// complete.
struct TableOutput: ~Copyable {
  let path: String
  /// `nil` for rows that stay in memory until the output of the table takes them.
  private let file: OutputFile?
  var bytes = ByteBuffer(capacity: 1 << 12)
  /// The rows that were ended so far.
  private(set) var rowCount = 0

  private static let flushSize = 1 << 18

  init(path: String) throws(TableError) {
    self.path = path
    do {
      file = try OutputFile(path: path)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }

  /// Rows of the table of another output.
  init(apartFrom other: borrowing TableOutput) {
    path = other.path
    file = nil
  }

  /// Counts a row whose text is complete.
  mutating func endRow() throws(TableError) {
    rowCount += 1
    if bytes.count >= Self.flushSize { try flush() }
  }

  mutating func flush() throws(TableError) {
    do {
      guard try file?.write(bytes.bytes) != nil else { return }
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
    bytes.removeAll()
  }

  /// Writes rows that were put together apart, and takes them from there.
  mutating func take(_ rows: inout TableOutput) throws(TableError) {
    try flush()
    swap(&bytes, &rows.bytes)
    rowCount += rows.rowCount
    rows.rowCount = 0
    try flush()
  }

  /// Takes back all rows, where they have stayed in memory.
  mutating func dropRows() {
    bytes.removeAll()
    rowCount = 0
  }

  consuming func commit() throws(TableError) {
    try flush()
    do {
      try file?.commit()
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }
}
