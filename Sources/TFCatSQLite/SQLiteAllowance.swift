internal import TFCatTables

internal import Glibc

/// How much a database that nobody vouches for may cost: a view, or pages that refer to each other in a
/// circle, can give rows without end.
///
/// All limits grow with the file, so that no sound table meets them.
final class SQLiteAllowance {
  /// Of one text, and of all cells of a row.
  static let longestText = 1 << 20

  private let seconds: Double
  private let textBytes: Int
  private let rows: Int
  private let memory = Int64(256 << 20)
  private var spent = 0.0
  private var texts = 0
  private var rowCount = 0
  private var start: Double?

  /// - Parameter seconds: of processor time, beside a second for each MB of the file.
  init(fileSize: Int, seconds: Double) {
    self.seconds = seconds + Double(fileSize) / 1e6
    textBytes = 128 << 20 + 32 * fileSize
    // A row of a table takes a byte at least, and a join of a small database gives no more than this.
    rows = max(200_000, fileSize)
  }

  /// Processor time counts from here until `pause()`, and not that of who uses the rows.
  func resume() { start = Self.now() }

  func pause() {
    if let start { spent += Self.now() - start }
    start = nil
  }

  /// Takes a row into account.
  ///
  /// - Returns: why there are too many of them.
  func add(textBytes count: Int) -> String? {
    texts += count
    rowCount += 1
    if count > Self.longestText {
      return "a row has \(count) bytes of text; more than \(Self.longestText) are not read"
    }
    if texts > textBytes {
      return "its rows have over \(textBytes) bytes of text, much more than the file; they are not read"
    }
    if rowCount > rows {
      return
        "its query gives more than \(rows) rows, more than a file of this size can have; they are not read"
    }
    return nil
  }

  /// Why SQLite has to stop; `nil` while it may go on.
  ///
  /// - Parameter memory: what SQLite has of it.
  func reason(memory: Int64) -> String? {
    if memory > self.memory { return "its query needs more than \(self.memory >> 20) MB of memory" }
    guard let start, spent + Self.now() - start > seconds else { return nil }
    return
      "its query takes more than \(TableText.text(of: seconds.rounded())) s of processor time, which is much for a file of this size"
  }

  private static func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
  }
}
