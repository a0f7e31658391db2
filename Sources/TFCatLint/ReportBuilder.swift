import Base
import TFCat

/// Makes a report of findings: limits them, works out their places, and puts them in the order of the document.
struct ReportBuilder {
  let text: UnsafeRawBufferPointer
  let path: String
  let options: LintOptions

  private struct Placed {
    var finding: Finding
    var range: Range<Int>
    var pointer: JSONPointer
  }

  /// - Parameters:
  ///   - head: the text in which places of head findings are.
  ///   - headFindings: about the head; byte places are in the head's text.
  ///   - itemFindings: about items; byte places are in the document.
  ///   - omitted: what was found beside, more of what their rules have said often enough already.
  func report(
    head: HeadText?, headFindings: [Finding], itemFindings: [Finding], omitted: [OmittedFinding: Int],
    type: String?, featureCount: Int
  ) -> FileReport {
    let placedHead = place(headFindings, in: head)
    // Before items are read again for their places, what nobody will see is dropped.
    let candidates =
      placedHead.map { (finding: $0.finding, key: $0.range.lowerBound, placed: Optional($0)) }
      + itemFindings.map { (finding: $0, key: key($0), placed: nil) }
    let order = candidates.indices.sorted {
      (candidates[$0].key, candidates[$0].finding.rule, $0) < (
        candidates[$1].key, candidates[$1].finding.rule, $1
      )
    }
    var report = FileReport(
      path: path, type: type, featureCount: featureCount, byteCount: text.count, diagnostics: [],
      omitted: [:],
      counts: [:], severities: [:])
    var kept: [Placed] = []
    var again: [Int: Int] = [:]
    var totals: [Int: Int] = [:]
    for candidate in candidates { totals[candidate.finding.rule, default: 0] += 1 }
    for (finding, count) in omitted { totals[finding.rule, default: 0] += count }
    func isToldOnce(_ rule: Int) -> Bool {
      totals[rule, default: 0] >= options.rules.descriptions[rule].isOnceFrom
    }
    for index in order {
      let finding = candidates[index].finding
      let description = options.rules.descriptions[finding.rule]
      let count = report.counts[description.id, default: 0]
      if count > 0, isToldOnce(finding.rule) {
        again[finding.rule, default: 0] += 1
        continue
      }
      report.counts[description.id] = count + 1
      report.severities[finding.severity, default: 0] += 1
      if let maximum = options.maximumPerRule, count >= maximum {
        report.omitted[description.id, default: 0] += 1
      } else {
        kept.append(candidates[index].placed ?? place(finding))
      }
    }
    for (finding, count) in omitted {
      let description = options.rules.descriptions[finding.rule]
      if isToldOnce(finding.rule) {
        again[finding.rule, default: 0] += count
      } else {
        report.counts[description.id, default: 0] += count
        report.severities[finding.severity, default: 0] += count
        report.omitted[description.id, default: 0] += count
      }
    }
    report.diagnostics = diagnostics(kept, again: again)
    return report
  }

  /// Where a finding about an item sorts before its place is known.
  private func key(_ finding: Finding) -> Int {
    if case .bytes(let range, _) = finding.place { return range.lowerBound }
    return finding.item?.range.lowerBound ?? 0
  }

  private func place(_ findings: [Finding], in head: HeadText?) -> [Placed] {
    guard !findings.isEmpty else { return [] }
    let root = head.flatMap { $0.bytes.withUnsafeBytes { RecoveringParser.parseDocument($0) }.nodes.first }
    return findings.map { finding in
      switch finding.place {
      case .bytes(let range, let pointer):
        return Placed(finding: finding, range: head?.documentRange(range) ?? range, pointer: pointer)
      case .pointer(let pointer, let part):
        let range = root.map { head?.documentRange($0.range(of: pointer.tokens, part: part)) ?? 0..<0 }
        return Placed(finding: finding, range: range ?? 0..<min(1, text.count), pointer: pointer)
      }
    }
  }

  /// Reads the finding's item again.
  private func place(_ finding: Finding) -> Placed {
    guard case .pointer(let pointer, let part) = finding.place, let item = finding.item else {
      if case .bytes(let range, let pointer) = finding.place {
        return Placed(finding: finding, range: range, pointer: pointer)
      }
      return Placed(finding: finding, range: 0..<0, pointer: [])
    }
    let slice = UnsafeRawBufferPointer(rebasing: text[item.range])
    let node = RecoveringParser.parseElements(slice, base: [], firstIndex: 0).nodes.first
    let inItem = node?.range(of: pointer.tokens, part: part) ?? 0..<slice.count
    let start = item.range.lowerBound
    return Placed(
      finding: finding, range: (inItem.lowerBound + start)..<(inItem.upperBound + start),
      pointer: JSONPointer([.name(item.list), .index(item.index)]).appending(pointer))
  }

  private func diagnostics(_ placed: [Placed], again: [Int: Int]) -> [Diagnostic] {
    var lines = LineIndex(text)
    var positions: [Int: SourcePosition] = [:]
    for offset in Set(placed.flatMap { [$0.range.lowerBound, $0.range.upperBound] }).sorted() {
      positions[offset] = lines.position(of: offset)
    }
    let origin = SourcePosition(line: 1, column: 1)
    return
      placed
      .sorted {
        ($0.range.lowerBound, $0.finding.rule, $0.range.upperBound)
          < ($1.range.lowerBound, $1.finding.rule, $1.range.upperBound)
      }
      .map { place in
        let rule = options.rules.descriptions[place.finding.rule]
        var notes = place.finding.notes
        if let more = again[place.finding.rule] {
          notes.append("the same is found in \(more) more place\(more == 1 ? "" : "s")")
        }
        return Diagnostic(
          rule: rule.id, name: rule.name, severity: place.finding.severity, message: place.finding.message,
          advice: rule.advice, explanation: rule.explanation, notes: notes, pointer: place.pointer,
          range: place.range, start: positions[place.range.lowerBound] ?? origin,
          end: positions[place.range.upperBound] ?? origin)
      }
  }
}
