public import ArgumentParser
import Base
import TFCat
public import TFCatPlot

/// `tfcat plot`
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws catalogues in time and frequency, as SVG or PNG.",
    discussion: """
      Events are coloured by class; beyond 10 000 the colours tell how many cover each place. A list that says no frequencies is \
      drawn as counts by time and class. The ending of the output tells the format: .svg, or .png for a picture without words.
      """)

  @Argument(help: ArgumentHelp("TFCat catalogues.", valueName: "catalogue"))
  var catalogues: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      "Where the picture goes: a name with .svg or .png; - is standard output, as SVG.", valueName: "file"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "Only this stretch of time, as in 2012-03-01/2012-04-01T12:00, UTC; either end may be left out.",
      valueName: "start/end"))
  var time: PlotTimes?

  @Option(
    help: ArgumentHelp(
      "Only these frequencies, as in 20-80 (MHz) or 100kHz-14MHz.", valueName: "low-high"))
  var frequency: PlotBand?

  @Flag(
    name: .customLong("log"), help: "A logarithmic spectral axis; by default where it covers a factor of ten."
  )
  var isLogarithmic = false

  @Flag(name: .customLong("linear"), help: "A linear spectral axis.")
  var isLinear = false

  @Option(
    help: ArgumentHelp(
      "The property by whose values events are coloured; otherwise the one that looks like a class.",
      valueName: "property"))
  var color: String?

  @Option(
    help: ArgumentHelp("What stands above; otherwise the title of the first catalogue.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Pixels, 480x300 to 8000x8000.", valueName: "widthxheight"))
  var size = PlotSize(width: 960, height: 560)

  @Option(help: "The colours: light, dark, or print for black on white.")
  var style = PlotOptions.Style.light

  func validate() throws {
    if isLogarithmic, isLinear { throw ValidationError("Say --log or --linear.") }
    if catalogues.contains("-") {
      throw ValidationError("A picture needs a file that can be read twice, and not standard input.")
    }
    if isPNG, title != nil || style != .light {
      throw ValidationError("A PNG picture has no words and no style: --title and --style are for SVG.")
    }
    let lower = output.lowercased()
    guard output == "-" || isPNG || lower.hasSuffix(".svg") || output.hasPrefix("/dev/") else {
      throw ValidationError("\(output): name a file that ends with .svg or .png.")
    }
  }

  private var isPNG: Bool { output.lowercased().hasSuffix(".png") }

  func run() throws {
    let catalogues = try InputSearch.paths(self.catalogues)
    try OutputCollision.check(outputs: [output], inputs: catalogues)
    var options = PlotOptions(title: title, colorField: color)
    (options.start, options.end) = (time?.start, time?.end)
    (options.lowestFrequency, options.highestFrequency) = (frequency?.low, frequency?.high)
    options.scale = isLogarithmic ? .logarithmic : isLinear ? .linear : .automatic
    options.style = style
    (options.width, options.height) = (size.width, size.height)
    let plot = try OverviewPlot(catalogues: catalogues, options: options)
    let bytes = isPNG ? try plot.thumbnail(width: size.width, height: size.height) : try plot.svg()
    let file = try OutputFile(path: output)
    try file.write(bytes)
    try file.commit()
    for note in plot.notes { Console.say("note: \(note)") }
    let count = plot.placedCount
    Console.say("\(count) \(count == 1 ? "event" : "events") drawn\(output == "-" ? "" : " to \(output)")")
  }
}

extension PlotOptions.Style: ExpressibleByArgument {}
