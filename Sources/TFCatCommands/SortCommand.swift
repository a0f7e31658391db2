import ArgumentParser
import Base
import CatalogueOperations
import TFCatConvert

/// `tfcat sort`
struct SortCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sort",
    abstract: "Sorts the features of a catalogue by time, frequency or properties.",
    discussion: """
      Features that are alike keep their order; those without a value come last. Large catalogues are sorted on disk, in \
      TMPDIR or /tmp. Features are written as they stand in the file, to the byte.

      Exit status: 1 when there is no feature, and when rows of the input are rejected with --strict; 2 when the work \
      could not be done.

        tfcat sort bursts.tfcat --by time -o sorted.tfcat
        tfcat merge 2023.tfcat 2024.tfcat | tfcat sort --by time -o all.tfcat
      """)

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "source"), completion: .file())
  var source = "-"

  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      """
      time (start, then end), frequency (lowest, then highest), a property or a formula; several with commas between; - \
      before one sorts it from the highest down, as in --by burst_type,-peak_flux. By default time.
      """, valueName: "keys"))
  var by: [String] = []

  @Flag(help: "Sorts all keys from the highest down.")
  var reverse = false

  @OptionGroup(title: "Output")
  var result: OperationOutput

  @OptionGroup(title: "Input")
  var input: OperationInput

  func run() throws {
    var key: SortKey
    do {
      key = try SortKey(parsing: by.isEmpty ? ["time"] : by)
    } catch {
      throw CommandError("--by: \(error.reason)")
    }
    let text = key.components.map(\.text).joined(separator: ", ")
    if reverse {
      for index in key.components.indices { key.components[index].isDescending.toggle() }
    }
    let format = try result.format(beside: [source] + input.files)
    let catalogue = try input.open(source, allowsEmpty: result.allowEmpty)
    let output = try FeatureOutput(
      path: result.output, as: format, head: catalogue.head, frame: catalogue.frame)
    let incomplete = try CatalogueSort(key).run(catalogue, into: output)
    if incomplete > 0 {
      let verb = incomplete == 1 ? "comes" : "come"
      Console.say("note: \(incomplete.of("feature")) without a value for a key \(verb) last")
    }
    let direction = reverse ? ", from the highest down" : ""
    try result.finish(output) {
      Console.say("\(output.count.of("feature")) sorted by \(text)\(direction)\(result.place)")
    }
    try input.checkRejects(of: [catalogue])
  }
}
