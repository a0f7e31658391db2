/// What became of a row of the input.
public enum RowOutcome: Hashable, Sendable {
  /// The event that was handed in holds the row.
  case event
  /// The row says that there is nothing: `NO EVENT REPORTS.`, a day without bursts, a row that a filter
  /// leaves out.
  case noEvent
  /// The row announces an event that cannot be understood.
  case reject(reason: String)
  /// The row looks like an event, and its columns are not those of the format. The row is a reject; where
  /// most rows are so, the input is of another layout, and the conversion fails.
  case otherLayout(reason: String)
}

/// A row that became no feature.
public struct Reject: Hashable, Sendable {
  /// The path of the input, as it was given.
  public var file: String
  /// The line of the row, from 1.
  public var line: Int
  /// The row as it stands there.
  public var text: String
  /// Why the row became no feature, in one sentence without a full stop.
  public var reason: String

  /// A row that became no feature.
  ///
  /// - Parameters:
  ///   - file: the path of the input as it was given.
  ///   - line: from 1.
  ///   - text: the row as it stands there.
  ///   - reason: one sentence without a full stop.
  public init(file: String, line: Int, text: String, reason: String) {
    self.file = file
    self.line = line
    self.text = text
    self.reason = reason
  }
}
