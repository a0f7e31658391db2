package import TFCatJSON

/// What was found, in the order in which it was found, and how often more of the same was.
///
/// How many findings of each rule are kept is limited: a file in which each of a million features has the
/// same fault is linted in no more memory than a sound one. Where all are wanted there is a limit for all
/// together, beyond which each rule speaks but a few times.
package struct FindingList: Sendable {
  package private(set) var kept: [Finding] = []
  /// How many were dropped by `settle()`, or never made.
  package private(set) var omitted: [OmittedFinding: Int] = [:]
  private let maximumPerRule: Int?
  /// How many findings are kept before rules are kept short.
  private let ceiling: Int
  /// Places of which some rules are not heard.
  private let ignored: IgnoredPlaces
  /// How many findings of each rule have come in chunks.
  private var chunkCounts: [RuleDescription: Int] = [:]
  /// The length of the list at which it is worth to go through it.
  private var nextSettling = 1024

  /// How many findings of one file are kept, whatever the report shows.
  package static let greatestCount = 100_000
  /// The same for one piece of a file, of which several wait to be put together.
  package static let greatestCountOfPiece = 20_000
  /// How many findings of each rule are kept beyond that.
  package static let countBeyond = 20

  /// - Parameters:
  ///   - maximumPerRule: how many findings of one rule a report shows at most; `nil` for all.
  ///   - ceiling: how many findings are kept before rules are kept short.
  ///   - ignored: places of which some rules are not heard.
  package init(maximumPerRule: Int?, ceiling: Int = greatestCount, ignored: IgnoredPlaces = .none) {
    self.maximumPerRule = maximumPerRule
    self.ceiling = ceiling
    self.ignored = ignored
  }

  package var count: Int { kept.count }
  package var isEmpty: Bool { kept.isEmpty && omitted.isEmpty }

  /// How many findings of a rule anybody will see.
  func limit(of rule: RuleDescription) -> Int { rule.isOncePerFile ? 1 : maximumPerRule ?? .max }

  /// Whether one more finding of a rule is to be counted only.
  ///
  /// - Parameters:
  ///   - count: how many of the rule are kept.
  ///   - total: how many are kept of all.
  private func isEnough(_ count: Int, of rule: RuleDescription, total: Int) -> Bool {
    count >= limit(of: rule) || (total >= ceiling && count >= Self.countBeyond)
  }

  /// The same for the findings that are in the list.
  ///
  /// - Parameter count: how many of the rule are kept.
  package func isEnough(_ count: Int, of rule: RuleDescription) -> Bool {
    isEnough(count, of: rule, total: kept.count)
  }

  package mutating func append(_ finding: Finding) { kept.append(finding) }

  /// Adds what was found in what follows.
  package mutating func append(_ next: FindingList) {
    kept += next.kept
    omitted.merge(next.omitted, uniquingKeysWith: +)
  }

  /// Adds what was found in the next chunk of a document, but for the findings of rules that have reached
  /// their limit in the chunks before: of a damaged list each item is a chunk.
  package mutating func appendChunk(_ next: FindingList) {
    omitted.merge(next.omitted, uniquingKeysWith: +)
    guard !next.kept.isEmpty else { return }
    let before = chunkCounts
    let total = kept.count
    for finding in next.kept where ignored.isEmpty || !ignored.contains(finding) {
      if !isEnough(before[finding.rule, default: 0], of: finding.rule, total: total) {
        kept.append(finding)
        chunkCounts[finding.rule, default: 0] += 1
      } else {
        omit(finding.rule, finding.severity, count: 1)
      }
    }
  }

  /// Counts findings that nobody will see.
  package mutating func omit(_ rule: RuleDescription, _ severity: Severity, count: Int) {
    omitted[OmittedFinding(rule: rule, severity: severity), default: 0] += count
  }

  /// Drops and counts, in the order in which they came, the findings that go beyond the limit of their rule.
  ///
  /// - Parameter isLast: whether nothing is going to follow; else it waits until there is something to gain.
  package mutating func settle(isLast: Bool = false) {
    guard isLast || count >= nextSettling else { return }
    var counts: [RuleDescription: Int] = [:]
    var rest: [Finding] = []
    for finding in kept where ignored.isEmpty || !ignored.contains(finding) {
      let count = counts[finding.rule, default: 0]
      if !isEnough(count, of: finding.rule, total: rest.count) {
        counts[finding.rule] = count + 1
        rest.append(finding)
      } else {
        omit(finding.rule, finding.severity, count: 1)
      }
    }
    kept = rest
    nextSettling = max(1024, 2 * rest.count)
  }

  /// Puts `pointer` before the pointers of the findings from a place of the list on.
  package mutating func prefix(with pointer: JSONPointer, from first: Int) {
    guard !pointer.tokens.isEmpty else { return }
    for index in first..<count {
      if case .pointer(let place, let part) = kept[index].place {
        kept[index].place = .pointer(pointer.appending(place), part)
      }
    }
  }

  /// Drops the findings, from a place of the list on, whose pointers are to be left out.
  package mutating func drop(from first: Int, where isLeftOut: (JSONPointer) -> Bool) {
    let rest = kept[first...].filter { finding in
      guard case .pointer(let pointer, _) = finding.place else { return true }
      return !isLeftOut(pointer)
    }
    kept.replaceSubrange(first..., with: rest)
  }
}
