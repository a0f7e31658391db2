public import TFCat

/// What a rule has to say: where, in which words, how bad.
package struct Finding: Sendable {
  package enum Place: Sendable {
    /// A pointer from the document's root, or from the item when `item` is set, and which part of the member.
    case pointer(JSONPointer, JSONNode.Part)
    /// Bytes of the document, known already.
    case bytes(Range<Int>, JSONPointer)
  }

  /// The item of a long list that the finding is about.
  package struct Item: Sendable {
    package var list: String
    package var index: Int
    /// The item's bytes in the document.
    package var range: Range<Int>
  }

  package var rule: Int
  package var severity: Severity
  package var message: String
  package var notes: [String]
  package var place: Place
  package var item: Item?
}

/// Where rules put what they find.
public struct Findings: Sendable {
  package private(set) var list: [Finding] = []
  /// The rule that is speaking, by its index in the registry.
  package var rule = 0
  package var severity = Severity.error
  /// Prefix of the pointers that rules give: the place of what they were shown.
  package var base = JSONPointer()
  package var item: Finding.Item?

  package init() {}

  /// Reports a fault.
  ///
  /// - Parameters:
  ///   - pointer: the place, relative to what the rule was shown.
  ///   - part: `.name` to point at the member's name and not at its value.
  ///   - message: what is wrong there, with the offending value, in one sentence without a full stop.
  ///   - severity: where it is not the rule's own.
  ///   - notes: what else helps, such as the place of a first use.
  public mutating func report(
    _ message: String, at pointer: JSONPointer = JSONPointer(), part: JSONNode.Part = .value,
    severity: Severity? = nil, notes: [String] = []
  ) {
    list.append(
      Finding(
        rule: rule, severity: severity ?? self.severity, message: message, notes: notes,
        place: .pointer(base.appending(pointer), part), item: item))
  }

  /// Puts `pointer` before the pointers of the findings from a place of the list on.
  package mutating func prefix(with pointer: JSONPointer, from first: Int) {
    guard !pointer.tokens.isEmpty else { return }
    for index in first..<list.count {
      if case .pointer(let place, let part) = list[index].place {
        list[index].place = .pointer(pointer.appending(place), part)
      }
    }
  }

  /// Drops findings, from a place of the list on, about values that nobody wrote.
  mutating func drop(_ repaired: RepairedValues, from first: Int) {
    guard !repaired.isEmpty else { return }
    let kept = list[first...].filter { finding in
      guard case .pointer(let pointer, _) = finding.place else { return true }
      return !repaired.contains(pointer)
    }
    list.replaceSubrange(first..., with: kept)
  }

  /// Reports a fault of the text, whose bytes are known.
  package mutating func report(_ message: String, bytes: Range<Int>, pointer: JSONPointer) {
    list.append(
      Finding(
        rule: rule, severity: severity, message: message, notes: [], place: .bytes(bytes, pointer), item: item
      ))
  }

  /// Reports a fault of an item that was seen before.
  package mutating func report(
    _ message: String, at pointer: JSONPointer, part: JSONNode.Part = .value, of item: Finding.Item,
    notes: [String] = []
  ) {
    list.append(
      Finding(
        rule: rule, severity: severity, message: message, notes: notes, place: .pointer(pointer, part),
        item: item))
  }
}
