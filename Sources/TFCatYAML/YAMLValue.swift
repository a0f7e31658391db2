public import Base
public import TFCatJSON

/// A value of a YAML text with its place, so that what is wrong with it can be shown where it stands.
public struct YAMLValue: Sendable, Hashable {
  public indirect enum Content: Sendable, Hashable {
    /// A scalar: its text, and what it means by the core schema of YAML 1.2 (`json`), which quotes make a
    /// string.
    case scalar(String, JSONValue)
    case sequence([YAMLValue])
    /// In the order of the text.
    case mapping([Member])
  }

  public struct Member: Sendable, Hashable {
    public var name: String
    public var namePlace: SourcePosition
    public var value: YAMLValue

    public init(name: String, namePlace: SourcePosition, value: YAMLValue) {
      self.name = name
      self.namePlace = namePlace
      self.value = value
    }
  }

  public var content: Content
  /// Where it begins.
  public var place: SourcePosition

  public init(_ content: Content, place: SourcePosition) {
    self.content = content
    self.place = place
  }

  /// The value of a member of a mapping.
  public subscript(name: String) -> YAMLValue? { members?.first { $0.name == name }?.value }

  public var members: [Member]? {
    if case .mapping(let members) = content { members } else { nil }
  }

  public var items: [YAMLValue]? {
    if case .sequence(let items) = content { items } else { nil }
  }

  /// The text of a scalar that is not null, also of a number: `title: 2010` is a title.
  public var text: String? {
    if case .scalar(let text, let value) = content, value != .null { text } else { nil }
  }

  public var double: Double? { json.number?.doubleValue }
  public var integer: Int64? { json.number?.integerValue }
  public var bool: Bool? { json.bool }
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
  public var place: SourcePosition?
  public var reason: String

  public init(path: String, place: SourcePosition?, reason: String) {
    self.path = path
    self.place = place
    self.reason = reason
  }
}

extension YAMLError: CustomStringConvertible {
  public var description: String {
    "\(path)\(place.map { ":\($0.line):\($0.column)" } ?? ""): \(reason)"
  }
}
