public import Base
public import JSONSchema
public import LintKit
import TFCat
package import TFCatJSON

/// Checks any JSON document against a JSON Schema, with the reports and places of `CatalogueLinter`.
public struct SchemaLinter: Sendable {
  private let schema: Schema
  private let texts: CatalogueLinter

  /// - Parameters:
  ///   - schema: what documents have to satisfy.
  ///   - jobs: how many pieces of a document are checked at the same time, at least 1.
  ///   - maximumPerRule: how often one rule may speak of one file; `nil` for as often as it has something to
  ///     say.
  public init(schema: Schema, jobs: Int = 1, maximumPerRule: Int? = nil) {
    self.init(schema: schema, options: LintOptions(jobs: jobs, maximumPerRule: maximumPerRule))
  }

  /// - Parameter options: which of the rules that may speak do so, and how grave what they say is.
  package init(schema: Schema, options: LintOptions) {
    self.schema = schema
    texts = CatalogueLinter(rules: Self.rules, options: options)
  }

  /// The rules that may speak: those of schemas, and those of texts that are no JSON. What is JSON but asks
  /// for trouble is the business of `CatalogueLinter`, but for names that come twice, of which no schema
  /// knows which is meant.
  package static let rules = CatalogueRules.all.filter { rule in
    rule.checks.contains { check in
      switch check {
      case .file, .schema: true
      case .text(let rule): rule.faults.contains { !$0.isAdvice || $0 == .duplicateMember }
      default: false
      }
    }
  }

  /// - Parameters:
  ///   - file: the mapped bytes.
  ///   - path: how the report names it.
  public func lint(_ file: MappedFile, path: String) -> FileReport { lint(file, path: path, layout: nil) }

  /// - Parameter layout: that of the document, where it is known already.
  package func lint(_ file: MappedFile, path: String, layout: DocumentLayout?) -> FileReport {
    let options = texts.options
    let pass = SchemaPass(
      schema: schema, rules: texts.rules, options: options)
    let outcome = pass.check(file.bytes, chunkSize: options.chunkSize, layout: layout)
    let builder = ReportBuilder(text: file.bytes, path: path, options: options)
    guard outcome.fault != nil || outcome.hasDuplicateNames else {
      return builder.report(
        .init(inItems: outcome.findings.kept, omitted: outcome.findings.omitted), type: nil,
        itemCount: outcome.itemCount)
    }
    var examination = texts.examine(file, layout: layout)
    // A text that is no JSON is held against no schema.
    if outcome.fault != nil, examination.findings.contains(.error) {
      return builder.report(examination.findings, type: examination.type, itemCount: examination.featureCount)
    }
    examination.findings.inItems += outcome.findings.kept
    examination.findings.omitted.merge(outcome.findings.omitted, uniquingKeysWith: +)
    if let fault = outcome.fault, let rule = texts.rules.schema[SchemaUnanswered.keyword] {
      examination.findings.inItems.append(
        Finding(
          rule, fault.reason.words,
          at: .bytes(fault.offset..<min(fault.offset + 1, file.count), JSONPointer())))
    }
    return builder.report(examination.findings, type: nil, itemCount: outcome.itemCount)
  }

  /// The report of a file that cannot be read, which is a finding too.
  public func unreadable(path: String, reason: String) -> FileReport {
    texts.unreadable(path: path, reason: reason)
  }
}
