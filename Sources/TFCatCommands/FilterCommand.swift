import ArgumentParser
import Base
import CatalogueOperations
import TFCat
import TFCatConvert

/// `tfcat filter`
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Keeps the features of a catalogue that meet conditions.",
    discussion: """
      All conditions must hold; of an option that is given again one must hold, of --where all. Features that are kept \
      are written as they stand in the file, to the byte. The input may be anything that `tfcat convert` reads.

      Formulas are those of mappings (docs/mapping.md): names of properties, and id, kind, start, end (ISO 8601 in \
      UTC), duration (s), low and high (Hz).

      Exit status: 1 when no feature is left (nothing is written then, unless --allow-empty asks for it), and when rows \
      of the input are rejected with --strict; 2 when the work could not be done.

        tfcat filter bursts.tfcat --time 2024-05 --frequency 20MHz..80MHz -o may.tfcat
        tfcat filter bursts.tfcat --where "burst_type == 'III' and peak_flux > 100" -o iii.tfcat
        tfcat convert swpc.txt | tfcat filter --kind Polygon - | tfcat plot -o bursts.svg -
      """)

  @Argument(help: ArgumentHelp("A file, or - for standard input.", valueName: "source"), completion: .file())
  var source = "-"

  @Option(
    help: ArgumentHelp(
      """
      Events with a part in this time, UTC: a year, month, day or minute as a whole (2024, 2024-05, 2024-05-03), or \
      start/end, as in 2024-05-01/2024-06-01T12:00, 2024-05-01/P3D or 2024-05-01/.
      """, valueName: "time"))
  var time: [String] = []

  @Option(
    help: ArgumentHelp(
      "Events with a part in this band, as in 20MHz..80MHz, 20-80 (MHz), 100kHz-14MHz, 20MHz.. or 10m..30m.",
      valueName: "low..high"))
  var frequency: [String] = []

  @Option(
    help: ArgumentHelp(
      """
      Events with a point in this region: the features of a file, or three or more vertices such as \
      "2024-05-03T10:00,20MHz 2024-05-03T11:00,20MHz 2024-05-03T11:00,80MHz".
      """, valueName: "file|vertices"), completion: .file())
  var region: [String] = []

  @Flag(help: "Events that lie in --time and --frequency with all they have.")
  var whole = false

  @Option(
    name: [.customLong("kind"), .customLong("geometry-kind")],
    help: ArgumentHelp(
      "Types of geometries, separated by commas: Point, LineString, Polygon ...", valueName: "kinds"))
  var kind: [String] = []

  @Option(
    name: [.customLong("where")],
    help: ArgumentHelp(
      "Features of which the formula is true, as in \"burst_type == 'III' and peak > 100\".",
      valueName: "formula"))
  var formula: [String] = []

  @Option(help: ArgumentHelp("The feature of this id; may be given again.", valueName: "id"))
  var id: [String] = []

  @Option(
    help: ArgumentHelp("The features whose ids are the lines of this file.", valueName: "file"),
    completion: .file())
  var ids: String?

  @Flag(help: "Keeps what the conditions leave out, and leaves out what they keep.")
  var invert = false

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The first so many that meet the conditions.", valueName: "count"))
  var head: Int?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "So many of those that meet the conditions, drawn at random, in their order.", valueName: "count"))
  var sample: Int?

  @Option(help: ArgumentHelp("Draws the same --sample each time.", valueName: "number"))
  var seed: UInt64?

  @OptionGroup(title: "Output")
  var result: OperationOutput

  @OptionGroup(title: "Input")
  var input: OperationInput

  func validate() throws {
    if head != nil, sample != nil { throw ValidationError("Say --head or --sample.") }
    if let count = head ?? sample, count < 1 {
      throw ValidationError("\(head == nil ? "--sample" : "--head") wants a number from 1 on.")
    }
    if seed != nil, sample == nil { throw ValidationError("--seed goes with --sample.") }
    if whole, time.isEmpty, frequency.isEmpty {
      throw ValidationError("--whole goes with --time or --frequency.")
    }
    if ids == "-", source == "-" { throw ValidationError("Standard input can be read only once.") }
  }

  func run() throws {
    let conditions = try conditions()
    var inputs = [source]
    if let ids { inputs.append(ids) }
    inputs.append(contentsOf: input.files)
    let format = try result.format(beside: inputs)
    let catalogue = try input.open(source, allowsEmpty: result.allowEmpty)
    let output = try FeatureOutput(
      path: result.output, as: format, head: catalogue.head, frame: catalogue.frame)
    var filter = CatalogueFilter(conditions, selection: selection)
    let lines = LimitedLines()
    filter.onUnknown = { lines.say("\(source): \($0) is left out by \($1.rawValue): \($2)") }
    let report = try filter.run(catalogue, into: output)
    lines.sayRest("features are left out because it is not known whether they meet a condition")
    try result.finish(output) { say(report) }
    try input.checkRejects(of: [catalogue])
  }

  private var selection: CatalogueFilter.Selection {
    if let head { return .first(head) }
    guard let sample else { return .all }
    return .sample(sample, seed: seed ?? chosenSeed)
  }

  /// Drawn once for a run without --seed.
  private let chosenSeed = UInt64.random(in: 0...0xFFFF_FFFF)

  private enum CodingKeys: String, CodingKey {
    case source, time, frequency, region, whole, kind, formula, id, ids, invert, head, sample, seed, result,
      input
  }

  private func say(_ report: CatalogueFilter.Report) {
    if !report.missingIDs.isEmpty {
      let count = report.missingIDs.count
      let what = count == 1 ? "the id" : "one of the ids"
      let shown = report.missingIDs.prefix(10).joined(separator: ", ")
      let rest = count > 10 ? " (\(count) in all)" : ""
      Console.say("note: no feature has \(what) \(shown)\(rest)")
    }
    var text = "\(report.written) of \(report.looked.of("feature")) written\(result.place)"
    if report.endedEarly { text = "the first \(report.written.of("feature")) written\(result.place)" }
    var left: [String] = []
    for kind in FeatureConditions.Kind.allCases {
      if let count = report.dropped[kind] { left.append("\(count) by \(kind.rawValue)") }
    }
    if report.unknown > 0 { left.append("\(report.unknown) unknown") }
    if sample != nil, report.met > report.written {
      left.append("\(report.met - report.written) not drawn")
      if seed == nil { left.append("--seed \(chosenSeed) draws the same again") }
    }
    Console.say(left.isEmpty ? text : "\(text); left out: \(left.joined(separator: ", "))")
  }

  private func conditions() throws -> FeatureConditions {
    var conditions = FeatureConditions()
    var option = ""
    do throws(OperationError) {
      for text in time {
        option = "--time"
        conditions.times.append(try TimeWindow(parsing: text))
      }
      for text in frequency {
        option = "--frequency"
        conditions.bands.append(try SpectralWindow(parsing: text))
      }
      for text in formula {
        option = "--where"
        conditions.formulas.append(try FeatureConditions.Formula(text))
      }
    } catch {
      throw CommandError("\(option): \(error.reason)")
    }
    for text in region { conditions.regions.append(try PlaneRegion(parsing: text)) }
    let kinds = Geometry.Kind.allCases
    for name in kind.joined(separator: ",").split(separator: ",") {
      guard let kind = kinds.first(where: { $0.rawValue.lowercased() == name.lowercased() }) else {
        let names: [String] = kinds.map(\.rawValue)
        let hint = NearestWord.hint(for: String(name), among: names)
        let list = names.joined(separator: ", ")
        throw CommandError("--kind: \"\(name)\" is no type of geometry\(hint) (there are \(list))")
      }
      conditions.kinds.insert(kind)
    }
    if ids != nil || !id.isEmpty { conditions.ids = Set(id).union(try listedIDs()) }
    conditions.wantsWhole = whole
    conditions.isInverted = invert
    return conditions
  }

  /// The lines of the file of ids, without blank ones.
  private func listedIDs() throws -> [String] {
    guard let ids else { return [] }
    let file = try SourceFile(path: ids)
    var text = withExtendedLifetime(file) { String(file.contents) }
    if text.unicodeScalars.first == "\u{FEFF}" { text.unicodeScalars.removeFirst() }
    var found: [String] = []
    for line in text.split(whereSeparator: \.isNewline) {
      var line = line.drop { $0.isWhitespace }
      while line.last?.isWhitespace == true { line.removeLast() }
      if !line.isEmpty { found.append(String(line)) }
    }
    return found
  }
}
