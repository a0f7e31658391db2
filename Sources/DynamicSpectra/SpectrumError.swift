/// Why a dynamic spectrum cannot be read.
public struct SpectrumError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The file, as it was given.
  public var path: String
  /// One sentence for a reader, without a full stop.
  public var reason: String

  /// An error with its file.
  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// The file and the reason.
  public var description: String { path.isEmpty ? reason : "\(path): \(reason)" }
}
