import Base
package import TFCatJSON

/// Makes a report of findings: limits them, works out their places, and puts them in the order of the
/// document.
package struct ReportBuilder {
  /// What was found in one file.
  package struct Findings: Sendable {
    /// The text in which places of findings about the head are.
    package var head: HeadText?
    /// About the head; byte places are in the head's text.
    package var inHead: [Finding]
    /// About items of the document's long lists; byte places are in the document.
    package var inItems: [Finding]
    /// What was found besides, more of what the rules have said often enough already.
    package var omitted: [OmittedFinding: Int]

    package init(
      head: HeadText? = nil, inHead: [Finding] = [], inItems: [Finding] = [],
      omitted: [OmittedFinding: Int] = [:]
    ) {
      self.head = head
      self.inHead = inHead
      self.inItems = inItems
      self.omitted = omitted
    }

    /// Whether something of that severity was found.
    package func contains(_ severity: Severity) -> Bool {
      inHead.contains { $0.severity == severity } || inItems.contains { $0.severity == severity }
        || omitted.keys.contains { $0.severity == severity }
    }

    /// With the severities of the options, and without what they ignore.
    package func applying(_ options: LintOptions) -> Findings {
      guard !options.severities.isEmpty || !options.ignoredPlaces.isEmpty else { return self }
      func changed(_ findings: [Finding]) -> [Finding] {
        findings.filter { !options.ignoredPlaces.contains($0) }.map { finding in
          var finding = finding
          finding.severity = options.severities[finding.rule.id] ?? finding.severity
          return finding
        }
      }
      var result = Findings(head: head, inHead: changed(inHead), inItems: changed(inItems))
      for (finding, count) in omitted {
        let severity = options.severities[finding.rule.id] ?? finding.severity
        result.omitted[OmittedFinding(rule: finding.rule, severity: severity), default: 0] += count
      }
      return result
    }
  }

  private let text: UnsafeRawBufferPointer
  private let path: String
  private let options: LintOptions
  private var maximumPerRule: Int? { options.maximumPerRule }

  package init(text: UnsafeRawBufferPointer, path: String, options: LintOptions) {
    self.text = text
    self.path = path
    self.options = options
  }

  /// - Parameter type: what the document says it is.
  package func report(_ findings: Findings, type: String?, itemCount: Int) -> FileReport {
    var report = FileReport(path: path, type: type, itemCount: itemCount, byteCount: text.count)
    let findings = findings.applying(options)
    // Items are read again for the places of their findings: of those only that are shown.
    let candidates =
      place(findings.inHead, in: findings.head).enumerated().map { order, placed in
        Candidate(finding: placed.finding, key: placed.range.lowerBound, order: order, placed: placed)
      }
      + findings.inItems.enumerated().map { order, finding in
        Candidate(finding: finding, key: key(finding), order: findings.inHead.count + order, placed: nil)
      }
    var omitted: [RuleDescription: [(severity: Severity, count: Int)]] = [:]
    for (finding, count) in findings.omitted {
      omitted[finding.rule, default: []].append((finding.severity, count))
    }
    let byRule = Dictionary(grouping: candidates, by: \.finding.rule)
    var shown: [Candidate] = []
    var again: [RuleDescription: Int] = [:]
    for rule in Set(byRule.keys).union(omitted.keys) {
      let found = byRule[rule] ?? []
      let beside = omitted[rule] ?? []
      let total = found.count + beside.reduce(0) { $0 + $1.count }
      let isToldOnce = total >= rule.isOnceFrom
      let kept = first(isToldOnce ? 1 : maximumPerRule ?? .max, of: found)
      shown += kept
      if isToldOnce {
        guard let first = kept.first else { continue }
        report.counts[rule.id] = 1
        report.severities[first.finding.severity, default: 0] += 1
        if total > 1 { again[rule] = total - 1 }
      } else {
        report.counts[rule.id] = total
        for candidate in found { report.severities[candidate.finding.severity, default: 0] += 1 }
        for (severity, count) in beside { report.severities[severity, default: 0] += count }
        if total > kept.count { report.omitted[rule.id] = total - kept.count }
      }
    }
    report.diagnostics = diagnostics(shown, again: again)
    return report
  }

  // MARK: - Which are shown

  private struct Candidate {
    var finding: Finding
    /// Where it sorts before its place is known: the start of its item.
    var key: Int
    /// Its number among all that was found.
    var order: Int
    var placed: Placed?
  }

  private func key(_ finding: Finding) -> Int {
    if case .bytes(let range, _) = finding.place { return range.lowerBound }
    return finding.item?.range.lowerBound ?? 0
  }

  /// The first findings of a rule in the order of the document.
  private func first(_ count: Int, of candidates: [Candidate]) -> [Candidate] {
    guard candidates.count > count else { return candidates }
    if count == 1 { return candidates.min { ($0.key, $0.order) < ($1.key, $1.order) }.map { [$0] } ?? [] }
    return Array(candidates.sorted { ($0.key, $0.order) < ($1.key, $1.order) }.prefix(count))
  }

  // MARK: - Where they are

  private struct Placed {
    var finding: Finding
    var range: Range<Int>
    var pointer: JSONPointer
    /// The item that the finding is about, where it was parsed for the place.
    var node: JSONNode?
    /// How it is mended.
    var fix: Fix?
  }

  private func place(_ findings: [Finding], in head: HeadText?) -> [Placed] {
    guard !findings.isEmpty else { return [] }
    let root = head.flatMap { $0.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }.nodes.first }
    let fixes = FixMaker(text: text)
    let tree = root.map(FixTree.init)
    return findings.map { finding in
      let fix = fixes.fix(of: finding, head: head, root: tree)
      switch finding.place {
      case .bytes(let range, let pointer):
        return Placed(
          finding: finding, range: head?.documentRange(range) ?? range, pointer: pointer, fix: fix)
      case .pointer(let pointer, let part):
        let range = root.map { head?.documentRange($0.range(of: pointer.tokens, part: part)) ?? 0..<0 }
        return Placed(
          finding: finding, range: range ?? 0..<min(1, text.count), pointer: pointer, fix: fix)
      }
    }
  }

  /// Reads the finding's item again.
  private func place(_ finding: Finding) -> Placed {
    guard case .pointer(let pointer, let part) = finding.place, let item = finding.item else {
      if case .bytes(let range, let pointer) = finding.place {
        return Placed(
          finding: finding, range: range, pointer: pointer,
          fix: FixMaker(text: text).fix(of: finding, tree: nil))
      }
      return Placed(finding: finding, range: 0..<0, pointer: [])
    }
    let slice = UnsafeRawBufferPointer(rebasing: text[item.range])
    let node = RecoveringParser.parseElements(slice, base: [], firstIndex: 0).nodes.first
    let inItem = node?.range(of: pointer.tokens, part: part) ?? 0..<slice.count
    let start = item.range.lowerBound
    return Placed(
      finding: finding, range: (inItem.lowerBound + start)..<(inItem.upperBound + start),
      pointer: JSONPointer([.name(item.list), .index(item.index)]).appending(pointer), node: node,
      fix: FixMaker(text: text).fix(of: finding, tree: node.map(FixTree.init)))
  }

  // MARK: - As diagnostics

  /// - Parameter again: how many more findings there are of rules that are reported once.
  private func diagnostics(_ shown: [Candidate], again: [RuleDescription: Int]) -> [Diagnostic] {
    let placed = shown.map { (candidate: $0, placed: $0.placed ?? place($0.finding)) }.sorted { one, other in
      let (left, right) = (one.placed.range, other.placed.range)
      return (
        left.lowerBound, one.placed.finding.rule.id, left.upperBound, one.candidate.key, one.candidate.order
      )
        < (
          right.lowerBound, other.placed.finding.rule.id, right.upperBound, other.candidate.key,
          other.candidate.order
        )
    }.map(\.placed)
    var lines = LineIndex(text)
    var positions: [Int: SourcePosition] = [:]
    let ranges = placed.flatMap { [$0.range] + ($0.fix?.edits.map(\.range) ?? []) }
    for offset in Set(ranges.flatMap { [$0.lowerBound, $0.upperBound] }).sorted() {
      positions[offset] = lines.position(of: offset)
    }
    let origin = SourcePosition(line: 1, column: 1)
    var subjects = FindingSubject(text: text)
    var numbers: [Fingerprint: Int] = [:]
    return placed.map { place in
      let finding = place.finding
      let isToldOnce = finding.rule.isOncePerFile || again[finding.rule] != nil
      let fingerprint =
        isToldOnce
        ? Fingerprint(onceToldRule: finding.rule.id)
        : subjects.fingerprint(
          of: finding, pointer: place.pointer, range: place.range, node: place.node)
      numbers[fingerprint, default: 0] += 1
      var notes = finding.notes
      if let more = again[finding.rule] {
        notes.append("the same is found in \(more.of("more place"))")
      }
      var fix = place.fix
      for index in (fix?.edits ?? []).indices {
        guard let range = fix?.edits[index].range else { continue }
        fix?.edits[index].start = positions[range.lowerBound] ?? origin
        fix?.edits[index].end = positions[range.upperBound] ?? origin
      }
      return Diagnostic(
        rule: finding.rule, severity: finding.severity, message: finding.message, notes: notes,
        pointer: place.pointer, range: place.range, start: positions[place.range.lowerBound] ?? origin,
        end: positions[place.range.upperBound] ?? origin,
        fingerprint: fingerprint.numbered(numbers[fingerprint, default: 1]), fix: fix)
    }
  }
}
