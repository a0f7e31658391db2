import ArgumentParser
import Base
import CatalogueOperations
import TFCat
import TFCatConvert

/// `tfcat split`
struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split",
    abstract: "Writes the features of a catalogue into several catalogues.",
    discussion: """
      Each part has the head of the catalogue, and its features in their order as they stand in the file, to the byte. \
      Features without a value go to the part "none".

      Exit status: 1 when there is no feature, and when rows of the input are rejected with --strict; 2 when the work \
      could not be done.

        tfcat split bursts.tfcat --by year -o 'bursts-{year}.tfcat'
      """)

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "source"), completion: .file())
  var source = "-"

  @Option(
    help: ArgumentHelp(
      "year, month or day (UTC) in which events start, a property, or a formula.", valueName: "key"))
  var by: String?

  @Option(help: ArgumentHelp("Parts of so many features.", valueName: "number"))
  var count: Int?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where parts go: a path with {} in the place of what tells them apart, as in bursts-{}.tfcat.",
      valueName: "pattern"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The format to write; otherwise the ending of the pattern tells.", valueName: "format"),
    completion: .formats)
  var to: String?

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if (by == nil) == (count == nil) { throw ValidationError("Say --by or --count.") }
    if let count, count < 1 { throw ValidationError("--count wants a number from 1 on.") }
  }

  func run() throws {
    let split = CatalogueSplit(try key())
    let pattern: OutputPattern
    do {
      pattern = try OutputPattern(output)
    } catch {
      throw CommandError("--output: \(error.reason)")
    }
    _ = try FormatRegistry.standard.format(of: pattern.path(for: "x"), named: to)
    let catalogue = try input.open(source)
    let parts = try split.run(
      catalogue, to: pattern, as: { try FormatRegistry.standard.format(of: $0, named: to) },
      check: { try OutputCollision.check(outputs: $0, inputs: [source] + input.files) })
    guard !parts.isEmpty else {
      Console.say("Error: there is no feature, so nothing was written")
      throw ExitCode(1)
    }
    let lines = LimitedLines()
    for part in parts { lines.say("\(part.path): \(part.count.of("feature"))") }
    lines.sayRest("catalogues")
    let total = parts.reduce(0) { $0 + $1.count }
    Console.say("\(total.of("feature")) in \(parts.count.of("catalogue"))")
    try input.checkRejects(of: [catalogue])
  }

  private func key() throws -> CatalogueSplit.Key {
    if let count { return .count(count) }
    switch by {
    case "year"?: return .year
    case "month"?: return .month
    case "day"?: return .day
    default:
      do {
        return .formula(try FeatureConditions.Formula(by ?? "").expression)
      } catch {
        throw CommandError("--by: \(error.reason)")
      }
    }
  }
}
