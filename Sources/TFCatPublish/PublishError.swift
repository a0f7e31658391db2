public import TFCatLint

/// Why nothing was published.
public struct PublishError: Error, Sendable, Hashable, CustomStringConvertible {
  public var reason: String

  public init(_ reason: String) { self.reason = reason }

  public var description: String { reason }
}

/// Catalogues, or granules made of them, have errors: nothing was published.
public struct PublishRefusal: Error, Sendable {
  /// What lint says of each file that has errors.
  public var reports: [FileReport]
}
