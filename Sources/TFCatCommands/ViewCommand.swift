import ArgumentParser
import Base
import TFCatPlot

/// `tfcat view`
struct ViewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "view",
    abstract: "Writes a page on which one looks at catalogues: picture, table, filters, findings.",
    discussion: """
      One HTML file that needs no network and no server. It opens in any browser of 2023 or later, can be handed on, and \
      holds the events: what is selected there can be saved as TFCat, CSV or VOTable. A catalogue with errors is shown as far \
      as it can be read, with what `tfcat lint` has to say at its events.
      """)

  @Argument(help: ArgumentHelp("TFCat catalogues.", valueName: "catalogue"))
  var catalogues: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the page goes; - is standard output.", valueName: "file.html"))
  var output: String

  @Option(
    help: ArgumentHelp(
      "The property by whose values events are coloured at first; otherwise the one that looks like a class.",
      valueName: "property"))
  var color: String?

  @Option(
    help: ArgumentHelp("What stands above; otherwise the title of the first catalogue.", valueName: "text"))
  var title: String?

  @Flag(
    name: .customLong("log"), help: "A logarithmic spectral axis; by default where it covers a factor of ten."
  )
  var isLogarithmic = false

  @Flag(name: .customLong("linear"), help: "A linear spectral axis.")
  var isLinear = false

  @Flag(name: .customLong("no-lint"), help: "Leave out the findings of the linter.")
  var leavesOutFindings = false

  @Flag(
    name: .customLong("full"),
    help:
      "Keep the texts of all events in the page, however large it gets; otherwise up to 10 MB, and the page asks for the file."
  )
  var holdsAllTexts = false

  func validate() throws {
    if isLogarithmic, isLinear { throw ValidationError("Say --log or --linear.") }
    let lower = output.lowercased()
    guard output == "-" || lower.hasSuffix(".html") || lower.hasSuffix(".htm") || output.hasPrefix("/dev/")
    else { throw ValidationError("\(output): name a file that ends with .html.") }
  }

  func run() throws {
    let catalogues = try InputSearch.paths(self.catalogues)
    if catalogues.count > 255 { throw ValidationError("A page shows up to 255 catalogues.") }
    try OutputCollision.check(outputs: [output], inputs: catalogues)
    var options = ViewPage.Options()
    (options.title, options.colorField) = (title, color)
    options.scale = isLogarithmic ? .logarithmic : isLinear ? .linear : .automatic
    options.holdsAllTexts = holdsAllTexts
    try ViewedCatalogues(catalogues, lints: !leavesOutFindings).writePage(to: output, options: options)
  }
}
