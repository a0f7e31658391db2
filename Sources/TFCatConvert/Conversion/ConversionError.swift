import Base
internal import TFCat
internal import TFCatJSON

/// Why a conversion could not do its work.
public struct ConversionError: Error, Hashable, Sendable {
  /// What kind of failure it is, for programs.
  public enum Code: String, Hashable, Sendable {
    /// Something cannot be read, written or understood.
    case failed
    /// The inputs were read to their end, and no row became a feature.
    case noFeature
    /// Most rows have another layout than that of the format.
    case otherLayout
  }

  /// What kind of failure it is.
  public var code: Code
  /// The file at fault; `nil` where no file is.
  public var path: String?
  /// The line, from 1; `nil` where the fault is that of the whole file.
  public var line: Int?
  /// The column, from 1; `nil` where only the line is known.
  public var column: Int?
  /// What is wrong and what to do, in words for the user.
  public var reason: String

  /// Describes a failure.
  ///
  /// - Parameters:
  ///   - code: what kind of failure it is.
  ///   - path: the file; `nil` where the fault is no file's.
  ///   - line: from 1.
  ///   - column: from 1.
  ///   - reason: words for the user, with what to do.
  public init(
    _ code: Code = .failed, path: String? = nil, line: Int? = nil, column: Int? = nil, reason: String
  ) {
    self.code = code
    self.path = path
    self.line = line
    self.column = column
    self.reason = reason
  }

  /// Of a conversion that started before it was known that an assumption does not hold.
  package static let wrongAssumption = ConversionError(reason: "the input is not as it was assumed to be")

  init(_ error: CatalogueError) {
    self.init(path: error.path, line: error.position?.line, reason: error.reason)
  }

  /// With the column and the place in the document.
  init(placed error: CatalogueError) {
    let pointer = error.pointer.description
    self.init(
      path: error.path, line: error.position?.line, column: error.position?.column,
      reason: (pointer.isEmpty ? "" : pointer + ": ") + error.reason)
  }

  init(_ failure: OutputFile.Failure) {
    self.init(path: failure.place, reason: failure.reason)
  }
}

extension ConversionError: FileError {
  package mutating func renameFile(_ name: (String) -> String) { path = path.map(name) }
}

extension ConversionError: CustomStringConvertible {
  /// `path:line:column: reason`, with as much of the place as is known.
  public var description: String {
    guard let path else { return reason }
    return "\(path)\(line.map { ":\($0)" } ?? "")\(column.map { ":\($0)" } ?? ""): \(reason)"
  }
}
