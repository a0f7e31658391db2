public import Base
public import TFCatJSON

/// A value of a YAML text with its place, so that what is wrong with it can be shown where it stands.
public struct YAMLValue: Sendable, Hashable {
  /// What a value is.
  public indirect enum Content: Sendable, Hashable {
    /// A scalar: its text, and what it means by the core schema of YAML 1.2 (`json`), which quotes make a
    /// string.
    case scalar(String, JSONValue)
    /// The items of a sequence.
    case sequence([YAMLValue])
    /// In the order of the text.
    case mapping([Member])
  }

  /// A member of a mapping with the place of its name.
  public struct Member: Sendable, Hashable {
    /// The name.
    public var name: String
    /// Where the name stands.
    public var namePlace: SourcePosition
    /// The value.
    public var value: YAMLValue

    /// A member.
    public init(name: String, namePlace: SourcePosition, value: YAMLValue) {
      self.name = name
      self.namePlace = namePlace
      self.value = value
    }
  }

  /// What the value is.
  public var content: Content
  /// Where it begins.
  public var place: SourcePosition

  /// A value at its place.
  public init(_ content: Content, place: SourcePosition) {
    self.content = content
    self.place = place
  }

  /// The value of a member of a mapping.
  public subscript(name: String) -> YAMLValue? { members?.first { $0.name == name }?.value }

  /// The members, if it is a mapping.
  public var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  /// The items, if it is a sequence.
  public var items: [YAMLValue]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The text of a scalar that is not null, also of a number: `title: 2010` is a title.
  public var text: String? {
    if case .scalar(let text, let value) = content, value != .null { text } else { nil }
  }

  /// The number, if it is one.
  public var double: Double? { json.number?.doubleValue }
  /// The integer, if it is one of 64 bits.
  public var integer: Int64? { json.number?.integerValue }
  /// The truth value, if it is one.
  public var bool: Bool? { json.bool }
  /// Whether there is no value.
  public var isNull: Bool { json == .null }

  /// The value without places.
  public var json: JSONValue {
    switch content {
    case .scalar(_, let value): value
    case .sequence(let items): .array(items.map(\.json))
    case .mapping(let members): .object(JSONObject(members.map { ($0.name, $0.value.json) }))
    }
  }

  /// What kind of value this is, with an article, for messages.
  public var kind: String {
    switch content {
    case .scalar(_, let value): value.kind
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}

/// Why a YAML text cannot be used, with its place.
public struct YAMLError: Error, Sendable, Hashable {
  /// As it was given; `<memory>` for text.
  public var path: String
  /// Where it is wrong.
  public var place: SourcePosition?
  /// What is wrong, in one sentence without a full stop.
  public var reason: String
  /// The other mistakes of the file, in the order of their places.
  public var others: [YAMLError] = []

  /// An error with its place.
  public init(path: String, place: SourcePosition?, reason: String) {
    self.path = path
    self.place = place
    self.reason = reason
  }
}

extension YAMLError: CustomStringConvertible {
  /// The text that messages show: a line for each mistake.
  public var description: String {
    let own = "\(path)\(place.map { ":\($0.line):\($0.column)" } ?? ""): \(reason)"
    return ([own] + others.map(\.description)).joined(separator: "\n")
  }
}
