import EPNCore
import TFCat
import TableMapping

extension GranuleBatch {
  /// Makes granules of the rows of a table.
  ///
  /// - Returns: what became of the rows.
  mutating func addRows(
    of table: PublishedTable, by source: any GranuleSource, _ dates: GranuleDates,
    onReject: (RejectedRow) -> Void
  ) throws -> TableRows {
    let block = try session.addBlock(digest: 0, catalogue: table.name)
    var rows = try source.rows(of: MappedFileReference(table.file, path: table.path))
    var result = TableRows()
    var limits = GranuleLimits()
    func reject(_ line: Int, _ reason: String) {
      result.rejected += 1
      onReject(RejectedRow(path: table.path, line: line, reason: reason))
    }
    while let outcome = try rows.next() {
      switch outcome {
      case .filtered: result.filtered += 1
      case .reject(let line, let reason): reject(line, reason)
      case .granule(var granule):
        guard let uid = granule.uid else {
          reject(rows.line, "there is no value for granule_uid")
          continue
        }
        if let fault = links.fault(of: granule) {
          reject(rows.line, fault)
          continue
        }
        let entry = try session.entry(uid)
        guard entry?.isClaimed != true else {
          reject(rows.line, "granule_uid \(uid) is that of another row too")
          continue
        }
        limits.add(granule)
        if let mark = rows.mark { result.newest = RowMark.later(result.newest, mark) }
        events[try add(&granule, entry, block: block, dates), default: 0] += 1
      }
    }
    try session.setLimits(limits, ofBlock: block)
    result.notes = rows.notes.map { "\(table.path): \($0)" }
    return result
  }
}

/// What became of the rows of a table, but for its granules.
struct TableRows {
  var rejected = 0
  var filtered = 0
  /// The latest of the marks of its rows.
  var newest: String?
  var notes: [String] = []
}

/// Values of a column that grows, as texts.
enum RowMark {
  /// The later of two: numbers are compared as numbers, times in ISO 8601 as times, with their fractions and
  /// offsets; all else letter by letter.
  static func later(_ first: String?, _ second: String) -> String {
    guard let first else { return second }
    if let left = Int64(first), let right = Int64(second) { return left < right ? second : first }
    if let left = Double(first), let right = Double(second) { return left < right ? second : first }
    if let left = time(first), let right = time(second), left != right {
      return left < right ? second : first
    }
    return first.utf8.lexicographicallyPrecedes(second.utf8) ? second : first
  }

  /// Days and seconds of a time; `nil` for what is none.
  private static func time(_ text: String) -> (Double, Double)? {
    guard
      let time = try? Instant(
        iso8601: text.replacing(" ", with: "T", maxReplacements: 1), options: .zoneOffsets)
    else {
      return nil
    }
    return (time.jd1, time.jd2)
  }
}
