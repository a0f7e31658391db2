import Base
internal import TFCat

/// Why a conversion could not do its work.
public struct ConversionError: Error, Hashable, Sendable {
  /// `nil` where the fault is no file's.
  public var path: String?
  /// From 1; `nil` where the fault is the file's and not a line's.
  public var line: Int?
  /// In words for the user, with what to do.
  public var reason: String

  public init(path: String? = nil, line: Int? = nil, reason: String) {
    self.path = path
    self.line = line
    self.reason = reason
  }

  init(_ error: CatalogueError) {
    self.init(path: error.path, line: error.position?.line, reason: error.reason)
  }

  init(_ failure: OutputFile.Failure) {
    self.init(path: failure.place, reason: failure.reason)
  }
}

extension ConversionError: CustomStringConvertible {
  public var description: String {
    guard let path else { return reason }
    return "\(path)\(line.map { ":\($0)" } ?? ""): \(reason)"
  }
}
