import ArgumentParser
import Base
import CatalogueOperations
import TFCatConvert

/// `tfcat dedupe`
struct DedupeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dedupe",
    abstract: "Leaves out events that are there already.",
    discussion: """
      Two features are one event where they have the same id or, with --overlap, where the boxes around them in time and \
      frequency share enough of what they cover together. The first of the file stays. A feature without an id, or \
      without a known place, is kept.

      Exit status: 1 when there is no feature, and when rows of the input are rejected with --strict; 2 when the work \
      could not be done.

        tfcat dedupe bursts.tfcat -o once.tfcat
        tfcat dedupe --overlap 0.8 all.tfcat -o once.tfcat
      """)

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "source"), completion: .file())
  var source = "-"

  @Flag(help: "The same id is the same event; so it is where nothing else is said.")
  var byID = false

  @Option(
    help: ArgumentHelp(
      "Boxes that share this much, from above 0 to 1, are the same event: intersection over union.",
      valueName: "share"))
  var overlap: Double?

  @Option(
    help: ArgumentHelp(
      "Properties that must be the same too, separated by commas.", valueName: "properties"))
  var same: [String] = []

  @OptionGroup(title: "Output")
  var result: OperationOutput

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if byID, overlap != nil { throw ValidationError("Say --by-id or --overlap.") }
    if let overlap, !(overlap > 0 && overlap <= 1) {
      throw ValidationError("--overlap wants a number above 0, up to 1.")
    }
  }

  func run() throws {
    let format = try result.format(beside: [source] + input.files)
    let catalogue = try input.open(source, allowsEmpty: result.allowEmpty)
    let output = try FeatureOutput(
      path: result.output, as: format, head: catalogue.head, frame: catalogue.frame)
    var names: [String] = []
    for list in same { for name in list.split(separator: ",") { names.append(String(name)) } }
    let rule = overlap.map { CatalogueDedupe.Rule.overlap($0) } ?? .id
    let lines = LimitedLines()
    let report = try CatalogueDedupe(rule, sameProperties: names).run(catalogue, into: output) {
      lines.say("\(source): left out: \($0)")
    }
    lines.sayRest("features left out")
    if report.unknown > 0 {
      let reason = overlap == nil ? "without an id" : "without a known place"
      Console.say("note: \(report.unknown.of("feature")) \(reason) kept")
    }
    let differ = report.different > 0 ? ", \(report.different) of which differ from the one that stays" : ""
    try result.finish(output) {
      Console.say(
        "\(output.count) of \(report.looked.of("feature")) written\(result.place); left out: \(report.dropped)\(differ)"
      )
    }
    try input.checkRejects(of: [catalogue])
  }
}
