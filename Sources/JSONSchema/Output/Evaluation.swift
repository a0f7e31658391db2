public import TFCatJSON

/// What an instance and a schema make of each other.
public struct Evaluation: Sendable {
  /// Whether the document is valid.
  public var isValid: Bool
  /// What is wrong, for people: of alternatives only the one that was meant.
  public var violations: [Violation]
  /// Everything that was found, as a tree.
  public var root: OutputUnit
  /// Whether all was found; if not there was more than anybody would read.
  public var isComplete: Bool
}

/// One thing that is wrong with an instance.
public struct Violation: Hashable, Sendable {
  /// The place in the instance.
  public var instance: JSONPointer
  /// Whether the name of the member is meant there, and not its value.
  public var isName: Bool
  /// The bytes there.
  package var range: Range<Int>
  /// The keyword that does not hold; empty for the schema `false`.
  public var keyword: String
  /// What is wrong, in one sentence without a full stop.
  public var message: String
  /// The keyword's place: the URI of its resource, and a JSON Pointer as the fragment.
  public var schemaLocation: String
  /// Set where this stands for what is wrong with the items of a list that were asked one by one: their
  /// schema.
  package var itemSchema: Int?
  /// What else helps.
  public var notes: [String]
}
