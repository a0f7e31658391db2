extension JSONObject: Hashable {
  /// Whether two objects have the same members, in whatever order (RFC 8259, section 4: "an unordered collection").
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    guard left.count == right.count else { return false }
    // The usual case first: both come from programs that write members in the same order.
    if left.members == right.members { return true }
    var rest = right.members
    for member in left.members {
      guard let index = rest.firstIndex(of: member) else { return false }
      rest.remove(at: index)
    }
    return true
  }

  public func hash(into hasher: inout Hasher) {
    // The sum does not depend on the order.
    hasher.combine(members.reduce(0) { $0 &+ $1.hashValue })
  }
}
