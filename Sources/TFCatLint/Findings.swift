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

/// Findings that are counted and not kept: those of one rule with one severity.
package struct OmittedFinding: Hashable, Sendable {
  package var rule: Int
  package var severity: Severity
}

/// Where rules put what they find.
public struct Findings: Sendable {
  package private(set) var list: [Finding] = []
  /// How many were dropped by `settle()`, or never made.
  package private(set) var omitted: [OmittedFinding: Int] = [:]
  /// How many findings of each rule anybody will see, by its index; others are counted only. A file in which each of a
  /// million features has the same fault is linted in no more memory than a sound one.
  private let limits: [Int]
  private var spokenOfItems: [Int: Int] = [:]
  /// The length of the list at which it is worth to go through it.
  private var nextSettling = 1024
  /// The rule that is speaking, by its index in the registry.
  package var rule = 0
  package var severity = Severity.error
  /// Prefix of the pointers that rules give: the place of what they were shown.
  package var base = JSONPointer()
  package var item: Finding.Item?

  /// - Parameter limits: by the index of the rule; without, all are kept.
  package init(limits: [Int] = []) { self.limits = limits }

  /// Drops and counts, in the order in which they came, the findings that go beyond the limit of their rule.
  ///
  /// - Parameter isLast: whether nothing is going to follow; else it waits until there is something to gain.
  mutating func settle(isLast: Bool = false) {
    guard isLast || list.count >= nextSettling, !limits.isEmpty else { return }
    var counts = Array(repeating: 0, count: limits.count)
    var kept: [Finding] = []
    for finding in list {
      counts[finding.rule] += 1
      if counts[finding.rule] <= limits[finding.rule] {
        kept.append(finding)
      } else {
        omit(finding.rule, finding.severity, count: 1)
      }
    }
    list = kept
    nextSettling = max(1024, 2 * kept.count)
  }

  /// Counts findings that nobody will see.
  mutating func omit(_ rule: Int, _ severity: Severity, count: Int) {
    omitted[OmittedFinding(rule: rule, severity: severity), default: 0] += count
  }

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

  var count: Int { list.count }

  /// Adds what was found in what follows.
  mutating func append(_ next: Findings) {
    list += next.list
    omitted.merge(next.omitted, uniquingKeysWith: +)
  }

  /// Whether enough was said of items that were seen before by the rule that speaks; what it says must come in the order
  /// of the document. Then nobody needs the place of another one, and it is only counted.
  package mutating func omitsAnother() -> Bool {
    guard rule < limits.count, spokenOfItems[rule, default: 0] >= limits[rule] else { return false }
    omit(rule, severity, count: 1)
    return true
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
    spokenOfItems[rule, default: 0] += 1
  }
}
