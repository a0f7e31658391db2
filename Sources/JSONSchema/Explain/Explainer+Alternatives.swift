internal import TFCatJSON

/// Of alternatives none of which holds, people want to hear of the one that was meant.
extension Explainer {
  /// What stands against one alternative.
  private struct Branch {
    var index: Int
    /// The kinds it takes, where it takes none of the instance's.
    var otherKinds: UInt8?
    /// Members whose value tells the alternatives apart, and does not belong to this one: by entry, what
    /// would.
    var otherValues: [Int: [JSONValue]] = [:]
    var failureCount = 0
  }

  mutating func alternatives(_ keyword: Keyword, of application: Application) -> [Violation] {
    let branches = application.children.filter { applications[$0].step.keyword == keyword }.map(branch)
    let node = application.node
    let fitting = branches.filter { $0.otherKinds == nil }
    if fitting.isEmpty { return isOnlyCounted(keyword) ? [] : [wrongKind(branches, keyword, application)] }
    let meant = fitting.filter(\.otherValues.isEmpty)
    if let only = meant.first, meant.count == 1 { return violations(only.index) }
    if meant.isEmpty {
      if fitting.count == 1 { return violations(fitting[0].index) }
      if let entry = wrongMember(fitting) {
        return isOnlyCounted(keyword) ? [] : [wrongValue(fitting, keyword, application, at: entry)]
      }
    }
    let candidates = meant.isEmpty ? fitting : meant
    let fewest = candidates.map(\.failureCount).min() ?? 0
    let nearest = candidates.filter { $0.failureCount == fewest }
    if let only = nearest.first, nearest.count == 1 {
      return violations(only.index).map { violation in
        var violation = violation
        violation.notes.append(
          "this is what is missing for the nearest of \(branches.count) forms that are allowed here")
        return violation
      }
    }
    if isOnlyCounted(keyword) { return [] }
    // What is told as a note of this failure is not to be counted as another one.
    let (outerCounted, outerCounts) = (counted, counts)
    counted = []
    defer { (counted, counts) = (outerCounted, outerCounts) }
    var notes: [String] = []
    for branch in nearest.prefix(6) {
      if let first = violations(branch.index).first, !notes.contains("either \(first.message)") {
        notes.append("either \(first.message)")
      }
    }
    let subject = name(of: node)
    return [
      violation(
        keyword, application.schema, at: node,
        "\(subject) has none of the \(branches.count) forms that are allowed here",
        notes: notes)
    ]
  }

  /// Counts a failure where nobody wants to be told of it.
  private mutating func isOnlyCounted(_ keyword: Keyword) -> Bool {
    guard counted.contains(keyword) else { return false }
    counts[keyword, default: 0] += 1
    return true
  }

  private func branch(_ index: Int) -> Branch {
    var branch = Branch(index: index)
    gather(index, root: applications[index].node, &branch)
    return branch
  }

  private func gather(_ index: Int, root: Int, _ branch: inout Branch) {
    let application = applications[index]
    guard !application.isValid else { return }
    for failure in application.failures {
      branch.failureCount += 1
      let schema = program.schemas[application.schema]
      switch failure.keyword {
      case .type where failure.node == root:
        branch.otherKinds = (branch.otherKinds ?? 0) | schema.kinds
      case .const, .enumKeyword:
        let values =
          (failure.keyword == .const ? schema.values?.const : schema.values?.enumeration)?.values ?? []
        if failure.node == root {
          branch.otherValues[root, default: []] += values
        } else if isMember(failure.node, of: root) {
          branch.otherValues[failure.node, default: []] += values
        }
      default: break
      }
    }
    for child in application.children where counts(child, in: application) {
      gather(child, root: root, &branch)
    }
  }

  private func isMember(_ entry: Int, of object: Int) -> Bool {
    guard tape.entries[object].kind == .object else { return false }
    var value = object + 2
    while value <= entry {
      if value == entry { return true }
      value = Int(tape.entries[value].next) + 1
    }
    return false
  }

  private mutating func wrongKind(
    _ branches: [Branch], _ keyword: Keyword, _ application: Application
  ) -> Violation {
    let kinds = branches.reduce(0) { $0 | ($1.otherKinds ?? 0) }
    let text =
      "\(name(of: application.node)) is \(shown(application.node)); \(Self.words(for: kinds)) is expected"
    return violation(keyword, application.schema, at: application.node, text)
  }

  /// The entry of a member that none of the alternatives takes as it is.
  private func wrongMember(_ branches: [Branch]) -> Int? {
    let common = branches.map { Set($0.otherValues.keys) }.reduce(Set(branches[0].otherValues.keys)) {
      $0.intersection($1)
    }
    return common.min()
  }

  /// Tells all that the alternatives would take for a member.
  private mutating func wrongValue(
    _ branches: [Branch], _ keyword: Keyword, _ application: Application, at entry: Int
  ) -> Violation {
    var values: [JSONValue] = []
    for value in branches.flatMap({ $0.otherValues[entry] ?? [] }) where !values.contains(value) {
      values.append(value)
    }
    return violation(keyword, application.schema, at: entry, notAmong(values, entry))
  }
}
