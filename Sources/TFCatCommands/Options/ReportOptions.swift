import ArgumentParser
import Base
import LintKit
import TFCat
import TFCatJSON
import TFCatLint

/// Options of commands that report findings.
struct ReportOptions: ParsableArguments {
  @Option(help: ArgumentHelp("How many processors to use; as many as there are by default.", valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      "At most this many findings of one rule in one file; 0 for all. Default: 20 as text, all as JSON.",
      valueName: "n"))
  var maxPerRule: Int?

  @Option(help: ArgumentHelp("The name of standard input in the report.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @Option(help: "Colour: auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    if let jobs, jobs < 1 { throw ValidationError("--jobs must be at least 1.") }
    if let maxPerRule, maxPerRule < 0 { throw ValidationError("--max-per-rule must not be negative.") }
  }

  /// - Throws: where no file is named, or standard input twice.
  func check(_ files: [String]) throws {
    if files.isEmpty { throw ValidationError("Name a file, a directory, or - for standard input.") }
    if files.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
  }

  var processorCount: Int { jobs ?? Console.processorCount }

  /// How often a rule may speak of a file; `nil` for always.
  func limit(isForPeople: Bool) -> Int? {
    let limit = maxPerRule ?? (isForPeople ? 20 : 0)
    return limit == 0 ? nil : limit
  }

  /// - Parameter rules: those of the run.
  func reporter(_ type: any Reporter.Type, rules: [RuleDescription] = []) -> any Reporter {
    type.init(ReportStyle(toolVersion: TFCatCommand.version, usesColor: color.isOn, rules: rules))
  }

  /// Reports on files, on standard output.
  ///
  /// - Returns: what was found, and how many files were left out because they are no TFCat.
  func report(
    on files: CatalogueFiles, by linter: some FileLinter, _ reporter: any Reporter
  ) throws -> (summary: LintSummary, skippedCount: Int) {
    var reporter = reporter
    var summary = LintSummary()
    var skippedCount = 0
    let output = try OutputFile(path: "-")
    try output.write(reporter.begin().utf8)
    for candidate in files.candidates {
      let path = candidate.path
      let name = path == "-" ? stdinFilename : path
      do {
        guard let (file, outline) = try candidate.open(jobs: processorCount) else {
          skippedCount += 1
          continue
        }
        let report = linter.lint(file, path: name, outline: outline)
        summary.add(report)
        try output.write(reporter.report(report, file: report.isText ? file : nil).utf8)
      } catch let failure as MappedFile.Failure {
        let report = linter.unreadable(path: name, reason: failure.reason)
        summary.add(report)
        try output.write(reporter.report(report, file: nil).utf8)
      }
    }
    try output.write(reporter.end(summary).utf8)
    try output.commit()
    return (summary, skippedCount)
  }
}

extension ColorChoice: ExpressibleByArgument {}
