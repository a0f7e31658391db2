/// Why an operation on catalogues cannot be done, in words for the user.
public struct OperationError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong and what to do, in one sentence without a full stop.
  public var reason: String

  /// An error.
  ///
  /// - Parameter reason: what is wrong and what to do, without a full stop.
  public init(_ reason: String) { self.reason = reason }

  /// The text that messages show.
  public var description: String { reason }
}
