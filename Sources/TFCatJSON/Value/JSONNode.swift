import Base

/// A JSON value with its place in the text it was read from: what the recovering parser makes.
package struct JSONNode: Sendable {
  package struct Member: Sendable {
    package var name: String
    /// The member's name with its quotes.
    package var nameRange: Range<Int>
    package var value: JSONNode

    package init(name: String, nameRange: Range<Int>, value: JSONNode) {
      self.name = name
      self.nameRange = nameRange
      self.value = value
    }
  }

  package enum Content: Sendable {
    case null
    case bool(Bool)
    case number(JSONNumber)
    case string(String)
    case array([JSONNode])
    case object([Member])
  }

  package var content: Content
  /// Offsets in bytes from the start of the text.
  package var range: Range<Int>

  package init(_ content: Content, range: Range<Int>) {
    self.content = content
    self.range = range
  }

  /// What of a member a place is asked of.
  package enum Part: Sendable {
    case value
    case name
  }

  /// Where a pointer leads: the value, or the name of the member that holds it. A pointer that leads nowhere
  /// stops at the innermost value that is there. Of members with one name the first is taken, as by
  /// `JSONObject`.
  package func range(of pointer: some Sequence<JSONPointer.Token>, part: Part = .value) -> Range<Int> {
    var node = self
    var name: Range<Int>?
    for token in pointer {
      switch (token, node.content) {
      case (.index(let index), .array(let items)) where items.indices.contains(index):
        node = items[index]
        name = nil
      case (.name(let wanted), .object(let members)):
        guard let member = members.first(where: { $0.name.isSame(as: wanted) }) else { return node.range }
        node = member.value
        name = member.nameRange
      default: return node.range
      }
    }
    return part == .name ? (name ?? node.range) : node.range
  }

  /// Whether some object in it has a name twice.
  package var hasNameTwice: Bool {
    // Deep nesting must not exhaust the thread's stack.
    var open = [self]
    while let node = open.popLast() {
      switch node.content {
      case .array(let items): open += items
      case .object(let members):
        var names: Set<ExactName> = []
        for member in members {
          guard names.insert(ExactName(member.name)).inserted else { return true }
          open.append(member.value)
        }
      default: continue
      }
    }
    return false
  }
}
