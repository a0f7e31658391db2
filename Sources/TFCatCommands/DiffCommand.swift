import ArgumentParser
import Base
import CatalogueComparison
import TFCat
import TFCatConvert

/// `tfcat diff`
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Tells how two catalogues differ: events added, removed, moved or changed, and metadata.",
    discussion: """
      Events are paired by their ids; where the catalogues have no id in common, and for events without one, by overlap. Times \
      and frequencies are compared in seconds of UTC and Hz, whatever axes the catalogues have. A constant shift is recognised \
      and, where it has a usual reason, named. Exit status: 0 when nothing differs, 1 when something does, 2 when a catalogue \
      cannot be read.

        tfcat diff bursts-1.0.tfcat bursts-1.1.tfcat
        tfcat diff --events-only --format markdown old.tfcat new.tfcat -o changes.md
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case markdown
  }

  @Argument(
    help: ArgumentHelp("The one catalogue, or whatever convert reads; - is standard input.", valueName: "A"),
    completion: .file())
  var first: String

  @Argument(help: ArgumentHelp("The other.", valueName: "B"), completion: .file())
  var second: String

  @Option(help: "What tells which event is which: auto, id or overlap.")
  var by = DifferenceOptions.Pairing.automatic

  @Option(
    help: ArgumentHelp(
      "The least intersection over union of events that are paired by overlap.", valueName: "share"))
  var iou = 0.5

  @Flag(help: "Only events are compared, and not what the catalogues say of themselves.")
  var eventsOnly = false

  @Option(
    help: ArgumentHelp(
      "A property of events or of the catalogue that is not compared; may be given several times.",
      valueName: "property"))
  var ignore: [String] = []

  @Option(help: "How the answer is written: text, json or markdown.")
  var format = Format.text

  @Option(help: ArgumentHelp("How many lines text and markdown show of each kind.", valueName: "n"))
  var limit = 50

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var tt2000: TT2000Options

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if first == "-", second == "-" { throw ValidationError("Standard input can be read only once.") }
    guard iou >= 0, iou <= 1 else { throw ValidationError("--iou is a share from 0 to 1.") }
    if limit < 0 { throw ValidationError("--limit must be at least 0.") }
  }

  func run() throws {
    try OutputCollision.check(outputs: [answer.output], inputs: [first, second] + input.files)
    let inputs = try [first, second].map {
      try input.open($0, allowsEmpty: true, isOneOfSeveral: true, emptyStatus: 2)
    }
    var options = DifferenceOptions()
    (options.pairing, options.threshold) = (by, iou)
    (options.ignoresMetadata, options.ignoredProperties) = (eventsOnly, Set(ignore))
    let difference = try CatalogueDifference(
      inputs[0].catalogue, inputs[1].catalogue, options: options, tt2000Origin: tt2000.origin)
    let report = DifferenceReport(difference)
    for note in difference.notes { Console.say("note: \(note)") }
    let file = try OutputFile(path: answer.output)
    switch format {
    case .text: try file.write(report.text(limit: limit).utf8)
    case .json: try report.writeJSON(to: file)
    case .markdown: try file.write(report.markdown(limit: limit).utf8)
    }
    try file.commit()
    if difference.isDifferent { throw ExitCode(1) }
    if format == .text { Console.say("no difference") }
    try input.checkRejects(of: inputs)
  }
}

extension DifferenceOptions.Pairing: ExpressibleByArgument {}
