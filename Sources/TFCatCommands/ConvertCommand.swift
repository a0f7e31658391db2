import ArgumentParser
import Base
import SolarGranules
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatLint
import TFCatPublish
import TFCatTables

/// `tfcat convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: "Makes a catalogue of event lists, or of another catalogue in other axes or another format.",
    discussion: """
      The format is recognised from the content of the first bytes; `tfcat formats` lists what can be read and written. \
      Several inputs become one catalogue, in their order. Every row becomes a feature or a reject, or announces no \
      event; the counts go to standard error. With --time and --spectral the result is in other axes.

      Exit status: 1 when there are rejects with --strict, when no row became a feature or most have another layout than \
      that of the format, and when something that belongs to the old axes stayed as it was; 2 when the work could not be \
      done. Nothing is written where there is no feature, unless --allow-empty asks for it.

        tfcat convert waves_type2.txt -o type2.tfcat --rejects rejects.csv
        tfcat convert 'e-CALLISTO_2021_*.txt' --to csv -o 2021.csv
        tfcat convert bursts.tfcat --time mjd --spectral kHz -o bursts-mjd.tfcat
      """)

  @Argument(
    help: ArgumentHelp(
      "Files, patterns ('data/*.txt'), @LIST for the files that a file names, or - for standard input.",
      valueName: "source"), completion: .file())
  var sources: [String] = []

  @Option(
    help: ArgumentHelp("The format of the sources, when its content does not tell.", valueName: "format"),
    completion: .sources)
  var from: String?

  @Option(
    help: ArgumentHelp(
      "The format to write; otherwise the ending of the output's name tells, and TFCat is the default.",
      valueName: "format"), completion: .formats)
  var to: String?

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the catalogue goes; - is standard output.", valueName: "file"),
    completion: .file())
  var output = "-"

  @Option(
    help: ArgumentHelp("Where rejected rows go, as CSV with file, line, reason and text.", valueName: "file"),
    completion: .file())
  var rejects: String?

  @Flag(
    help: """
      For spreadsheets: an apostrophe stands before cells of CSV (also of rejects) that they would take for formulas.
      """)
  var safeCSV = false

  @Flag(help: "Exit status 1 when rows are rejected.")
  var strict = false

  @Flag(help: "Writes a catalogue also where there is no feature.")
  var allowEmpty = false

  @Option(
    help: ArgumentHelp(
      "Makes repairs that are off by default: names separated by commas, or all.", valueName: "names"))
  var repairs: [String] = []

  @Option(help: ArgumentHelp("Does not make repairs: names separated by commas, or all.", valueName: "names"))
  var noRepair: [String] = []

  @OptionGroup
  var progress: ProgressOptions

  @OptionGroup(title: "Axes of the result")
  var crs: CRSOptions

  @OptionGroup(title: "What the source does not say")
  var parameters: SourceParameters

  @OptionGroup(title: "Metadata of the catalogue")
  var metadata: CatalogueMetadata

  func validate() throws {
    if sources.isEmpty, !crs.isGiven { throw ValidationError("Name a file, or - for standard input.") }
    if let rejects, rejects == output, rejects != "/dev/null" {
      throw ValidationError("The catalogue and the rejects cannot both go to \(rejects).")
    }
  }

  func run() throws {
    progress.start()
    let inputPaths = try InputSearch.paths(sources.isEmpty ? ["-"] : sources)
    let given = parameters.values
    try OutputCollision.check(
      outputs: [output] + (rejects.map { [$0] } ?? []),
      inputs: inputPaths
        + [given["map"], given["stations"], given["axes"], given["classes"], metadata.metadata].compactMap {
          $0
        })
    var format = try self.format()
    var inputs: [SourceFile] = []
    for path in inputPaths { inputs.append(try SourceFile(path: path)) }
    let source = try self.source(of: inputs, given, into: format)
    // Options of the format that the source has too are for both.
    let ofFormat = Set(format.parameters.map(\.name))
    let ofSource = Set(source.description.parameters.map(\.name))
    format = try format.configured(given.filter { ofFormat.contains($0.key) })
    var options = SourceOptions(
      parameters: given.filter { ofSource.contains($0.key) || !ofFormat.contains($0.key) },
      enabledRepairs: Set(names(repairs)), disabledRepairs: Set(names(noRepair)))
    options.openers = [.sqlite]
    options.mayLeaveOutFields = format is TFCatFormat
    if source == CatalogueEventSource.self, inputs.count == 1 {
      // What has gone to a pipe cannot be taken back.
      let canBeUndone = !OutputFile.isStream(output) && !(rejects.map(OutputFile.isStream) ?? false)
      let check = SoundnessCheck(of: inputs[0], isBeside: canBeUndone)
      if check.isRunning, try convert(inputs, as: source, options, to: format, ahead: check) { return }
      (options.inputsAreSound, options.inputsUseAllFields) = (
        check.answer.isSound, check.answer.usesAllFields
      )
    }
    var conversion = try conversion(of: inputs, as: source, options)
    try write(&conversion, as: format)
    try say(conversion, isCopy: source == CatalogueCopySource.self)
  }

  private func conversion(
    of inputs: [SourceFile], as source: any EventSource.Type, _ options: SourceOptions
  ) throws -> Conversion {
    var conversion = try Conversion(
      inputs: inputs, as: source, options: options, metadata: metadata.properties(),
      axes: crs.isGiven ? try crs.transform() : nil)
    conversion.jobs = Console.processorCount
    return conversion
  }

  /// Converts a catalogue as if the check that still runs had found it sound, which most catalogues are.
  ///
  /// - Returns: whether it is, and all is done; otherwise nothing was written or said.
  private func convert(
    _ inputs: [SourceFile], as source: any EventSource.Type, _ options: SourceOptions,
    to format: any CatalogueFormat, ahead check: SoundnessCheck
  ) throws -> Bool {
    var options = options
    (options.inputsAreSound, options.areAssumed) = (true, true)
    guard var conversion = try? conversion(of: inputs, as: source, options) else { return false }
    // A sound catalogue has no rejects.
    conversion.onReject = { (_) throws(ConversionError) in throw .wrongAssumption }
    conversion.assumptionHolds = { isComplete in
      isComplete ? check.answer.isSound : check.answerSoFar?.isSound ?? true
    }
    do throws(ConversionError) {
      let rejectWriter = try rejects.map { (path) throws(ConversionError) in
        try RejectWriter(path: path, isForSpreadsheets: safeCSV)
      }
      _ = try conversion.write(to: output, as: format, rejects: rejectWriter, allowsEmpty: allowEmpty)
    } catch {
      // A disk that is full will be so the second time too.
      guard error.code == .failed, error != .wrongAssumption, check.answer.isSound else { return false }
      throw error
    }
    try say(conversion, isCopy: false)
    return true
  }

  private func format() throws -> any CatalogueFormat {
    let format = try FormatRegistry.standard.format(of: output, named: to)
    guard safeCSV else { return format }
    if format is CSVFormat { return CSVFormat(isForSpreadsheets: true) }
    if rejects == nil { throw CommandError("--safe-csv goes with --to csv or --rejects.") }
    return format
  }

  /// The format of the inputs.
  private func source(
    of inputs: [SourceFile], _ given: [String: String], into format: any CatalogueFormat
  ) throws -> any EventSource.Type {
    var named: (any EventSource.Type)?
    if let from, RegionSource(rawValue: from) != nil {
      throw CommandError(
        "\(from) makes granules with regions on the Sun, and no events: use `tfcat granules --from \(from)`")
    }
    if let from { named = try SourceRegistry.standard.source(named: from) }
    // A catalogue that is TFCat again is carried over as it is but for its axes.
    if crs.isGiven, given.isEmpty, repairs.isEmpty, noRepair.isEmpty, rejects == nil, format.copiesCatalogues,
      try metadata.properties().isEmpty, SourceRegistry.copiesCatalogue(inputs, as: named)
    {
      return CatalogueCopySource.self
    }
    if let named { return named }
    return try SourceRegistry.standard.source(of: inputs, options: given.keys)
  }

  private func write(_ conversion: inout Conversion, as format: any CatalogueFormat) throws {
    var rejectWriter: RejectWriter?
    if let rejects { rejectWriter = try RejectWriter(path: rejects, isForSpreadsheets: safeCSV) }
    let rest = "rejects; --rejects FILE keeps them all with their text"
    let lines = LimitedLines()
    if rejects == nil {
      conversion.onReject = { lines.say("\($0.file):\($0.line): rejected: \($0.reason)") }
    }
    var fault: ConversionError?
    do throws(ConversionError) {
      _ = try conversion.write(to: output, as: format, rejects: rejectWriter, allowsEmpty: allowEmpty)
    } catch {
      fault = error
    }
    lines.sayRest(rest)
    guard let fault else { return }
    guard fault.code != .failed else { throw fault }
    // The rows are at fault, and not the command.
    Console.say("Error: \(fault)")
    Console.say(conversion.report.description)
    throw ExitCode(1)
  }

  /// What became of the inputs.
  ///
  /// - Throws: `ExitCode` where that is no success.
  private func say(_ conversion: Conversion, isCopy: Bool) throws {
    tell(conversion, isCopy: isCopy)
    let isComplete = conversion.axesReport?.isComplete ?? true
    if (strict && conversion.report.total.rejects > 0) || !isComplete { throw ExitCode(1) }
  }

  private func tell(_ conversion: Conversion, isCopy: Bool) {
    let report = conversion.report
    let axes = conversion.axesReport
    for note in report.notes { Console.tell("note: \(note)") }
    for remark in axes?.remarks ?? [] { Console.tell(remark.description) }
    guard isCopy else { return Console.tell(report.description) }
    let count = report.total.features
    let place = output == "-" ? "" : " to \(output)"
    let changes = axes?.changes ?? []
    Console.tell(
      "\(count) \(count == 1 ? "feature" : "features") written\(place)"
        + (changes.isEmpty ? "" : "; \(changes.joined(separator: ", "))"))
  }

  private func names(_ values: [String]) -> [String] {
    values.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }
}
