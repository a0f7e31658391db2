/// Why no package was written: everything that stands against it at once.
public struct PackageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// Sentences without a full stop, each with what to do.
  public var reasons: [String]

  /// An error of these reasons, each a sentence without a full stop.
  public init(_ reasons: [String]) { self.reasons = reasons }

  init(_ reason: String) { reasons = [reason] }

  /// A line for each reason.
  public var description: String { reasons.joined(separator: "\n") }
}
