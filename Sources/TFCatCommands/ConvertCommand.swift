import ArgumentParser
import TFCat
import TFCatConvert

/// `tfcat convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Makes a catalogue of event lists.",
    discussion: """
      The format is recognised from the content of the first bytes; `tfcat formats` lists what can be read and written. \
      Several inputs become one catalogue, in their order. Every row becomes a feature or a reject, or announces no \
      event; the counts go to standard error. With --strict a reject makes the exit status 1.
      """)

  @Argument(help: ArgumentHelp("Files, or - for standard input.", valueName: "source"))
  var sources: [String]

  @Option(
    help: ArgumentHelp("The format of the sources, when its content does not tell.", valueName: "format"))
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The format to write; otherwise the ending of the output's name tells, and TFCat is the default.",
      valueName: "format"))
  var to: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the catalogue goes; - is standard output.", valueName: "file"))
  var output = "-"

  @Option(
    help: ArgumentHelp("Where rejected rows go, as CSV with file, line, reason and text.", valueName: "file"))
  var rejects: String?

  @Flag(help: "Exit status 1 when rows are rejected.")
  var strict = false

  @Option(
    help: ArgumentHelp(
      "Makes repairs that are off by default: names separated by commas, or all.", valueName: "names"))
  var repairs: [String] = []

  @Option(help: ArgumentHelp("Does not make repairs: names separated by commas, or all.", valueName: "names"))
  var noRepair: [String] = []

  @OptionGroup(title: "What the source does not say")
  var parameters: SourceParameters

  @OptionGroup(title: "Other axes, for a catalogue")
  var crs: CRSOptions

  @OptionGroup(title: "Metadata of the catalogue")
  var metadata: CatalogueMetadata

  func validate() throws {
    if sources.isEmpty { throw ValidationError("Name a file, or - for standard input.") }
    if sources.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    if rejects == output {
      throw ValidationError("The catalogue and the rejects cannot both go to \(output).")
    }
  }

  func run() throws {
    if crs.isGiven { return try reexpress() }
    let options = SourceOptions(
      parameters: parameters.values, enabledRepairs: Set(names(repairs)),
      disabledRepairs: Set(names(noRepair)))
    let format =
      try to.map(Formats.targets.format(named:)) ?? Formats.targets.format(of: output) ?? TFCatFormat()
    var conversion = try Conversion(
      paths: sources, format: from ?? (parameters.map == nil ? nil : "table"), options: options,
      metadata: metadata.properties(),
      registry: Formats.sources)
    let rejectWriter = try rejects.map { path in try RejectWriter(path: path) }
    var shown = 0
    if rejects == nil {
      conversion.onReject = { reject in
        shown += 1
        if shown <= Self.maximumShown {
          Console.say("\(reject.file):\(reject.line): rejected: \(reject.reason)")
        }
      }
    }
    let report = try conversion.run(
      into: try format.sink(path: output, head: conversion.head), rejects: rejectWriter)
    if shown > Self.maximumShown {
      Console.say("\(shown - Self.maximumShown) more rejects; --rejects FILE keeps them all with their text")
    }
    for note in report.notes { Console.say("note: \(note)") }
    Console.say(report.description)
    if strict, report.total.rejects > 0 { throw ExitCode(1) }
  }

  /// Writes a catalogue in other axes.
  private func reexpress() throws {
    guard sources.count == 1, from == nil, to == nil else {
      throw ValidationError("--time and --spectral take one TFCat catalogue and write another.")
    }
    let outcome = try CatalogueConversion(transform: try crs.transform()).run(from: sources[0], to: output)
    for line in outcome.remarks { Console.say(line) }
    Console.say(outcome.summary)
    if !outcome.isComplete { throw ExitCode(1) }
  }

  private static let maximumShown = 20

  private func names(_ values: [String]) -> [String] {
    values.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }
}

/// Options that only some formats understand.
struct SourceParameters: ParsableArguments {
  @Option(help: ArgumentHelp("The instrument's range in MHz, as in 20-90.", valueName: "low-high"))
  var band: String?

  @Option(
    help: ArgumentHelp(
      "The ranges of stations: CSV with station, lower and upper limit in MHz.", valueName: "file"))
  var stations: String?

  @Option(
    help: ArgumentHelp("The mapping of a table, which is what the sources then are.", valueName: "file"))
  var map: String?

  var values: [String: String] {
    [("band", band), ("stations", stations), ("map", map)].reduce(into: [:]) { values, option in
      values[option.0] = option.1
    }
  }
}
