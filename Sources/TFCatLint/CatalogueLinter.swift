public import Base
import TFCat

/// Checks a catalogue against all rules, in one pass and in little memory.
///
/// The way of a file: map it; find the extents of its top-level members and of chunks of its features; parse the head;
/// check the chunks, several at a time; check the head and the catalogue as a whole; work out lines and columns of what
/// is reported.
public struct CatalogueLinter: Sendable {
  public let options: LintOptions

  public init(options: LintOptions = LintOptions()) { self.options = options }

  /// Lints a document: a catalogue, or an EPNcore table in any format.
  ///
  /// - Parameters:
  ///   - file: the mapped bytes.
  ///   - path: how the report names it.
  public func lint(_ file: MappedFile, path: String) -> FileReport {
    if let table = GranuleTableLinter(file, path: path, options: options) { return table.lint() }
    let builder = ReportBuilder(text: file.bytes, path: path, options: options)
    var findings = Findings()
    for (index, rule) in options.rules.files {
      findings.rule = index
      findings.severity = options.rules.severities[index]
      if rule.check(file.bytes, &findings) {
        return builder.report(
          head: nil, headFindings: findings.list, itemFindings: [], omitted: [:], type: nil, featureCount: 0)
      }
    }
    let outline = outline(of: file)
    let head = HeadLinter(outline: outline, options: options)
    var pass = lint(outline, of: file, context: head.context)
    let locator = ItemLocator(file: file, lists: outline.lists)
    pass.statistics.locate = { locator.locate($0, index: $1) }
    let headFindings = head.check(&pass.statistics, endIsTold: pass.endIsTold)
    if let profile = options.profile {
      // A text that is no JSON is held against no schema: what it lacks has been told.
      let schema = SchemaPass(schema: profile, rules: options.rules, jobs: options.jobs)
      pass.findings += schema.check(file.bytes, outline).findings
    }
    return builder.report(
      head: outline.head, headFindings: headFindings.list.filter { $0.item == nil },
      itemFindings: pass.findings + headFindings.list.filter { $0.item != nil },
      omitted: pass.omitted.merging(headFindings.omitted, uniquingKeysWith: +), type: head.context.rootType,
      featureCount: pass.statistics.featureCount)
  }

  private func outline(of file: MappedFile) -> DocumentOutline {
    guard options.releasesMemory else {
      return DocumentOutline(file.bytes, chunkSize: options.chunkSize, jobs: options.jobs)
    }
    return DocumentOutline(file.bytes, chunkSize: options.chunkSize) { file.release($0) }
  }

  /// What a catalogue holds, as far as it can be understood; nothing is reported.
  public func survey(_ file: MappedFile) -> CatalogueSurvey {
    let outline = DocumentOutline(file.bytes, chunkSize: options.chunkSize, jobs: options.jobs)
    let head = HeadLinter(outline: outline, options: options)
    var pass = lint(outline, of: file, context: head.context)
    _ = head.check(&pass.statistics, endIsTold: pass.endIsTold)
    return CatalogueSurvey(head: head.json, context: head.context, statistics: pass.statistics)
  }

  private struct Pass {
    var findings: [Finding] = []
    var omitted: [OmittedFinding: Int] = [:]
    /// How many findings of each rule are kept so far, by its index.
    private var kept: [Int] = []
    var statistics = CatalogueStatistics()
    /// Whether a damaged item has told that the text ends early.
    var endIsTold = false

    /// Adds what the next chunk has found, but for findings that nobody will see: those of rules that have reached
    /// their limit in the chunks before. In a damaged list each item is a chunk.
    mutating func append(_ outcome: ChunkLinter.Outcome, firstIndex: Int, limits: [Int]) {
      if kept.isEmpty { kept = Array(repeating: 0, count: limits.count) }
      let before = kept
      for finding in outcome.findings {
        if before[finding.rule] < limits[finding.rule] {
          findings.append(finding)
          kept[finding.rule] += 1
        } else {
          omitted[OmittedFinding(rule: finding.rule, severity: finding.severity), default: 0] += 1
        }
      }
      omitted.merge(outcome.omitted, uniquingKeysWith: +)
      statistics.append(outcome.statistics, firstIndex: firstIndex)
      endIsTold = outcome.endsEarly
    }
  }

  /// How many chunks are checked before what they found is put together: of a damaged list there are as many as items.
  private static let batchSize = 1024

  /// Checks the items of the long lists.
  private func lint(_ outline: DocumentOutline, of file: MappedFile, context: LintContext) -> Pass {
    var pass = Pass()
    let limits = options.limits
    for list in outline.lists {
      for start in stride(from: 0, to: list.chunks.count, by: Self.batchSize) {
        let batch = start..<min(start + Self.batchSize, list.chunks.count)
        for (index, outcome) in zip(batch, lint(list, batch, of: file, context: context)) {
          pass.append(outcome, firstIndex: list.chunks[index].firstIndex, limits: limits)
        }
      }
    }
    return pass
  }

  /// The report of a file that cannot be read, which is a finding too.
  public func unreadable(path: String, reason: String) -> FileReport {
    let rule = UnreadableFile.description
    let origin = SourcePosition(line: 1, column: 1)
    let diagnostic = Diagnostic(
      rule: rule.id, name: rule.name, severity: rule.severity,
      message: UnreadableFile.message(path: path, reason: reason),
      advice: rule.advice, explanation: rule.explanation, notes: [], pointer: [], range: 0..<0, start: origin,
      end: origin)
    return FileReport(
      path: path, type: nil, featureCount: 0, byteCount: 0, diagnostics: [diagnostic], omitted: [:],
      counts: [rule.id: 1], severities: [rule.severity: 1], isReadable: false)
  }

  /// Checks some chunks of a list, `jobs` at a time, and gives what was found in their order.
  private func lint(
    _ list: DocumentOutline.ItemList, _ batch: Range<Int>, of file: MappedFile, context: LintContext
  ) -> [ChunkLinter.Outcome] {
    let last = list.chunks.count - 1
    return concurrentMap(batch.count, jobs: options.jobs) { offset in
      let index = batch.lowerBound + offset
      let outcome = ChunkLinter(text: file.bytes, list: list, context: context, options: options)
        .lint(list.chunks[index], isLast: index == last)
      if options.releasesMemory { file.release(list.chunks[index].range) }
      return outcome
    }
  }
}
