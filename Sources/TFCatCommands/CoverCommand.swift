import ArgumentParser
import Base
import CatalogueComparison
import TFCat
import TFCatConvert
import TableMapping
import VOVocabulary

/// `tfcat cover`
struct CoverCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "cover",
    abstract: "Tells when and in which bands catalogues have events, or their instruments observed.",
    discussion: """
      The union of all stretches of time and of all bands, as text, JSON or CSV, or as a coverage map (MOC 2.0) of time in TCB. \
      Maps of frequency (fmoc) are no standard yet; they are as mocpy writes them. With --overlap only what another catalogue \
      covers too, at the same time in the same band.

        tfcat cover bursts.tfcat
        tfcat cover 'wind/*.tfcat' --overlap stereo.tfcat --format csv
        tfcat cover bursts.tfcat --rates 1d --band 20-80
        tfcat cover --of observations bursts.tfcat --format tmoc -o observed.moc
      """)

  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
    case csv
    case tmoc
    case tmocFITS = "tmoc-fits"
    case fmoc
    case fmocFITS = "fmoc-fits"
  }

  @Argument(
    help: ArgumentHelp(
      "Catalogues, or whatever convert reads; patterns ('data/*.tfcat'), @LIST for the files that a file names, or - for standard input.",
      valueName: "catalogue"), completion: .file())
  var catalogues: [String]

  @Option(help: "What covers: events, or observations, the regions that the catalogue says were observed.")
  var of = CatalogueCoverage.Subject.events

  @Option(
    help: ArgumentHelp(
      "Only what this catalogue covers too; may be given several times.", valueName: "catalogue"),
    completion: .file())
  var overlap: [String] = []

  @Option(
    help: ArgumentHelp(
      "Stretches and bands that lie no further apart become one: 60s, 1MHz, or both as 60s,1MHz.",
      valueName: "gap"))
  var gap: GapArgument?

  @Option(
    help: ArgumentHelp(
      "Count events in stretches of this length, and how many an hour of observation had: 1h, 1d.",
      valueName: "time"))
  var rates: DurationArgument?

  @Option(
    help: ArgumentHelp(
      "A band in which events are counted, as in 20-80 (MHz) or 100kHz-14MHz; may be given several times.",
      valueName: "low-high"))
  var band: [PlotBand] = []

  @Option(help: "How the answer is written: text, json, csv, tmoc, tmoc-fits, fmoc or fmoc-fits.")
  var format = Format.text

  @Option(
    help: ArgumentHelp(
      """
      The order of a coverage map: 0 to 61 for time (41 by default, cells of 1.05 s; each order halves them), 0 to 51 for \
      frequency (23 by default, cells of 8 millionths).
      """, valueName: "n"))
  var order: Int?

  @Option(help: ArgumentHelp("How many stretches and bands the text shows.", valueName: "n"))
  var limit = 20

  @OptionGroup var answer: AnswerOptions

  @OptionGroup var tt2000: TT2000Options

  @OptionGroup(title: "Input")
  var source: CoveredInput

  private var input: InputOpening {
    InputOpening(format: source.from, parameters: source.parameters.values, isStrict: source.strict)
  }

  private var isMap: Bool { ![.text, .json, .csv].contains(format) }
  private var axis: CoverageMap.Axis { format == .fmoc || format == .fmocFITS ? .frequency : .time }

  func validate() throws {
    if rates == nil, !band.isEmpty { throw ValidationError("--band goes with --rates.") }
    if rates != nil, isMap {
      throw ValidationError("A coverage map has no rates: --format text, json or csv.")
    }
    if rates != nil, of == .observations || !overlap.isEmpty {
      throw ValidationError(
        "--rates counts events: it goes neither with --of observations nor with --overlap.")
    }
    if let order {
      guard isMap else { throw ValidationError("--order goes with a coverage map: --format tmoc or fmoc.") }
      guard (0...axis.maximumOrder).contains(order) else {
        throw ValidationError("--order must be from 0 to \(axis.maximumOrder).")
      }
    }
    if limit < 0 { throw ValidationError("--limit must be at least 0.") }
  }

  func run() throws {
    let (paths, others) = (try InputSearch.paths(catalogues), try InputSearch.paths(overlap))
    if (paths + others).count(where: { $0 == "-" }) > 1 {
      throw ValidationError("Standard input can be read only once.")
    }
    try OutputCollision.check(outputs: [answer.output], inputs: paths + others + input.files)
    let inputs = try (paths + others).map {
      try input.open($0, allowsEmpty: true, isOneOfSeveral: paths.count + others.count > 1)
    }
    let readers = inputs.map(\.catalogue)
    let report = try report(
      of: Array(readers.prefix(paths.count)), and: Array(readers.dropFirst(paths.count)))
    if format == .fmoc || format == .fmocFITS {
      Console.say("note: coverage maps of frequency are experimental: no standard has them yet")
    }
    let file = try OutputFile(path: answer.output)
    switch format {
    case .text: try file.write(report.text(limit: limit).utf8)
    case .json: try report.writeJSON(to: file)
    case .csv: try report.writeCSV(to: file)
    case .tmoc, .fmoc: try file.write(try map(report).ascii.utf8)
    case .tmocFITS, .fmocFITS: try file.write(try map(report).fits)
    }
    try file.commit()
    try input.checkRejects(of: inputs)
  }

  private func report(
    of catalogues: [CatalogueReader], and overlap: [CatalogueReader]
  ) throws -> CoverageReport {
    let coverage = try CatalogueCoverage(catalogues, tt2000Origin: tt2000.origin)
    try check(coverage)
    let gaps = (time: gap?.time ?? 0, band: gap?.frequency ?? 0)
    guard overlap.isEmpty else {
      let other = try CatalogueCoverage(overlap, tt2000Origin: tt2000.origin)
      try check(other)
      let common = coverage.common(with: other, of, gap: gaps)
      return CoverageReport(
        of, of: coverage.paths, and: other.paths, times: common.times, bands: common.bands)
    }
    var report = CoverageReport(
      of, of: coverage.paths, and: [], times: coverage.times(of, gap: gaps.time),
      bands: coverage.bands(of, gap: gaps.band))
    if let rates {
      report.rates = try EventRates(coverage, step: rates.seconds, bands: band.map { $0.low...$0.high })
      if !coverage.has(.observations) {
        Console.say(
          "note: no observations are given: all of the time from the first to the last event counts as observed"
        )
      }
    }
    return report
  }

  private func check(_ coverage: CatalogueCoverage) throws {
    for note in coverage.notes { Console.say("note: \(note)") }
    if of == .observations, !coverage.has(.observations) {
      throw CommandError(
        "\(coverage.paths.joined(separator: ", ")): no observations are given, so that nobody knows when was observed; --of events covers the events"
      )
    }
  }

  private func map(_ report: CoverageReport) throws -> CoverageMap {
    let map =
      axis == .time
      ? CoverageMap.times(report.times, order: order ?? 41)
      : CoverageMap.bands(report.bands, order: order ?? 23)
    guard let map else {
      throw CommandError(
        axis == .time
          ? "a time lies before Julian date 0 or beyond all calendars, where a coverage map has no cells"
          : "a frequency is not above 1e-18 Hz and below 1e38 Hz, where a coverage map has cells")
    }
    return map
  }
}

extension CatalogueCoverage.Subject: ExpressibleByArgument {}

/// The options of inputs of `tfcat cover`, whose `--band` is not that of sources.
struct CoveredInput: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The format of inputs that are no TFCat, when their content does not tell.", valueName: "format"),
    completion: .sources)
  var from: String?

  @Flag(help: "Exit status 1 when rows of an input are rejected.")
  var strict = false

  @OptionGroup
  var parameters: WithOption
}
