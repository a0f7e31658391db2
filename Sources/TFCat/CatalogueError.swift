/// Why a catalogue cannot be read: the first fault, with its place.
public struct CatalogueError: Error, Hashable, Sendable {
  public var path: String
  /// `nil` where the fault is the file's and not a place's.
  public var position: SourcePosition?
  public var pointer: JSONPointer
  public var reason: String

  public init(path: String, position: SourcePosition? = nil, pointer: JSONPointer = [], reason: String) {
    self.path = path
    self.position = position
    self.pointer = pointer
    self.reason = reason
  }
}

extension CatalogueError: CustomStringConvertible {
  public var description: String {
    let place = position.map { ":\($0.line):\($0.column)" } ?? ""
    let pointer = pointer.description
    return "\(path)\(place): \(pointer.isEmpty ? "" : pointer + ": ")\(reason)"
  }
}
