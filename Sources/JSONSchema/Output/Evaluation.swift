public import TFCatJSON

/// What a schema says of an instance.
public struct Evaluation: Sendable {
  /// Whether the instance is valid.
  public var isValid: Bool
  /// What is wrong, for people: of alternatives only the one that was meant.
  public var violations: [Violation]
  /// Everything that was found, as a tree.
  public var root: OutputUnit
  /// Whether `violations` and `root` have all that is wrong; if not, there was too much to keep.
  public var isComplete: Bool
}

/// What is wrong with an instance, of which a part was only counted.
package struct ViolationList: Sendable {
  package var violations: [Violation] = []
  /// Whether this is all that is wrong; if not, there was too much to keep.
  package var isComplete = true
  /// How many failures there are besides of keywords that were only to be counted.
  package var counts: [String: Int] = [:]
}

/// Keywords by their names.
package struct KeywordSet: Sendable {
  private(set) var keywords: Set<Keyword> = []

  package init() {}

  /// Adds a keyword; `""` stands for the schema `false`.
  package mutating func insert(_ name: String) {
    if let keyword = Keyword(rawValue: name) { keywords.insert(keyword) }
  }
}

/// One thing that is wrong with an instance.
public struct Violation: Hashable, Sendable {
  /// The value that is wrong, by its place in the instance.
  public var instance: JSONPointer
  /// Whether the name of the member at that place is wrong, rather than its value.
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
  /// What else helps to mend it, a sentence each.
  public var notes: [String]
}
