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
  /// stops at the innermost value that is there. Of members with one name the last is taken, as most readers
  /// do.
  package func range(of pointer: some Sequence<JSONPointer.Token>, part: Part = .value) -> Range<Int> {
    var node = self
    var name: Range<Int>?
    for token in pointer {
      switch (token, node.content) {
      case (.index(let index), .array(let items)) where items.indices.contains(index):
        node = items[index]
        name = nil
      case (.name(let wanted), .object(let members)):
        guard let member = members.last(where: { $0.name.isSame(as: wanted) }) else { return node.range }
        node = member.value
        name = member.nameRange
      default: return node.range
      }
    }
    return part == .name ? (name ?? node.range) : node.range
  }
}
