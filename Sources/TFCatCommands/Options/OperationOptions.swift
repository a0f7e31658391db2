import ArgumentParser
import Base
import CatalogueOperations
import TFCat
import TFCatConvert

/// The options of operations that read catalogues, or anything that can be converted into one.
struct OperationInput: ParsableArguments {
  @Option(
    help: ArgumentHelp("The format of the input, when its content does not tell.", valueName: "format"),
    completion: .sources)
  var from: String?

  @Flag(help: "Exit status 1 when rows of the input are rejected.")
  var strict = false

  @OptionGroup(title: "What the source does not say")
  var parameters: SourceParameters

  /// What opens the inputs.
  var opening: InputOpening { InputOpening(format: from, parameters: parameters.values, isStrict: strict) }

  /// Opens an input; see `InputOpening`.
  func open(
    _ path: String, allowsEmpty: Bool = false, isOneOfSeveral: Bool = false, emptyStatus: Int32 = 1
  ) throws -> CatalogueInput {
    try opening.open(
      path, allowsEmpty: allowsEmpty, isOneOfSeveral: isOneOfSeveral, emptyStatus: emptyStatus)
  }

  /// - Throws: `ExitCode` 1 where rows of an input were rejected and the user wants to know.
  func checkRejects(of inputs: [CatalogueInput]) throws { try opening.checkRejects(of: inputs) }

  /// The files that options name.
  var files: [String] { opening.files }
}

/// The options of operations that write one catalogue.
struct OperationOutput: ParsableArguments {
  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the catalogue goes; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(
    help: ArgumentHelp(
      "The format to write; otherwise the ending of the output's name tells, and TFCat is the default.",
      valueName: "format"), completion: .formats)
  var to: String?

  @Flag(
    help: "For spreadsheets: an apostrophe stands before cells of CSV that they would take for formulas.")
  var safeCSV = false

  @Flag(help: "Writes a catalogue also where there is no feature.")
  var allowEmpty = false

  /// The format of the output.
  ///
  /// - Parameter inputs: files that must not be written over.
  func format(beside inputs: [String]) throws -> any CatalogueFormat {
    try OutputCollision.check(outputs: [output], inputs: inputs)
    let format = try FormatRegistry.standard.format(of: output, named: to)
    guard safeCSV else { return format }
    guard format is CSVFormat else { throw CommandError("--safe-csv goes with --to csv.") }
    return CSVFormat(isForSpreadsheets: true)
  }

  /// Completes the output, and then says what became of it.
  ///
  /// - Parameter say: says how many features were written, and which were not.
  /// - Throws: `ExitCode` 1 where there is no feature and an empty catalogue is not wanted.
  func finish(_ result: FeatureOutput, _ say: () -> Void) throws {
    guard result.count > 0 || allowEmpty else {
      say()
      Console.say(
        "Error: no feature is left, so nothing was written (--allow-empty writes a catalogue without features)"
      )
      throw ExitCode(1)
    }
    try result.finish()
    say()
  }

  /// ` to FILE`, or nothing for standard output.
  var place: String { output == "-" ? "" : " to \(output)" }
}
