/// Why an instant cannot be re-expressed in another scale or written as a date.
public struct TimeConversionError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What kind of failure this is.
  public enum Code: String, Sendable, Hashable, CaseIterable {
    /// One of the two scales is `UNKNOWN`, `SCET` or `SCLK`.
    case notConvertible
    /// The date is outside ``Instant/julianDateRange``.
    case outOfRange
  }

  /// The kind of failure.
  public let code: Code
  /// One sentence for a reader: what failed and why.
  public let description: String

  static func notConvertible(from: TimeScale, to: TimeScale) -> TimeConversionError {
    let culprit = from.isConvertible ? to : from
    let reason = culprit.reasonAgainstConversion ?? "the scales are not bound to each other"
    return TimeConversionError(
      code: .notConvertible,
      description: "\(from.rawValue) does not convert to \(to.rawValue): \(reason)")
  }

  static let outOfRange = TimeConversionError(
    code: .outOfRange,
    description: "the date is outside the years -4799 to 2733194 that the calendar functions know")
}
