import Base

/// A table of any format, row by row, in memory that does not grow with the file.
///
///     var reader = try TableFile.open(path: "bursts.csv")
///     while let row = try reader.next() { print(row.line ?? 0, row[0]) }
public protocol TableReader {
  /// What the table says beside its rows. Columns of a format that announces none (JSON lines) join it as
  /// they occur, so that indices stay; what a VOTable says after its rows is here when `next` has returned
  /// `nil`.
  var head: TableHead { get }
  /// How many columns the head has, without a copy of it.
  var columnCount: Int { get }
  /// What was odd about the file and read all the same.
  var notes: TableNotes { get }
  /// Whether columns may join the head with later rows.
  var columnsJoinWithRows: Bool { get }
  /// The text of a row as it stands in the file; `nil` where there is none.
  func text(of row: TableRow) -> String?
  /// The next row; `nil` after the last.
  mutating func next() throws(TableError) -> TableRow?
}

extension TableReader {
  /// How many columns there are.
  public var columnCount: Int { head.columns.count }
  /// All columns are known before the first row.
  public var columnsJoinWithRows: Bool { false }
}

/// Why a table cannot be read or written, with its place.
public struct TableError: Error, Sendable, Hashable {
  /// As it was given; `<memory>` for bytes.
  public var path: String
  /// The line of the file, from 1.
  public var line: Int?
  /// The number of the row, from 1.
  public var row: Int?
  /// The name of the column.
  public var column: String?
  /// What is wrong, in one sentence without a full stop.
  public var reason: String

  /// An error with its place.
  public init(path: String, line: Int? = nil, row: Int? = nil, column: String? = nil, reason: String) {
    self.path = path
    self.line = line
    self.row = row
    self.column = column
    self.reason = reason
  }
}

extension TableError: FileError {
  package mutating func renameFile(_ name: (String) -> String) { path = name(path) }
}

extension TableError: CustomStringConvertible {
  /// The text that messages show.
  public var description: String {
    let place = line.map { ":\($0)" } ?? ""
    let inside = [row.map { "row \($0)" }, column.map { "column \"\($0)\"" }].compactMap { $0 }
    return "\(path)\(place): \(inside.isEmpty ? "" : inside.joined(separator: ", ") + ": ")\(reason)"
  }
}

/// What was odd about a table and read all the same: each kind once, with the first place and how often.
public struct TableNotes: Sendable, Hashable {
  /// Something odd, and how often.
  public struct Note: Sendable, Hashable, CustomStringConvertible {
    /// One sentence without a full stop.
    public var message: String
    /// Where it occurred first.
    public var line: Int?
    /// How often it was met.
    public var count: Int

    /// The text that messages show.
    public var description: String {
      let place = line.map { " (\(count == 1 ? "line" : "first in line") \($0))" } ?? ""
      return count == 1 ? "\(message)\(place)" : "\(message), \(count) times\(place)"
    }
  }

  /// In the order in which they occurred first.
  public private(set) var all: [Note] = []

  /// No notes.
  public init() {}

  /// These notes and others behind them.
  func joined(with others: TableNotes) -> TableNotes {
    var joined = self
    joined.all += others.all
    return joined
  }

  /// - Parameter message: of a limited number of kinds, so that notes do not grow with the file.
  package mutating func add(_ message: String, line: Int? = nil) {
    if let index = all.firstIndex(where: { $0.message == message }) {
      all[index].count += 1
    } else if all.count < 100 {
      all.append(Note(message: message, line: line, count: 1))
    }
  }
}
