import Base
package import TFCatJSON

/// How a rule would mend what it found. The edits are made only once somebody asks for them.
package final class Repair: Sendable {
  package let safety: Fix.Safety
  /// What is done, in a few words.
  package let summary: String
  private let makeEdits: @Sendable (FixPlace) -> [Edit]?

  /// - Parameter edits: makes the edits, in the text that the place has; `nil` where that cannot be done.
  package init(
    _ safety: Fix.Safety, _ summary: String, edits: @escaping @Sendable (_ place: FixPlace) -> [Edit]?
  ) {
    self.safety = safety
    self.summary = summary
    makeEdits = edits
  }

  /// Writes a text in the place of what was reported.
  package static func replace(_ safety: Fix.Safety = .safe, by text: String, _ summary: String? = nil)
    -> Repair
  {
    Repair(safety, summary ?? (text.isEmpty ? "remove it" : "write \(text)")) { [Edit($0.range, text)] }
  }

  /// Writes a JSON string in the place of what was reported, where a string stands there.
  package static func replaceString(_ safety: Fix.Safety = .safe, by text: String) -> Repair {
    let quoted = JSONValue.string(text).description
    return Repair(safety, "write \(quoted)") { place in
      guard case .string? = place.node?.content else { return nil }
      return [Edit(place.range, quoted)]
    }
  }

  /// The fix for a place; its ranges are those of the text that the place has.
  func fix(at place: FixPlace) -> Fix? {
    guard let edits = makeEdits(place), !edits.isEmpty else { return nil }
    let fix = Fix(safety, summary, edits: edits)
    let isSound = zip(fix.edits, fix.edits.dropFirst()).allSatisfy { !$0.touches($1) }
    let isInside = fix.edits.allSatisfy {
      $0.range.lowerBound >= 0 && $0.range.upperBound <= place.text.count
    }
    return isSound && isInside ? fix : nil
  }
}

/// What a repair is shown: the place of the finding in a text, the item of a long list or the document around
/// the lists.
package struct FixPlace {
  /// The text that ranges count in.
  package let text: UnsafeRawBufferPointer
  /// The text as a tree; `nil` for faults of the text itself.
  package let root: JSONNode?
  /// The place that was reported, from the root.
  package let pointer: JSONPointer
  /// The bytes that were reported.
  package let range: Range<Int>

  package init(text: UnsafeRawBufferPointer, root: JSONNode?, pointer: JSONPointer, range: Range<Int>) {
    self.text = text
    self.root = root
    self.pointer = pointer
    self.range = range
  }

  /// The value at the place.
  package var node: JSONNode? { root?.node(at: pointer.tokens) }

  /// The object or array that holds the value at the place.
  package var owner: JSONNode? { root?.node(at: pointer.tokens.dropLast()) }

  /// The bytes of a range as text.
  package func string(_ range: Range<Int>) -> String {
    guard range.lowerBound >= 0, range.upperBound <= text.count else { return "" }
    return String(decoding: text[range], as: UTF8.self)
  }

  /// The byte at an offset; 0 outside of the text.
  package func byte(_ offset: Int) -> UInt8 { text.indices.contains(offset) ? text[offset] : 0 }

  /// What stands between two values that follow each other, where that is a comma and blanks alone.
  package func separator(between one: JSONNode, and other: JSONNode) -> String? {
    guard one.range.upperBound <= other.range.lowerBound else { return nil }
    let bytes = text[one.range.upperBound..<other.range.lowerBound]
    guard bytes.count(where: { $0 == .valueSeparator }) == 1,
      bytes.allSatisfy({ $0 == .valueSeparator || $0.isJSONWhitespace })
    else { return nil }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The edit that takes a member out of an object, with one of the commas around it.
  ///
  /// - Parameter index: the number of the member in the object.
  package func removal(ofMember index: Int, in members: [JSONNode.Member]) -> Edit? {
    guard members.indices.contains(index) else { return nil }
    let member = members[index]
    if index + 1 < members.count {
      return .removal(member.nameRange.lowerBound..<members[index + 1].nameRange.lowerBound)
    }
    let start = index > 0 ? members[index - 1].value.range.upperBound : member.nameRange.lowerBound
    return .removal(start..<member.value.range.upperBound)
  }
}

extension JSONNode {
  /// The value to which tokens lead; `nil` where they lead nowhere.
  package func node(at tokens: some Sequence<JSONPointer.Token>) -> JSONNode? {
    var node = self
    for token in tokens {
      switch (token, node.content) {
      case (.index(let index), .array(let items)) where items.indices.contains(index): node = items[index]
      case (.name(let name), .object(let members)):
        guard let member = members.first(where: { $0.name.isSame(as: name) }) else { return nil }
        node = member.value
      default: return nil
      }
    }
    return node
  }

  /// The value of a member.
  package subscript(name: String) -> JSONNode? { node(at: CollectionOfOne(.name(name))) }

  /// The items of an array.
  package var items: [JSONNode]? { if case .array(let items) = content { items } else { nil } }

  /// The members of an object.
  package var members: [Member]? { if case .object(let members) = content { members } else { nil } }

  /// The number.
  package var number: JSONNumber? { if case .number(let number) = content { number } else { nil } }

  /// The text of a string.
  package var string: String? { if case .string(let text) = content { text } else { nil } }
}
