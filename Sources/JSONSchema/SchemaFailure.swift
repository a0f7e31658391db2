public import TFCatJSON

/// Why a schema cannot be used.
public struct SchemaFailure: Error, Hashable, Sendable {
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The schema document's URI, or what stands for it.
  public var uri: String
  /// The place in that document.
  public var pointer: JSONPointer

  /// A failure with its place.
  public init(_ message: String, uri: String, pointer: JSONPointer = JSONPointer()) {
    self.message = message
    self.uri = uri
    self.pointer = pointer
  }
}

extension SchemaFailure: CustomStringConvertible {
  /// The text that messages show.
  public var description: String { "\(uri)#\(pointer): \(message)" }
}
