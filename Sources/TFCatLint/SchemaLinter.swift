public import Base
public import JSONSchema
import TFCat

/// Checks any JSON document against a JSON Schema, with the reports and places of `CatalogueLinter`.
public struct SchemaLinter: Sendable {
  private let schema: Schema
  private let options: LintOptions

  /// - Parameters:
  ///   - jobs: how many pieces of a document are checked at the same time, at least 1.
  ///   - maximumPerRule: how often one rule may speak of one file; `nil` for as often as it has something to say.
  public init(schema: Schema, jobs: Int = 1, maximumPerRule: Int? = nil) {
    self.schema = schema
    options = LintOptions(rules: Self.rules, jobs: jobs, maximumPerRule: maximumPerRule)
  }

  /// The rules that may speak: those of schemas, and those of texts that are no JSON. What is JSON but asks for trouble is
  /// the business of `CatalogueLinter`, but for names that come twice, of which no schema knows which is meant.
  public static let rules = RuleSet(
    RuleRegistry.all.filter { rule in
      rule.checks.contains { check in
        switch check {
        case .file, .schema: true
        case .text(let rule): rule.faults.contains { !$0.isAdvice || $0 == .duplicateMember }
        default: false
        }
      }
    })

  /// - Parameters:
  ///   - file: the mapped bytes.
  ///   - path: how the report names it.
  public func lint(_ file: MappedFile, path: String) -> FileReport {
    let pass = SchemaPass(schema: schema, rules: options.rules, jobs: options.jobs)
    let outcome = pass.check(file.bytes, chunkSize: options.chunkSize)
    var findings = outcome.findings
    if outcome.fault != nil || outcome.hasDuplicateNames {
      let report = CatalogueLinter(options: options).lint(file, path: path)
      // A text that is no JSON is held against no schema.
      guard outcome.fault == nil || report.severities[.error] == nil else { return report }
      findings += report.diagnostics.compactMap { diagnostic in
        guard let rule = options.rules.descriptions.firstIndex(where: { $0.id == diagnostic.rule }) else {
          return nil
        }
        return Finding(
          rule: rule, severity: diagnostic.severity, message: diagnostic.message, notes: diagnostic.notes,
          place: .bytes(diagnostic.range, diagnostic.pointer), item: nil)
      }
      if let fault = outcome.fault, let rule = options.rules.schema[SchemaUnanswered.keyword] {
        findings.append(
          Finding(
            rule: rule, severity: .error, message: fault.reason.words, notes: [],
            place: .bytes(fault.offset..<min(fault.offset + 1, file.count), JSONPointer()), item: nil))
      }
    }
    let builder = ReportBuilder(text: file.bytes, path: path, options: options)
    return builder.report(
      head: nil, headFindings: [], itemFindings: findings, omitted: [:], type: nil,
      featureCount: outcome.itemCount)
  }

  /// The report of a file that cannot be read, which is a finding too.
  public func unreadable(path: String, reason: String) -> FileReport {
    CatalogueLinter(options: options).unreadable(path: path, reason: reason)
  }
}
