import ArgumentParser
import Base
import JSONSchema
import LintConfiguration
import LintKit
import TFCat
import TFCatJSON
import TFCatLint

/// `tfcat validate`
struct ValidateCommand: ParsableCommand {
  /// A report like that of lint, or an output that JSON Schema itself describes.
  enum Format: ExpressibleByArgument {
    case report(ReportFormat)
    case output(OutputFormat)

    init?(argument: String) {
      if let format = ReportFormat(argument: argument) {
        self = .report(format)
      } else if let format = OutputFormat(rawValue: argument) {
        self = .output(format)
      } else {
        return nil
      }
    }

    static var allValueStrings: [String] {
      ReportFormat.allValueStrings + OutputFormat.allCases.map(\.rawValue)
    }

    static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

    /// `nil` for an output of JSON Schema.
    var report: ReportFormat? {
      if case .report(let format) = self { format } else { nil }
    }
  }

  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract:
      "Checks any JSON documents against a JSON Schema (draft-07, 2019-09 or 2020-12); by default that of TFCat.",
    discussion: """
      Findings go to standard output as those of lint do, one summary line to standard error. The formats flag, basic and \
      detailed are those of the JSON Schema specification: one JSON object a line for each file. Nothing is fetched from \
      a network: documents to which a schema refers lie beside it, or in the directories of --register.

        tfcat validate bursts.tfcat
        tfcat validate --schema project.schema.json --format junit data/
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, directories, patterns ('data/**/*.json'), @LIST for the files that a file names, or - for standard input.",
      valueName: "file"), completion: .file())
  var files: [String]

  @Option(
    help: ArgumentHelp("A JSON Schema; that of TFCat 1.0 by default.", valueName: "file"), completion: .file()
  )
  var schema: String?

  @Option(
    help: ArgumentHelp(
      "The edition of schemas that do not say it by $schema: 7, 2019-09 or 2020-12.", valueName: "edition"))
  var draft = Edition.draft2020

  @Option(
    help: ArgumentHelp(
      "Documents whose URI begins so lie in that directory. May be given several times.",
      valueName: "url-prefix=directory"))
  var register: [String] = []

  @Flag(help: "Let format judge strings, and not only tell about them.")
  var assertFormats = false

  @Option(help: "How findings are written: \(Format.allValueStrings.joined(separator: ", ")). Default: text.")
  var format: Format?

  @OptionGroup(title: "Settings and searches")
  var configuration: ConfigurationOptions

  @OptionGroup(title: "Reports")
  var reports: ReportOptions

  func validate() throws {
    if case .output(let output) = format {
      // These are no lists of findings.
      let known = reports.known
      if !reports.report.isEmpty || reports.statistics || known.baseline != nil || known.writeBaseline != nil
      {
        throw ValidationError(
          "--report, --statistics and baselines do not go with --format \(output.rawValue).")
      }
    }
    try reports.check(files, format: format?.report)
  }

  func run() throws {
    let options = SchemaOptions(draft: draft.draft, assertsFormats: assertFormats)
    let schema = try SchemaFiles(register: register).schema(at: self.schema, options: options)
    let resolver = try SettingsResolver(
      configuration.mode, options: configuration.settings, rules: DocumentLinter.rules)
    let found = try CatalogueFiles(
      configuration.inputs(resolver), files, takesAnyJSON: self.schema != nil)
    try resolver.finish()
    let targets = reports.targets(format: format?.report)
    try reports.checkCollisions(targets, inputs: found.paths + (self.schema.map { [$0] } ?? []))
    if case .output(let output) = format { return try write(output, of: found, schema) }
    let plan = LintPlan(
      resolver, rules: SchemaLinter.rules.map(\.description).sorted { $0.id < $1.id },
      jobs: reports.jobs.count, maximumPerRule: reports.limit(of: targets), stdinName: reports.stdinPath,
      takesSelection: false
    ) { options, _ in SchemaLinter(schema: schema, options: options) }
    let outcome = try ReportRun(options: reports, targets: targets, plan: plan).report(on: found)
    let summary = outcome.summary
    if !reports.quiet { Console.say(summary.line) }
    if summary.unreadableCount > 0 { throw ExitCode(2) }
    if summary.fileCount == 0 { throw CommandError("No JSON file was found there.") }
    if outcome.fails { throw ExitCode(1) }
  }

  /// One line of JSON for each file.
  private func write(_ format: OutputFormat, of files: CatalogueFiles, _ schema: Schema) throws {
    let output = try OutputFile(path: "-")
    var areValid = true
    for candidate in files.candidates {
      let path = candidate.path
      guard let file = try candidate.open(jobs: reports.jobs.count)?.file else { continue }
      var line: JSONObject = ["file": .string(path == "-" ? reports.stdinFilename : path)]
      do throws(JSONValue.TextFault) {
        let evaluation = try schema.evaluate(file, keepsAnnotations: format != .flag)
        areValid = areValid && evaluation.isValid
        line.members += evaluation.output(format).object?.members ?? []
      } catch {
        areValid = false
        line["valid"] = false
        if format != .flag {
          line["errors"] = [
            [
              "instanceLocation": "", "keywordLocation": "",
              "error": .string("\(error.message) (byte \(error.offset))"),
            ]
          ]
        }
      }
      try output.write("\(JSONValue.object(line))\n".utf8)
    }
    try output.commit()
    if !areValid { throw ExitCode(1) }
  }
}

/// The editions of JSON Schema by their names on the command line.
enum Edition: String, CaseIterable, ExpressibleByArgument {
  case draft7 = "7"
  case draft2019 = "2019-09"
  case draft2020 = "2020-12"

  var draft: Draft {
    switch self {
    case .draft7: .draft7
    case .draft2019: .draft2019
    case .draft2020: .draft2020
    }
  }
}
