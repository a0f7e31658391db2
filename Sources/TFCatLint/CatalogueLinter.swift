public import Base
public import JSONSchema
public import LintKit
import TFCat
package import TFCatJSON

/// Checks a catalogue against all rules, in one pass and in little memory.
///
/// The way of a file: map it; find the extents of its top-level members; parse the head; find chunks of the
/// features and check them, several at a time; check the head and the catalogue as a whole; work out lines
/// and columns of what is reported.
public struct CatalogueLinter: Sendable {
  /// The rules to run, the threads, and how many findings to keep.
  public package(set) var options: LintOptions
  /// Whether features are read by the fast path where that can read them. The findings are the same either
  /// way, which tests compare.
  public var usesFastPath = true
  /// Takes polygons apart that cross themselves, for fixes; `nil` where such are not wanted.
  package var mendPolygon: PolygonMender?
  let rules: CatalogueRuleSet
  private let profiles: [Schema]

  /// Makes a linter with all rules that the options select.
  ///
  /// - Parameters:
  ///   - options: which rules run, and how severe their findings are.
  ///   - profile: a JSON Schema that catalogues have to satisfy as well, such as that of a journal or a
  ///     project.
  public init(options: LintOptions = LintOptions(), profile: Schema? = nil) {
    self.init(options: options, profiles: profile.map { [$0] } ?? [])
  }

  /// - Parameter profiles: JSON Schemas that catalogues have to satisfy as well.
  package init(options: LintOptions, profiles: [Schema]) {
    self.init(rules: CatalogueRules.all, options: options, profiles: profiles)
  }

  /// - Parameter rules: of which those are used that the options select; in the order of their ids.
  package init(rules: [any TFCatRule], options: LintOptions, profiles: [Schema] = []) {
    self.options = options
    self.profiles = profiles
    self.rules = CatalogueRuleSet(rules.filter { options.selection.contains($0.description) })
  }

  /// Lints a document.
  ///
  /// - Parameters:
  ///   - file: the mapped bytes.
  ///   - path: how the report names it.
  public func lint(_ file: MappedFile, path: String) -> FileReport { lint(file, path: path, layout: nil) }

  /// - Parameter layout: that of the document, where it is known already.
  package func lint(_ file: MappedFile, path: String, layout: DocumentLayout?) -> FileReport {
    let examination = examine(file, layout: layout)
    return ReportBuilder(text: file.bytes, path: path, options: options)
      .report(examination.findings, type: examination.type, itemCount: examination.featureCount)
  }

  /// The report of a file that cannot be read, which is a finding too.
  public func unreadable(path: String, reason: String) -> FileReport {
    FileReport(
      unreadable: path, rule: UnreadableFile.description,
      message: UnreadableFile.message(path: path, reason: reason))
  }

  /// What a catalogue holds, as far as it can be understood; nothing is reported.
  package func survey(_ file: MappedFile) -> CatalogueSurvey {
    var pass = pass(over: file)
    _ = pass.head.check(&pass.statistics, endIsTold: pass.endIsTold)
    return CatalogueSurvey(head: pass.head.json, context: pass.head.context, statistics: pass.statistics)
  }
}

// MARK: - The examination of a file

extension CatalogueLinter {
  /// What was found in a file, before it is known what of it is reported, and where it stands.
  struct Examination {
    var findings: ReportBuilder.Findings
    /// The type that the document gives itself.
    var type: String?
    var featureCount = 0
  }

  /// - Parameter fixes: where the fixes of what is found in items go; the findings are not kept then.
  func examine(
    _ file: MappedFile, layout: DocumentLayout? = nil, fixes: FixCollector? = nil
  ) -> Examination {
    if let findings = findingsAboutFile(file) { return Examination(findings: .init(inHead: findings)) }
    var pass = pass(over: file, layout: layout, fixes: fixes)
    let locator = ItemLocator(file: file, lists: pass.layout.lists)
    pass.statistics.locate = { locator.locate($0, index: $1) }
    let inHead = pass.head.check(&pass.statistics, endIsTold: pass.endIsTold)
    for profile in profiles {
      // A text that is no JSON is not validated by a schema: its faults have been reported.
      let schemaPass = SchemaPass(
        schema: profile, rules: rules, options: options)
      pass.found.append(schemaPass.check(file.bytes, pass.layout).findings)
    }
    return Examination(
      findings: .init(
        head: pass.layout.head, inHead: inHead.kept.filter { $0.item == nil },
        inItems: pass.found.kept + inHead.kept.filter { $0.item != nil },
        omitted: pass.found.omitted.merging(inHead.omitted, uniquingKeysWith: +)),
      type: pass.head.context.rootType, featureCount: pass.statistics.featureCount)
  }

  /// What the rules about files say where one of them wants nothing else to be looked at.
  private func findingsAboutFile(_ file: MappedFile) -> [Finding]? {
    let sink = FindingSink(maximumPerRule: options.maximumPerRule)
    for rule in rules.files where rule.check(file.bytes, sink.emitter(for: rule.description)) {
      return sink.found.kept
    }
    return nil
  }
}
