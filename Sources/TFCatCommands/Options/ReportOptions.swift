import ArgumentParser
import Base
import LintKit

/// Options of commands that report findings.
struct ReportOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A report besides that on standard output: its format, an equals sign and a file. May be given several times.",
      valueName: "format=file"))
  var report: [ReportTarget] = []

  @Flag(help: "Only count the findings of each rule.")
  var statistics = false

  @Flag(help: "No summary, and no text that was not asked for.")
  var quiet = false

  @OptionGroup
  var known: BaselineOptions

  @OptionGroup
  var jobs: JobsOption

  @Option(
    help: ArgumentHelp(
      "At most this many findings of one rule in one file; 0 for all. Default: 20 in reports for people, all for programs.",
      valueName: "n"))
  var maxPerRule: Int?

  @Option(help: ArgumentHelp("The name of standard input in the report.", valueName: "name"))
  var stdinFilename = "<stdin>"

  @Option(help: "Colour: auto, always or never.")
  var color = ColorChoice.auto

  func validate() throws {
    if let maxPerRule, maxPerRule < 0 { throw ValidationError("--max-per-rule must not be negative.") }
  }

  /// - Throws: where no file is named, or reports cannot be written so.
  func check(_ files: [String], format: ReportFormat?) throws {
    if files.isEmpty { throw ValidationError("Name a file, a directory, or - for standard input.") }
    let targets = targets(format: format)
    if targets.count(where: { $0.path == "-" }) > 1 {
      throw ValidationError(
        "Only one report can go to standard output; write the others to files, as --report sarif=out.sarif.")
    }
    if statistics, let target = targets.first(where: { $0.format.counted == nil }) {
      throw ValidationError(
        "--statistics counts as text or json, and not as \(target.format.reporter.format).")
    }
  }

  /// The path that standard input has in settings; `nil` where none was said.
  var stdinPath: String? { stdinFilename == "<stdin>" ? nil : stdinFilename }

  /// The reports that are written: those of `--report`, and one on standard output.
  func targets(format: ReportFormat?) -> [ReportTarget] {
    let usual: ReportFormat? = quiet || report.contains { $0.path == "-" } ? nil : .text
    return report + ((format ?? usual).map { [ReportTarget(format: $0)] } ?? [])
  }

  /// - Throws: where two reports, or a report and an input, are the same file.
  func checkCollisions(_ targets: [ReportTarget], inputs: [String]) throws {
    let outputs = targets.map(\.path) + known.outputs
    try OutputCollision.check(
      outputs: outputs.contains("-") ? outputs : outputs + ["-"],
      inputs: inputs + (known.baseline.map { [$0] } ?? []))
  }

  /// How often a rule may speak of a file in a report; `nil` for always.
  func limit(of target: ReportTarget) -> Int? {
    if statistics { return 0 }
    let limit = maxPerRule ?? (target.format.reporter.isForPeople ? 20 : 0)
    return limit == 0 ? nil : limit
  }

  /// How many findings of a rule linting has to keep, so that all reports have what they show.
  func limit(of targets: [ReportTarget]) -> Int? {
    // What a baseline knows is found out of all findings.
    if known.baseline != nil || known.writeBaseline != nil { return nil }
    var most = 1
    for target in targets {
      guard let limit = limit(of: target) else { return nil }
      most = max(most, limit)
    }
    return most
  }
}

extension ColorChoice: ExpressibleByArgument {}
