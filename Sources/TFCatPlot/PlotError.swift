/// Why a picture cannot be drawn.
public struct PlotError: Error, Hashable, Sendable, CustomStringConvertible {
  /// One sentence for a reader, without a full stop.
  public var reason: String

  /// An error with its reason.
  public init(reason: String) { self.reason = reason }

  /// The reason.
  public var description: String { reason }
}
