import Base

/// The members of a JSON object (RFC 8259, section 4) in the order in which they were written.
///
/// A catalogue's objects are small, so look-up is a walk along the members. Two objects are equal when they
/// have the same members, in whatever order.
public struct JSONObject: Sendable {
  /// A name and its value.
  public struct Member: Hashable, Sendable {
    /// Without quotes and escapes.
    public var name: String
    /// What the name stands for.
    public var value: JSONValue

    /// A member from its name and value.
    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  /// In the order of the text. A text may have a name more than once; all such members are kept.
  public var members: [Member]

  /// An object without members.
  public init() { members = [] }

  /// An object of the members, in their order.
  public init(members: [Member]) { self.members = members }

  /// An object of names and values, in their order.
  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    members = pairs.map { Member(name: $0.0, value: $0.1) }
  }

  /// Whether there are no members.
  public var isEmpty: Bool { members.isEmpty }
  /// The number of members.
  public var count: Int { members.count }
  /// The names in the order of the members.
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
  /// An object, with members in the order in which they are written.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: Sequence {
  /// Goes along the members in their order.
  public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}
