import ArgumentParser
import TFCat

/// `tfcat convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Writes a catalogue in other axes: another time system, another spectral unit.",
    discussion: """
      The result goes to --output when it is complete, one summary line to standard error. Exit status: 1 when the result \
      was written but something that belongs to the old axes stayed as it was, 2 when nothing was written.
      """)

  @Argument(help: ArgumentHelp("A catalogue, or - for standard input.", valueName: "file"))
  var file = "-"

  @OptionGroup var crs: CRSOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("The file to write; - for standard output.", valueName: "file"))
  var output = "-"

  func run() throws {
    let conversion = CatalogueConversion(transform: try crs.transform())
    let outcome = try conversion.run(from: file, to: output)
    for line in outcome.remarks { Console.say(line) }
    Console.say(outcome.summary)
    if !outcome.isComplete { throw ExitCode(1) }
  }
}
