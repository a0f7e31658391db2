public import TFCatJSON

/// Why JSON is not the TFCat object that was asked for: what is wrong, and where.
///
/// The model stops at the first fault; `TFCatLint` names all of them with line and column.
public struct ModelError: Error, Hashable, Sendable {
  /// What kind of error it is.
  public enum Code: String, Hashable, Sendable {
    /// A required member is not there.
    case missingMember
    /// A member has the wrong kind of value.
    case wrongKind
    /// A member has a value that the format does not know.
    case unknownValue
    /// An array has the wrong number of items.
    case wrongCount
    /// A number is beyond the range of doubles, or is NaN or infinite where it is to be written.
    case outOfRange
  }

  /// What kind of error it is.
  public var code: Code
  /// The place, from the object that was read.
  public var pointer: JSONPointer
  /// What is wrong, in one sentence without a full stop.
  public var reason: String

  /// An error with its place.
  public init(_ code: Code, at pointer: JSONPointer, _ reason: String) {
    self.code = code
    self.pointer = pointer
    self.reason = reason
  }

  /// The error of a value, for the object that has it as a member.
  func inside(_ name: String) -> ModelError {
    ModelError(code, at: JSONPointer([.name(name)]).appending(pointer), reason)
  }

  /// The error of an item, for its array.
  func inside(_ index: Int) -> ModelError {
    ModelError(code, at: JSONPointer([.index(index)]).appending(pointer), reason)
  }

  static func expected(_ what: String, got value: JSONValue, at pointer: JSONPointer) -> ModelError {
    ModelError(.wrongKind, at: pointer, "expected \(what), found \(value.kind)")
  }
}

extension ModelError: CustomStringConvertible {
  /// The text that messages show.
  public var description: String {
    let place = pointer.description
    return place.isEmpty ? reason : "\(place): \(reason)"
  }
}
