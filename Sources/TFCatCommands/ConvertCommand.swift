import ArgumentParser
import Base
import TFCat
import TFCatConvert

/// `tfcat convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Makes a catalogue of event lists, or of another catalogue in other axes or another format.",
    discussion: """
      The format is recognised from the content of the first bytes; `tfcat formats` lists what can be read and written. \
      Several inputs become one catalogue, in their order. Every row becomes a feature or a reject, or announces no \
      event; the counts go to standard error. With --time and --spectral the result is in other axes.

      Exit status: 1 when there are rejects with --strict, or when something that belongs to the old axes stayed as it \
      was; 2 when nothing was written.
      """)

  @Argument(help: ArgumentHelp("Files, or - for standard input.", valueName: "source"))
  var sources: [String] = []

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

  @OptionGroup(title: "Axes of the result")
  var crs: CRSOptions

  @OptionGroup(title: "What the source does not say")
  var parameters: SourceParameters

  @OptionGroup(title: "Metadata of the catalogue")
  var metadata: CatalogueMetadata

  func validate() throws {
    if sources.isEmpty, !crs.isGiven { throw ValidationError("Name a file, or - for standard input.") }
    if sources.count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    if let rejects, rejects == output, rejects != "/dev/null" {
      throw ValidationError("The catalogue and the rejects cannot both go to \(rejects).")
    }
  }

  func run() throws {
    var inputs: [SourceFile] = []
    for path in sources.isEmpty ? ["-"] : sources { inputs.append(try SourceFile(path: path)) }
    let format =
      try to.map(Formats.targets.format(named:)) ?? Formats.targets.format(of: output) ?? TFCatFormat()
    if crs.isGiven, let reader = try currentCatalogue(inputs, format) {
      return try reexpress(reader, named: inputs[0].path)
    }
    try convert(inputs, into: format)
  }

  // MARK: - Event lists, and all formats

  private func convert(_ inputs: [SourceFile], into format: any CatalogueFormat) throws {
    let source = try sourceFormat(of: inputs)
    var options = SourceOptions(
      parameters: parameters.values, enabledRepairs: Set(names(repairs)),
      disabledRepairs: Set(names(noRepair)))
    if source == CatalogueEventSource.description.name, inputs.count == 1 {
      options.inputsAreSound = SoundCatalogue.isSound(inputs[0].file, path: inputs[0].path)
    }
    var conversion = try Conversion(
      inputs: inputs, format: source, options: options,
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
    let axes = crs.isGiven ? ReexpressedFormat(format, transform: try crs.transform()) : nil
    let sink = try (axes ?? format).sink(path: output, head: conversion.head)
    let report = try conversion.run(into: sink, rejects: rejectWriter)
    if shown > Self.maximumShown {
      Console.say("\(shown - Self.maximumShown) more rejects; --rejects FILE keeps them all with their text")
    }
    for note in report.notes { Console.say("note: \(note)") }
    if report.total.features == 0, report.total.rejects > 0 {
      Console.say("note: no row became a feature: are these rows of the format \(report.format)?")
    }
    var isComplete = true
    if let sink = sink as? ReexpressingSink {
      let outcome = CatalogueConversion.Outcome(sink.count, conversion.head, sink.transform, to: output)
      for line in outcome.remarks { Console.say(line) }
      isComplete = outcome.isComplete
    }
    Console.say(report.description)
    if (strict && report.total.rejects > 0) || !isComplete { throw ExitCode(1) }
  }

  private static let maximumShown = 20

  private func sourceFormat(of inputs: [SourceFile]) throws -> String {
    if let from { return from }
    return parameters.map == nil ? try Formats.sources.recognize(inputs).description.name : "table"
  }

  private func names(_ values: [String]) -> [String] {
    values.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }

  // MARK: - A catalogue in other axes

  /// A single catalogue of TFCat 1.0 that is to be TFCat again: it is carried over as it is but for its axes.
  private func currentCatalogue(
    _ inputs: [SourceFile], _ format: any CatalogueFormat
  ) throws -> CatalogueReader? {
    guard let input = inputs.first, inputs.count == 1, format is TFCatFormat, from == nil || from == "tfcat",
      parameters.values.isEmpty, try metadata.properties().isEmpty, repairs.isEmpty, noRepair.isEmpty,
      rejects == nil, try from != nil || isCatalogue(input)
    else { return nil }
    return try CatalogueReader(file: input.file, path: input.path)
  }

  private func isCatalogue(_ input: SourceFile) throws -> Bool {
    input.file.count == 0 || CatalogueEventSource.recognize(input.start) > .no
  }

  private func reexpress(_ reader: consuming CatalogueReader, named path: String) throws {
    let conversion = CatalogueConversion(transform: try crs.transform())
    let outcome = try conversion.run(from: reader, named: path == "-" ? "<stdin>" : path, to: output)
    for line in outcome.remarks { Console.say(line) }
    Console.say(outcome.summary)
    if !outcome.isComplete { throw ExitCode(1) }
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

  @Option(help: ArgumentHelp("The unit of the frequencies: kHz, MHz ...", valueName: "unit"))
  var unit: String?

  @Option(help: ArgumentHelp("What emitted the bursts (target_name), as in Sun.", valueName: "name"))
  var target: String?

  @Option(help: ArgumentHelp("The observer (ref_position_id), as in wind.", valueName: "name"))
  var position: String?

  @Option(help: ArgumentHelp("The day of rows that have hours only, as in 2010-06-12.", valueName: "date"))
  var date: String?

  @Option(
    help: ArgumentHelp("Which geometry features get: contour, ridge, box or collection.", valueName: "kind"))
  var geometry: String?

  @Option(help: ArgumentHelp("Which vertices of outlines are written: all or corners.", valueName: "which"))
  var vertices: String?

  @Option(
    help: ArgumentHelp(
      "What the codes of a chain mean: hfc, hfc-clockwise or freeman.", valueName: "convention"))
  var chainCode: String?

  @Option(help: ArgumentHelp("The mapping of a table's columns.", valueName: "file"))
  var map: String?

  var values: [String: String] {
    let options = [
      ("band", band), ("stations", stations), ("unit", unit), ("position", position), ("date", date),
      ("target", target),
      ("geometry", geometry), ("vertices", vertices), ("chain-code", chainCode), ("map", map),
    ]
    return options.reduce(into: [:]) { values, option in values[option.0] = option.1 }
  }
}
