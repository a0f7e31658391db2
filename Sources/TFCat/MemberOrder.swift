/// In which order an object's members were written. A matter of spelling: it never makes two objects different.
public struct MemberOrder: Sendable {
  public var names: [String]

  public init(_ names: [String] = []) { self.names = names }
}

extension MemberOrder: Hashable {
  public static func == (_: MemberOrder, _: MemberOrder) -> Bool { true }
  public func hash(into _: inout Hasher) {}
}
