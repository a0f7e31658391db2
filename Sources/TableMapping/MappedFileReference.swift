public import Base

/// A file with the name that messages call it by.
public struct MappedFileReference: Sendable {
  public var file: MappedFile
  public var path: String

  public init(_ file: MappedFile, path: String) {
    self.file = file
    self.path = path
  }
}
