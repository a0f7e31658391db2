/// Why nothing was published.
public struct PublishError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What went wrong and what to do, without a full stop; a line for each mistake.
  public var reason: String

  /// An error with its reason.
  public init(_ reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}
