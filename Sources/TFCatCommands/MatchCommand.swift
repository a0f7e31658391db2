import ArgumentParser
import Base
import CatalogueComparison
import TFCat
import TFCatConvert

/// `tfcat match`
struct MatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "match",
    abstract: "Pairs the events of two catalogues: matched, missed, extra, with precision and recall.",
    discussion: """
      A is the catalogue that is held to be right, B the one that is compared with it, such as what a detector found. Both are \
      brought to seconds of UTC and Hz, whatever axes they have. Of all ways to pair events one to one the one with the greatest \
      sum of the measure is taken.

        tfcat match reference.tfcat detected.tfcat --iou 0.5
        tfcat match reference.tfcat detected.tfcat --by time --gap 60s --format json
        tfcat convert detections.csv --map map.yml | tfcat match reference.tfcat -
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case csv
  }

  @Argument(
    help: ArgumentHelp(
      "The catalogue that is held to be right, or whatever convert reads; - is standard input.",
      valueName: "A"), completion: .file())
  var first: String

  @Argument(
    help: ArgumentHelp("The catalogue that is compared with it.", valueName: "B"), completion: .file())
  var second: String

  @Option(
    help: """
      What tells how well two events fit: iou (intersection over union of the shapes), time or frequency (the same of the \
      stretches of one axis), or distance (the shortest way between them, in units of --gap).
      """)
  var by = MatchOptions.Measure.iou

  @Option(
    help: ArgumentHelp(
      "The least measure of a pair, 0 to 1; events that share nothing are no pair even with 0.",
      valueName: "share"))
  var iou = 0.5

  @Option(
    help: ArgumentHelp(
      """
      How far apart events may lie: 60s, 1MHz, or both as 60s,1MHz. Events are then measured by their boxes, with half of it \
      on each side; with --by distance it is what counts as 1.
      """, valueName: "gap"))
  var gap: GapArgument?

  @Flag(help: "An event may have several partners: every pair that fits is told.")
  var manyToMany = false

  @Flag(help: "Only events of the same type are paired.")
  var sameType = false

  @Option(
    help: ArgumentHelp(
      "The property that tells types of events; otherwise the one that looks like it.", valueName: "property")
  )
  var type: String?

  @Option(
    help: ArgumentHelp(
      "The property of B that tells how sure a detector is: average precision is counted as COCO does.",
      valueName: "property"))
  var score: String?

  @Option(help: "How the answer is written: text, json or csv.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      "How many pairs, missed and extra events the text shows of each.", valueName: "n"))
  var limit = 20

  @OptionGroup var answer: AnswerOptions

  @Option(
    help: ArgumentHelp(
      "A catalogue to be written of the events without a partner, in the axes of A.", valueName: "file"),
    completion: .file())
  var disagreements: String?

  @OptionGroup var tt2000: TT2000Options

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if first == "-", second == "-" { throw ValidationError("Standard input can be read only once.") }
    guard iou >= 0, iou <= 1 else { throw ValidationError("--iou is a share from 0 to 1.") }
    if by == .distance, gap == nil {
      throw ValidationError("--by distance needs --gap, the distance that counts as 1: --gap 60s,1MHz.")
    }
    if limit < 0 { throw ValidationError("--limit must be at least 0.") }
    if disagreements == "-", answer.output == "-" {
      throw ValidationError("Only one of --output and --disagreements can be standard output.")
    }
  }

  func run() throws {
    try OutputCollision.check(
      outputs: [answer.output] + [disagreements].compactMap { $0 }, inputs: [first, second] + input.files)
    let inputs = try [first, second].map { try input.open($0, allowsEmpty: true, isOneOfSeveral: true) }
    let matching = try Matching(
      inputs[0].catalogue, inputs[1].catalogue, options: options, tt2000Origin: tt2000.origin)
    let report = MatchReport(matching)
    for note in matching.notes { Console.say("note: \(note)") }
    if let disagreements {
      let (written, left) = try Disagreements(report, tt2000Origin: tt2000.origin).write(to: disagreements)
      let rest = left > 0 ? "; \(left) without a place in the axes of \(first) could not be" : ""
      Console.say(
        "\(written) \(written == 1 ? "event" : "events") without a partner written to \(disagreements)\(rest)"
      )
    }
    let file = try OutputFile(path: answer.output)
    switch format {
    case .text: try file.write(report.text(limit: limit).utf8)
    case .json: try report.writeJSON(to: file)
    case .csv: try report.writeCSV(to: file)
    }
    try file.commit()
    try input.checkRejects(of: inputs)
  }

  private var options: MatchOptions {
    var options = MatchOptions()
    (options.measure, options.threshold) = (by, iou)
    (options.timeGap, options.frequencyGap) = (gap?.time, gap?.frequency)
    (options.isManyToMany, options.needsSameType) = (manyToMany, sameType)
    (options.typeField, options.scoreField) = (type, score)
    return options
  }
}

extension MatchOptions.Measure: ExpressibleByArgument {}
