import Base

/// The members of a JSON object (RFC 8259, section 4) in the order in which they were written.
///
/// A catalogue's objects are small, so look-up is a walk along the members. Two objects are equal when they
/// have the same members, in whatever order.
public struct JSONObject: Sendable {
  public struct Member: Hashable, Sendable {
    public var name: String
    public var value: JSONValue

    public init(name: String, value: JSONValue) {
      self.name = name
      self.value = value
    }
  }

  public var members: [Member]

  public init() { members = [] }

  public init(members: [Member]) { self.members = members }

  public init(_ pairs: some Sequence<(String, JSONValue)>) {
    members = pairs.map { Member(name: $0.0, value: $0.1) }
  }

  public var isEmpty: Bool { members.isEmpty }
  public var count: Int { members.count }
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
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

extension JSONObject: Sequence {
  public func makeIterator() -> IndexingIterator<[Member]> { members.makeIterator() }
}
