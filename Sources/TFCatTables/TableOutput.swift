import Base
import TFCatJSON

/// A file that a table goes to, in memory that does not grow with it; it appears under its name when it is
/// complete.
struct TableOutput: ~Copyable {
  let path: String
  private let file: OutputFile
  var bytes: [UInt8] = []

  private static let flushSize = 1 << 18

  init(path: String) throws(TableError) {
    self.path = path
    do {
      file = try OutputFile(path: path)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }

  mutating func flushIfFull() throws(TableError) {
    if bytes.count >= Self.flushSize { try flush() }
  }

  mutating func flush() throws(TableError) {
    do {
      try file.write(bytes)
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
    bytes.removeAll(keepingCapacity: true)
  }

  consuming func commit() throws(TableError) {
    try flush()
    do {
      try file.commit()
    } catch {
      throw TableError(path: error.place, reason: error.reason)
    }
  }
}
