/// In which order an object's members were written. A matter of spelling: it never makes two objects
/// different.
///
/// Members that an object has and the order does not name are written after the others.
public struct MemberOrder: Sendable {
  /// The names in their order.
  public var names: [String]
  /// The members of the format that were there but null, which is as if they were not (Python's tfcat writes
  /// `"id": null`). They are written again, unless they have got a value.
  var nulls: [String]

  /// The order of these names.
  public init(_ names: [String] = []) { self.init(names, nulls: []) }

  init(_ names: [String], nulls: [String]) {
    self.names = names
    self.nulls = nulls
  }
}

extension MemberOrder: Hashable {
  /// Whether both are the same.
  public static func == (_: MemberOrder, _: MemberOrder) -> Bool { true }
  /// Feeds what makes two values equal to a hash.
  public func hash(into _: inout Hasher) {}
}
