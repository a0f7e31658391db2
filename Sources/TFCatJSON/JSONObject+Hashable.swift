extension JSONObject: Hashable {
  /// Whether two objects have the same members, in whatever order (RFC 8259, section 4: "an unordered collection").
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    JSONValue.object(left) == .object(right)
  }

  public func hash(into hasher: inout Hasher) { JSONValue.object(self).hash(into: &hasher) }

  /// The members by name. Such of one name, which sound text does not have, stay in their order.
  var sortedMembers: [Member] { members.sorted { $0.name < $1.name } }

  /// The members in an order in which they can be compared one by one with those of the other object, when it is asked for
  /// its members in the same way.
  func comparableMembers(with other: JSONObject) -> [Member] {
    // Most objects that are compared were written by the same program.
    let isAlike = zip(members, other.members).allSatisfy { $0.name == $1.name }
    return isAlike ? members : sortedMembers
  }
}
