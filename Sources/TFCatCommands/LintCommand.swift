import ArgumentParser
import Base
import LintConfiguration
import LintKit
import TFCat
import TFCatLint

/// `tfcat lint`
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Checks catalogues and EPNcore tables and tells what is wrong with them, by line and column.",
    discussion: """
      Findings go to standard output, one summary line to standard error. A directory is searched for *.tfcat, \
      *.tfcat.json and those *.json that are TFCat, but for what .gitignore leaves out. EPNcore tables (VOTable, CSV, \
      FITS, SQLite) are told by their columns. Settings come from the nearest tfcat.yml: `tfcat config show` says which.

        tfcat lint bursts.tfcat
        tfcat lint --profile journal 'data/**/*.tfcat'
        tfcat lint --report sarif=out.sarif --baseline known.json data/
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, directories, patterns ('data/**/*.json'), @LIST for the files that a file names, or - for standard input.",
      valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: "How findings are written: \(ReportFormat.allValueStrings.joined(separator: ", ")). Default: text.")
  var format: ReportFormat?

  @OptionGroup(title: "Rules")
  var rules: RuleOptions

  @Option(
    help: ArgumentHelp(
      "Documents to which the schema refers by URIs that begin so lie in that directory. May be given several times.",
      valueName: "url-prefix=directory"))
  var register: [String] = []

  @OptionGroup(title: "Settings and searches")
  var configuration: ConfigurationOptions

  @OptionGroup(title: "Fixes")
  var fixes: FixOptions

  @Flag(help: "Checks again whenever a file has changed, until it is interrupted.")
  var watch = false

  @OptionGroup(title: "Reports")
  var reports: ReportOptions

  func validate() throws {
    try reports.check(files, format: format)
    if fixes.diff, format != nil || !reports.report.isEmpty {
      throw ValidationError("--diff writes a diff and no report.")
    }
    if watch, fixes.isOn { throw ValidationError("--watch changes no file: leave out --fix and --diff.") }
    if watch, files.contains("-") || files.contains("@-") {
      throw ValidationError("--watch looks at files, and not at standard input.")
    }
    if watch, reports.known.writeBaseline != nil || reports.known.pruneBaseline {
      throw ValidationError("--watch changes no baseline.")
    }
  }

  func run() throws {
    guard watch else { return try lint() }
    var changes = FileWatch()
    while true {
      changes.waitForChange { (try? watchedFiles()) ?? [] }
      // The terminal shows the newest report alone.
      if System.errorsAreTerminal { System.writeToStandardError("\u{1B}[H\u{1B}[2J") }
      do {
        try lint()
      } catch let error where !(error is ExitCode) {
        Console.say("Error: \(error)")
      } catch {}
      if !reports.quiet { Console.say("waiting for changes; Ctrl-C ends it") }
    }
  }

  private var resolver: SettingsResolver {
    get throws {
      var options = configuration.settings
      options.override(by: rules.settings)
      return try SettingsResolver(configuration.mode, options: options, rules: DocumentLinter.rules)
    }
  }

  /// What is checked, and what says how or would say so if it were there: what is wrong with settings is
  /// going to be mended.
  private func watchedFiles() throws -> [String] {
    var search = InputSearch()
    search.honoursIgnoreFiles = !configuration.noGitignore
    let found = try CatalogueFiles(search, files).paths
    var paths = Set(found + [configuration.file.config, rules.schema].compactMap { $0 })
    if configuration.mode == .nearest {
      for folder in Set(found.map { FilePath.parent(of: FilePath.located($0)) ?? "/" }) {
        paths.formUnion(ConfigurationSearch.places(forFolder: folder))
      }
    }
    return paths.sorted()
  }

  private func lint() throws {
    let resolver = try resolver
    let found = try CatalogueFiles(configuration.inputs(resolver), files)
    try resolver.finish()
    let targets = reports.targets(format: format)
    let schemas = ProfileSchemas(try SchemaFiles(register: register))
    let plan = LintPlan(
      resolver, rules: DocumentLinter.rules, jobs: reports.jobs.count,
      maximumPerRule: reports.limit(of: targets), stdinName: reports.stdinPath,
      fixLevel: fixes.isOn ? fixes.level : nil
    ) { options, settings in
      DocumentLinter(options: options, profiles: try schemas.schemas(of: settings))
    }
    let settings = try found.paths.compactMap { try plan.settings(for: $0) }
    let schemaFiles = Set(settings.compactMap(\.schema?.value)).sorted()
    if !register.isEmpty, schemaFiles.isEmpty { throw ValidationError("--register goes with --schema.") }
    try reports.checkCollisions(targets, inputs: found.paths + schemaFiles)
    if fixes.diff { return try showDifference(found, by: plan) }
    var run = ReportRun(options: reports, targets: targets, plan: plan)
    run.passesText = fixes.fix && found.paths.contains("-")
    let outcome = try run.report(on: found)
    let (summary, skippedCount) = (outcome.summary, outcome.skippedCount)
    if !reports.quiet {
      Console.say(summary.line + (skippedCount > 0 ? "; \(skippedCount) other JSON files left out" : ""))
    }
    // A text report ends with it.
    let isTold = targets.contains {
      $0.path == "-" && $0.format.reporter == TextReporter.self && !reports.statistics
    }
    // Counts of rules show no finding.
    let isLeftOut = reports.statistics && summary.omittedCount > 0
    if !reports.quiet, !isTold, !isLeftOut, let line = summary.fixLine { Console.say(line) }
    if summary.unreadableCount > 0 || plan.fixFailureCount > 0 { throw ExitCode(2) }
    if summary.fileCount == 0 { throw CommandError("No TFCat file was found there.") }
    if outcome.fails { throw ExitCode(1) }
  }

  /// `--diff`
  private func showDifference(_ files: CatalogueFiles, by plan: LintPlan) throws {
    let outcome = try DiffRun(plan: plan, options: reports).run(on: files)
    if !reports.quiet {
      let fixCount = "\(outcome.fixCount) fix\(outcome.fixCount == 1 ? "" : "es")"
      Console.say(
        outcome.changedCount == 0
          ? "Nothing can be fixed."
          : "\(outcome.changedCount) of \(outcome.fileCount) files would change: \(fixCount)")
    }
    if outcome.unreadableCount > 0 || plan.fixFailureCount > 0 { throw ExitCode(2) }
    if outcome.fileCount == 0 { throw CommandError("No TFCat file was found there.") }
    if outcome.changedCount > 0 { throw ExitCode(1) }
  }
}
