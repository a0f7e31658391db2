public import Base

/// A file with the name that messages call it by.
public struct MappedFileReference: Sendable {
  /// The bytes of the file.
  public var file: MappedFile
  /// What messages call the file.
  public var path: String

  /// A file that is open.
  public init(_ file: MappedFile, path: String) {
    self.file = file
    self.path = path
  }
}
