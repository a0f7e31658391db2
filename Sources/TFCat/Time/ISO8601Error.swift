/// Why a text is not a date and time, and where in the text.
public struct ISO8601Error: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// There is no text.
    case empty
    /// The text does not have the form of a date and time.
    case syntax
    /// The year is too short, or beyond what the calendar functions know.
    case year
    /// No such month.
    case month
    /// No such day in that month.
    case day
    /// No such hour.
    case hour
    /// No such minute.
    case minute
    /// No such second.
    case second
    /// Second 60 at a moment that has no leap second.
    case leapSecond
    /// A time zone where none is allowed, or one that does not exist.
    case zone
  }

  /// The kind of fault.
  public let code: Code
  /// Where in the text the faulty part begins, in UTF-8 bytes.
  public let offset: Int
  /// One sentence for a reader, naming the value.
  public let message: String

  package init(code: Code, offset: Int, message: String) {
    self.code = code
    self.offset = offset
    self.message = message
  }

  /// The message with its place.
  public var description: String { "\(message) (at byte \(offset))" }
}
