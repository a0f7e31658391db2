package import TFCatJSON

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
    /// What the item calls itself, where that is no member `id` of an object: the identifier of a table's
    /// row.
    package var id: String?

    package init(list: String, index: Int, range: Range<Int>, id: String? = nil) {
      self.list = list
      self.index = index
      self.range = range
      self.id = id
    }
  }

  package var rule: RuleDescription
  package var severity: Severity
  package var message: String
  package var notes: [String]
  package var place: Place
  package var item: Item?
  /// How it can be mended; `nil` where nobody but the author knows.
  package var repair: Repair?

  /// - Parameter severity: where it is not the rule's own.
  package init(
    _ rule: RuleDescription, _ message: String, severity: Severity? = nil, notes: [String] = [],
    at place: Place,
    of item: Item? = nil, repair: Repair? = nil
  ) {
    self.rule = rule
    self.severity = severity ?? rule.severity
    self.message = message
    self.notes = notes
    self.place = place
    self.item = item
    self.repair = repair
  }
}

/// Findings that are counted and not kept: those of one rule with one severity.
package struct OmittedFinding: Hashable, Sendable {
  package var rule: RuleDescription
  package var severity: Severity

  package init(rule: RuleDescription, severity: Severity) {
    self.rule = rule
    self.severity = severity
  }
}
