import Base

/// The members of a JSON object (RFC 8259, section 4) in the order in which they were written.
///
/// A catalogue's objects are small, so look-up is a walk along the members. Two objects are equal when they
/// have the same members, in whatever order.
public struct JSONObject: Sendable {
  /// A member: a name and its value.
  public struct Member: Hashable, Sendable {
    /// The name, without escapes.
    public var name: String
    /// The value.
    public var value: JSONValue

    /// A member.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// The members in their order; names may repeat, as they may in a text.
  public var members: [Member]

  /// An object without members.
  public init() { members = [] }

  /// An object of these members.
  public init(members: [Member]) { self.members = members }

  /// An object of names and values.
  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    members = pairs.map { Member(name: $0.0, value: $0.1) }
  }

  /// Whether there is nothing in it.
  public var isEmpty: Bool { members.isEmpty }
  /// The number of members.
  public var count: Int { members.count }
  /// The names in their order.
  public var names: [String] { members.map(\.name) }

  /// The value of the first member of that name. Setting keeps the place of a member that is there, appends
  /// one that is not, and removes it for `nil`.
  public subscript(name: String) -> JSONValue? {
    get { members.first { $0.name.isSame(as: name) }?.value }
    set {
      let index = members.firstIndex { $0.name.isSame(as: name) }
      switch (index, newValue) {
      case (let index?, let value?): members[index].value = value
      case (nil, let value?): members.append(Member(name: name, value: value))
      case (let index?, nil): members.remove(at: index)
      case (nil, nil): break
      }
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// A literal object, whose members keep their order.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: Sequence {
  /// Goes over the members.
  public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}
