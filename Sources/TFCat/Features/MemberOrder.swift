/// In which order an object's members were written. A matter of spelling: it never makes two objects
/// different.
///
/// Members that an object has and the order does not name are written after the others.
public struct MemberOrder: Sendable {
  /// Names of members, the first written first.
  public var names: [String]
  /// The members of the format that were there but null, which is as if they were not (Python's tfcat writes
  /// `"id": null`). They are written again, unless they have got a value.
  var nulls: [String]

  /// The order of the names; without any, members are written in the order of the standard.
  public init(_ names: [String] = []) { self.init(names, nulls: []) }

  init(_ names: [String], nulls: [String]) {
    self.names = names
    self.nulls = nulls
  }
}

extension MemberOrder: Hashable {
  /// Any two orders are equal: they are a matter of spelling.
  public static func == (_: MemberOrder, _: MemberOrder) -> Bool { true }
  /// Adds nothing, as any two orders are equal.
  public func hash(into _: inout Hasher) {}
}
