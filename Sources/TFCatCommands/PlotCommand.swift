public import ArgumentParser
import Base
import TFCat
public import TFCatPlot

/// `tfcat plot`
struct PlotCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "plot",
    abstract: "Draws catalogues in time and frequency, as SVG, PDF or PNG, or as a page to look around in.",
    discussion: """
      Events are coloured by class; beyond 10 000 the colours tell how many cover each place. A list that says no frequencies is \
      drawn as counts by time and class. The ending of the output tells the format: .svg, .png for a picture without words, .pdf, or .html for \
      the page of `tfcat view`. Several catalogues are coloured by catalogue unless --color is given. PDF needs librsvg \
      (Debian's librsvg2-2). --background lays a dynamic spectrum under the events.

        tfcat plot bursts.tfcat -o bursts.svg
        tfcat plot bursts.tfcat --time 2024-05 --frequency 20-80 --log -o may.png
        tfcat plot 'stations/*.tfcat' --facet day -o days.pdf
        tfcat plot bursts.tfcat --background spectrum.fit.gz -o over-the-data.png
        tfcat plot regions.csv --on disc -o disc.svg
      """)

  @Argument(
    help: ArgumentHelp(
      "TFCat catalogues, patterns ('data/*.tfcat'), @LIST for the files that a file names, or - for standard input.",
      valueName: "catalogue"), completion: .file())
  var catalogues: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp(
      """
      Where the picture goes: a name with .svg, .pdf, .png or .html; - is standard output, as SVG, and the default where \
      that is no terminal.
      """, valueName: "file"), completion: .file())
  var output = "-"

  @Option(
    help: ArgumentHelp(
      """
      Only this stretch of time, UTC, as in 2012-03 or 2012-03-01/2012-04-01T12:00, of which either end may be left out.
      """, valueName: "time"))
  var time: PlotTimes?

  @Option(
    help: ArgumentHelp(
      "Only these frequencies, as in 20-80 (MHz), 20MHz..80MHz or 100kHz-14MHz.", valueName: "low-high"))
  var frequency: PlotBand?

  @OptionGroup var axis: ScaleOptions

  @Option(
    help: ArgumentHelp(
      "The property by whose values events are coloured, numbers by ranges; otherwise the one that looks like a class.",
      valueName: "property"))
  var color: String?

  @Option(
    help: ArgumentHelp(
      "Several pictures beside each other: one for each day, each year, or each value of a property.",
      valueName: "day|year|property"))
  var facet: PlotFacet?

  @Option(
    help: ArgumentHelp(
      "The property that is written at the events, or id; labels that have no room are left out.",
      valueName: "property"))
  var label: String?

  @Option(
    help: ArgumentHelp(
      "The inputs are EPNcore tables, of which the regions (s_region) are drawn: on the disc, each as its observer saw it, or on a map of Carrington longitude and latitude. --color names a column.",
      valueName: "disc|carrington"))
  var on: RegionPlot.Plane?

  @Flag(help: "Counts of events by time above the picture, and by frequency beside it.")
  var summary = false

  @Option(
    help: ArgumentHelp("What stands above; otherwise the title of the first catalogue.", valueName: "text"))
  var title: String?

  @Option(help: ArgumentHelp("Pixels, 480x300 to 8000x8000.", valueName: "widthxheight"))
  var size = PlotSize()

  @Option(help: "The colours: light, dark, or print for black on white.")
  var style = PlotOptions.Style.light

  @OptionGroup(title: "What lies under the events")
  var ground: BackgroundOptions

  func validate() throws {
    if on != nil {
      if isPage {
        throw ValidationError("--on draws pictures: name a file that ends with .svg, .pdf or .png.")
      }
      if let name = optionsOfEvents.first {
        throw ValidationError("\(name) is for events, and not for --on.")
      }
    }
    if isPNG, title != nil || style != .light {
      throw ValidationError("A PNG picture has no words and no style: --title and --style are for SVG.")
    }
    if isPNG || isPage, facet != nil || label != nil || summary {
      throw ValidationError("--facet, --label and --summary are for SVG and PDF.")
    }
    if facet != nil, summary { throw ValidationError("Say --facet or --summary.") }
    if isPage, size != PlotSize() {
      throw ValidationError("A page is as large as its window: --size is for SVG and PNG.")
    }
    if output == "-", System.outputIsTerminal {
      throw ValidationError(
        "A picture is nothing for a terminal: --output names a file, as in -o bursts.svg.")
    }
    guard
      output == "-" || isPNG || isPage || isPDF || output.lowercased().hasSuffix(".svg")
        || output.hasPrefix("/dev/")
    else { throw ValidationError("\(output): name a file that ends with .svg, .pdf, .png or .html.") }
  }

  private var isPDF: Bool { output.lowercased().hasSuffix(".pdf") }

  private var isPage: Bool { output.lowercased().hasSuffix(".html") || output.lowercased().hasSuffix(".htm") }

  private var isPNG: Bool { output.lowercased().hasSuffix(".png") }

  func run() throws {
    let catalogues = try InputSearch.paths(self.catalogues)
    try OutputCollision.check(outputs: [output], inputs: catalogues + [ground.background].compactMap(\.self))
    if let on {
      try drawRegions(of: catalogues, on: on)
      return
    }
    if isPage {
      try writePage(of: catalogues)
      return
    }
    var options = PlotOptions(title: title, colorField: color)
    (options.start, options.end) = (time?.start, time?.end)
    (options.lowestFrequency, options.highestFrequency) = (frequency?.low, frequency?.high)
    options.scale = axis.scale
    options.style = style
    (options.width, options.height) = (size.width, size.height)
    options.colorsCatalogues = catalogues.count > 1 && color == nil
    (options.facet, options.labelField, options.hasSummary) = (facet?.facet, label, summary)
    let plot = try OverviewPlot(catalogues: catalogues, options: options, background: try ground.read())
    let bytes =
      isPNG
      ? try plot.thumbnail(width: size.width, height: size.height)
      : isPDF ? try plot.pdf() : try plot.svg()
    let file = try OutputFile(path: output)
    try file.write(bytes)
    try file.commit()
    for note in plot.notes { Console.say("note: \(note)") }
    let count = plot.placedCount
    Console.say("\(count) \(count == 1 ? "event" : "events") drawn\(output == "-" ? "" : " to \(output)")")
  }

  private func writePage(of catalogues: [String]) throws {
    var options = ViewPage.Options()
    (options.title, options.colorField) = (title, color)
    (options.start, options.end) = (time?.start, time?.end)
    (options.lowestFrequency, options.highestFrequency) = (frequency?.low, frequency?.high)
    options.scale = axis.scale
    if style == .dark { options.isDark = true }
    if style == .print { options.isDark = false }
    try ViewedCatalogues(catalogues, background: try ground.read(), lints: true).writePage(
      to: output, options: options)
  }
}

extension PlotOptions.Style: ExpressibleByArgument {}
