public import Base
public import TFCatJSON

/// Why a catalogue cannot be read or written: the first fault, with its place.
public struct CatalogueError: Error, Hashable, Sendable {
  /// As it was given; `<memory>` for bytes.
  public var path: String
  /// `nil` where the fault is the file's and not a place's.
  public var position: SourcePosition?
  /// The object in question, from the catalogue.
  public var pointer: JSONPointer
  /// One sentence for a reader: what is wrong.
  public var reason: String

  /// An error from its parts.
  public init(path: String, position: SourcePosition? = nil, pointer: JSONPointer = [], reason: String) {
    self.path = path
    self.position = position
    self.pointer = pointer
    self.reason = reason
  }
}

extension CatalogueError {
  init(path: String, _ error: ModelError, in pointer: JSONPointer = []) {
    self.init(path: path, pointer: pointer.appending(error.pointer), reason: error.reason)
  }

  init(_ failure: OutputFile.Failure) { self.init(path: failure.place, reason: failure.reason) }
}

extension CatalogueError: FileError {
  package mutating func renameFile(_ name: (String) -> String) { path = name(path) }
}

extension CatalogueError: CustomStringConvertible {
  /// Path, line and column, pointer and reason, as far as they are known, with colons between.
  public var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    let pointer = pointer.description
    return "\(path)\(place): \(pointer.isEmpty ? "" : pointer + ": ")\(reason)"
  }
}
