import ArgumentParser
import Base
import JSONSchema
import TFCat
import TFCatLint

/// `tfcat validate`
struct ValidateCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case flag
    case basic
    case detailed

    /// Of the outputs that JSON Schema itself describes.
    var output: OutputFormat? { OutputFormat(rawValue: rawValue) }
  }

  static let configuration = CommandConfiguration(
    commandName: "validate",
    abstract:
      "Checks any JSON documents against a JSON Schema (draft-07 or 2020-12); by default that of TFCat.",
    discussion: """
      Findings go to standard output as those of lint do, one summary line to standard error. The formats flag, basic and \
      detailed are those of the JSON Schema specification: one JSON object a line for each file. Nothing is fetched from \
      a network: documents to which a schema refers lie beside it, or in the directories of --register.
      """)

  @Argument(help: ArgumentHelp("Files, directories, or - for standard input.", valueName: "file"))
  var files: [String]

  @Option(help: ArgumentHelp("A JSON Schema; that of TFCat 1.0 by default.", valueName: "file"))
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

  @Option(help: "How findings are written: \(Format.allCases.map(\.rawValue).joined(separator: ", ")).")
  var format = Format.text

  @OptionGroup
  var reports: ReportOptions

  func validate() throws { try reports.check(files) }

  func run() throws {
    let options = SchemaOptions(draft: draft.draft, assertsFormats: assertFormats)
    let schema = try SchemaFiles(register: register).schema(at: self.schema, options: options)
    let found = CatalogueFiles(files, takesAnyJSON: self.schema != nil)
    try OutputCollision.check(outputs: ["-"], inputs: found.paths + (self.schema.map { [$0] } ?? []))
    if let output = format.output { return try write(output, of: found.paths, schema) }
    let linter = SchemaLinter(
      schema: schema, jobs: reports.processorCount, maximumPerRule: reports.limit(isText: format == .text))
    let reporter: any Reporter =
      format == .json
      ? JSONReporter(toolVersion: TFCatCommand.version) : TextReporter(usesColor: reports.color.isOn)
    let summary = try reports.report(on: found.paths, by: linter, reporter)
    Console.say(summary.line)
    if summary.unreadableCount > 0 { throw ExitCode(2) }
    if found.paths.isEmpty { throw CommandError("No JSON file was found there.") }
    if summary.reaches(.error) { throw ExitCode(1) }
  }

  /// One line of JSON for each file.
  private func write(_ format: OutputFormat, of paths: [String], _ schema: Schema) throws {
    let output = try OutputFile(path: "-")
    var areValid = true
    for path in paths {
      let file = try MappedFile(path: path)
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
