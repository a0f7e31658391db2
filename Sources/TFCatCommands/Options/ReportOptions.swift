import ArgumentParser
import Base
import TFCat
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
  func limit(isText: Bool) -> Int? {
    let limit = maxPerRule ?? (isText ? 20 : 0)
    return limit == 0 ? nil : limit
  }

  /// Reports on files, on standard output.
  func report(on paths: [String], by linter: some FileLinter, _ reporter: any Reporter) throws -> LintSummary
  {
    var reporter = reporter
    var summary = LintSummary()
    let output = try OutputFile(path: "-")
    try output.write(reporter.begin().utf8)
    for path in paths {
      let name = path == "-" ? stdinFilename : path
      do {
        let file = try MappedFile(path: path)
        let report = linter.lint(file, path: name)
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
    return summary
  }
}

/// What finds faults in a file.
protocol FileLinter {
  func lint(_ file: MappedFile, path: String) -> FileReport
  func unreadable(path: String, reason: String) -> FileReport
}

extension CatalogueLinter: FileLinter {}
extension SchemaLinter: FileLinter {}

extension ColorChoice: ExpressibleByArgument {}
