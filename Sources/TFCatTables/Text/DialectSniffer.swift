import Base
import TFCatJSON

/// Finds out from the beginning of a text how it divides into rows and cells.
struct DialectSniffer {
  private let lines: TextLines

  /// As much as is looked at.
  private static let lineLimit = 200
  private static let byteLimit = 1 << 18

  init(_ lines: TextLines) {
    let bytes = lines.file.bytes
    let end = min(lines.position + Self.byteLimit, bytes.count)
    guard end < bytes.count else {
      self.lines = lines
      return
    }
    // Whole lines, if there are any.
    let start = bytes[lines.position..<end]
    let whole = start.lastIndex(of: 0x0A).map { bytes[lines.position...$0] } ?? start
    self.lines = (try? TextLines(MappedFile.inMemory(whole))) ?? lines
  }

  var dialect: DelimitedDialect {
    let comments = comments
    var best: (dialect: DelimitedDialect, score: Double)?
    for candidate in candidates(comments) {
      let records = records(candidate)
      guard let score = Self.score(records, candidate), score > best?.score ?? 0 else { continue }
      best = (candidate, score)
    }
    // One column, or rows of which no two are alike.
    var dialect = best?.dialect ?? DelimitedDialect(layout: .separated(","), comments: comments)
    dialect.header = header(dialect)
    return dialect
  }

  /// The names in the last comment before the rows; `nil` where there is no comment that could be names.
  func commentedHeader(_ dialect: DelimitedDialect) -> [String]? {
    var last: String?
    var lines = lines
    while let range = lines.take() {
      let text = String(decoding: lines.file.bytes[range], as: UTF8.self)
      let trimmed = text.drop { $0 == " " || $0 == "\t" }
      if trimmed.isEmpty { continue }
      guard let comment = dialect.comments.first(where: { trimmed.hasPrefix($0) }) else { break }
      last = String(trimmed.dropFirst(comment.count).drop { $0 == " " || $0 == "#" })
    }
    guard let last, !last.isEmpty else { return nil }
    var inner = dialect
    inner.comments = []
    inner.header = .names([])
    guard let file = try? MappedFile.inMemory(last.utf8), let lines = try? TextLines(file) else { return nil }
    var scanner = DelimitedRecordScanner(inner)
    var cells: [TableValue] = []
    _ = scanner.read(lines, from: lines.position, into: &cells)
    return cells.map { $0.text ?? "" }
  }

  private func candidates(_ comments: [String]) -> [DelimitedDialect] {
    var candidates: [DelimitedDialect] = []
    for base in [DelimitedDialect.tsv, .semicolon, .pipe, .csv, .blanks] {
      var candidate = base
      candidate.comments = comments
      if base.separator == 0x09, hasBackslashNull {
        candidate.quote = nil
        candidate.hasBackslashEscapes = true
        candidate.trimsBlanks = false
      }
      candidates.append(candidate)
    }
    return candidates
  }

  /// `#`, and `--` or `%` where the first lines begin so.
  private var comments: [String] {
    guard let first = firstLines.first(where: { !$0.isEmpty }) else { return ["#"] }
    let text = String(decoding: lines.file.bytes[first], as: UTF8.self)
    for mark in ["%", "//", ";"] where text.hasPrefix(mark) { return ["#", mark] }
    return ["#"]
  }

  private var hasBackslashNull: Bool {
    firstLines.contains { range in
      let line = lines.file.bytes[range]
      return line.contains(0x5C) && line.split(separator: 0x09).contains { $0.elementsEqual("\\N".utf8) }
    }
  }

  private var firstLines: [Range<Int>] {
    var lines = lines
    var ranges: [Range<Int>] = []
    while ranges.count < Self.lineLimit, let range = lines.take(), range.upperBound < Self.byteLimit {
      ranges.append(range)
    }
    return ranges
  }

  /// The first records, with all lines as rows.
  private func records(_ candidate: DelimitedDialect) -> [[TableValue]] {
    var dialect = candidate
    dialect.header = .names([])
    guard
      var reader = try? DelimitedTableReader(lines: lines, path: "", dialect: dialect, columns: [])
    else { return [] }
    var records: [[TableValue]] = []
    while records.count < Self.lineLimit, let row = try? reader.next(),
      (row.range?.upperBound ?? 0) < Self.byteLimit
    {
      records.append(row.cells)
    }
    return records
  }

  /// How many records have how many cells.
  private static func counts(_ records: [[TableValue]]) -> [Int: Int] {
    records.reduce(into: [:]) { counts, record in counts[record.count, default: 0] += 1 }
  }

  /// How likely records are to be cut rightly: most have the same number of cells, and more than one. Empty
  /// cells at the end of a line count or not, as separators there are a habit of spreadsheets. The count of
  /// cells matters little, so that commas inside cells do not win over the tabs between them; blanks are also
  /// in titles, so that a separator of its own goes before them.
  private static func score(_ records: [[TableValue]], _ dialect: DelimitedDialect) -> Double? {
    guard !records.isEmpty else { return nil }
    let filled = records.map { record in
      record.count - record.reversed().prefix { $0.isNull || $0 == .string("") }.count
    }
    var best: (width: Int, votes: Int)?
    for width in Set(records.map(\.count)).union(filled).sorted() where width > 1 {
      let votes = zip(records, filled).count { $1 <= width && width <= $0.count }
      if votes >= best?.votes ?? 0 { best = (width, votes) }
    }
    guard let best, best.votes > 0 else { return nil }
    let agreement = Double(best.votes) / Double(records.count)
    let isBlanks = dialect.layout == .blanks
    return agreement * agreement + 0.001 * Double(isBlanks && records.count < 3 ? 0 : min(best.width, 50))
  }

  // MARK: Header

  /// The first record names the columns unless it looks like the records after it.
  private func header(_ dialect: DelimitedDialect) -> DelimitedDialect.Header {
    let records = records(dialect)
    guard let first = records.first else { return .line }
    if first.contains(where: { $0.text.map(Self.isValue) == true }) {
      // The first row may be one of those that leave columns out.
      let width =
        Self.counts(records).filter { $0.value * 20 >= records.count }.map(\.key).max() ?? first.count
      return commentedHeader(dialect)?.count == width
        ? .comment : .names((1...max(width, 1)).map { "col\($0)" })
    }
    if dialect.hasBackslashEscapes, records.count > 1, first.contains(.null) { return .names([]) }
    // Nothing but words everywhere: the first line is names if none of them occurs below it.
    return .line
  }

  /// Whether a text is a number or starts like a date or a time of day: no name of a column does. `nan` and
  /// `inf` are words, and may be names.
  private static func isValue(_ text: String) -> Bool {
    if let number = TableText.double(text) { return number.isFinite }
    let digits = text.utf8.prefix { $0.isDigit }.count
    guard digits > 0, let next = text.utf8.dropFirst(digits).first else { return false }
    return "-/:.".utf8.contains(next) && text.utf8.dropFirst(digits + 1).first?.isDigit == true
  }
}
