import ArgumentParser
import Base
import JSONSchema
import LintKit
import TFCat
import TFCatLint

/// `tfcat lint`
struct LintCommand: ParsableCommand {
  enum Threshold: String, CaseIterable, ExpressibleByArgument {
    case error
    case warning
    case info
    case never

    var severity: Severity? { Severity(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks catalogues and EPNcore tables and tells what is wrong with them, by line and column.",
    discussion: """
      Findings go to standard output, one summary line to standard error. A directory is searched for *.tfcat, \
      *.tfcat.json and those *.json that are TFCat. EPNcore tables (VOTable, CSV, SQLite) are told by their columns.
      """)

  @Argument(help: ArgumentHelp("Files, directories, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: "How findings are written: \(ReportFormat.allValueStrings.joined(separator: ", ")). Default: text.")
  var format: ReportFormat?

  @Option(
    help: ArgumentHelp(
      "Only these rules: ids (TFC307), their beginnings (TFC3) or names, separated by commas.",
      valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("All rules but these.", valueName: "rules"))
  var ignore: [String] = []

  @Option(
    help: ArgumentHelp(
      "A JSON Schema that catalogues have to satisfy besides: that of a journal or a project.",
      valueName: "file"))
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "Documents to which the schema refers by URIs that begin so lie in that directory. May be given several times.",
      valueName: "url-prefix=directory"))
  var register: [String] = []

  @Option(help: "The least severity that makes the exit status 1: error, warning, info or never.")
  var failOn = Threshold.error

  @OptionGroup
  var fixes: FixOptions

  @OptionGroup
  var reports: ReportOptions

  func validate() throws {
    try reports.check(files, format: format)
    if fixes.diff, format != nil || !reports.report.isEmpty {
      throw ValidationError("--diff writes a diff and no report.")
    }
    if schema == nil, !register.isEmpty { throw ValidationError("--register goes with --schema.") }
    for name in names(select) + names(ignore)
    where !DocumentLinter.rules.contains(where: { $0.isNamed(by: name) }) {
      throw ValidationError(DocumentLinter.refusal(ofRule: name))
    }
    for (option, values) in [("--select", select), ("--ignore", ignore)]
    where !values.isEmpty && names(values).isEmpty {
      throw ValidationError("\(option) names no rule; `tfcat rules` lists them.")
    }
  }

  private func names(_ values: [String]) -> [String] {
    values.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }

  func run() throws {
    let found = CatalogueFiles(files)
    let targets = reports.targets(format: format)
    try reports.checkCollisions(targets, inputs: found.paths + (schema.map { [$0] } ?? []))
    let profile = try schema.map {
      try SchemaFiles(register: register).schema(at: $0, options: SchemaOptions())
    }
    let options = LintOptions(
      selection: RuleSelection(selected: names(select), ignored: names(ignore)), jobs: reports.processorCount,
      maximumPerRule: reports.limit(of: targets))
    let linter = DocumentLinter(options: options, profile: profile)
    let rules = DocumentLinter.rules.filter(options.selection.contains)
    let fixer = fixes.isOn ? FileFixer(linter.catalogues, level: fixes.level) : nil
    if fixes.diff, let fixer { return try showDifference(found, by: linter, fixer) }
    var run = ReportRun(options: reports, targets: targets, rules: rules, failOn: failOn.severity)
    run.fixer = fixer
    run.passesText = fixes.fix && found.paths.contains("-")
    let outcome = try run.report(on: found, by: linter)
    let (summary, skippedCount) = (outcome.summary, outcome.skippedCount)
    if !reports.quiet {
      Console.say(summary.line + (skippedCount > 0 ? "; \(skippedCount) other JSON files left out" : ""))
    }
    if !reports.quiet, let line = summary.fixLine { Console.say(line) }
    if summary.unreadableCount > 0 || (fixer?.failureCount ?? 0) > 0 { throw ExitCode(2) }
    if summary.fileCount == 0 { throw CommandError("No TFCat file was found there.") }
    if let severity = failOn.severity, summary.reaches(severity) { throw ExitCode(1) }
  }
  /// `--diff`
  private func showDifference(_ files: CatalogueFiles, by linter: DocumentLinter, _ fixer: FileFixer) throws {
    let outcome = try DiffRun(fixer: fixer, linter: linter, options: reports).run(on: files)
    if !reports.quiet {
      let fixCount = "\(outcome.fixCount) fix\(outcome.fixCount == 1 ? "" : "es")"
      Console.say(
        outcome.changedCount == 0
          ? "Nothing can be fixed."
          : "\(outcome.changedCount) of \(outcome.fileCount) files would change: \(fixCount)")
    }
    if outcome.unreadableCount > 0 || fixer.failureCount > 0 { throw ExitCode(2) }
    if outcome.fileCount == 0 { throw CommandError("No TFCat file was found there.") }
    if outcome.changedCount > 0 { throw ExitCode(1) }
  }
}
