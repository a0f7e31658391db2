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
      as it can be read, with what `tfcat lint` has to say at its events. With --serve this program serves the page on this \
      machine until it is interrupted; the page then sends events to TOPCAT and other programs by SAMP. --background lays a \
      dynamic spectrum under the events.

        tfcat view bursts.tfcat -o bursts.html
        tfcat view bursts.tfcat --background spectrum.fit.gz -o over-the-data.html
        tfcat view 'stations/*.tfcat' --color burst_type -o stations.html
      """)

  @Argument(
    help: ArgumentHelp(
      "TFCat catalogues, patterns ('data/*.tfcat'), @LIST for the files that a file names, or - for standard input.",
      valueName: "catalogue"), completion: .file())
  var catalogues: [String]

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Where the page goes; - is standard output.", valueName: "file.html"),
    completion: .file())
  var output: String?

  @Flag(
    name: .customLong("serve"),
    help: """
      Serve the page on 127.0.0.1, print its address, which has a token, and open it in the browser.
      """)
  var isServed = false

  @Option(help: ArgumentHelp("The port for --serve; otherwise one that is free.", valueName: "number"))
  var port: Int?

  @Flag(name: .customLong("no-open"), help: "Leave the browser alone: --serve prints the address only.")
  var leavesBrowserAlone = false

  @Option(
    help: ArgumentHelp(
      "The property by whose values events are coloured at first; otherwise the one that looks like a class.",
      valueName: "property"))
  var color: String?

  @Option(
    help: ArgumentHelp("What stands above; otherwise the title of the first catalogue.", valueName: "text"))
  var title: String?

  @OptionGroup var axis: ScaleOptions

  @Flag(name: .customLong("no-lint"), help: "Leave out the findings of the linter.")
  var leavesOutFindings = false

  @Flag(
    name: .customLong("full"),
    help:
      "Keep the texts of all events in the page, however large it gets; otherwise up to 10 MB, and the page asks for the file."
  )
  var holdsAllTexts = false

  @OptionGroup(title: "What lies under the events")
  var ground: BackgroundOptions

  func validate() throws {
    guard let output else {
      guard isServed else { throw ValidationError("Say where the page goes (-o page.html), or --serve.") }
      if let port, !(1...65535).contains(port) {
        throw ValidationError("--port \(port): a port is a number from 1 to 65535.")
      }
      return
    }
    if isServed { throw ValidationError("Say -o or --serve.") }
    if port != nil || leavesBrowserAlone { throw ValidationError("--port and --no-open are for --serve.") }
    let lower = output.lowercased()
    guard output == "-" || lower.hasSuffix(".html") || lower.hasSuffix(".htm") || output.hasPrefix("/dev/")
    else { throw ValidationError("\(output): name a file that ends with .html.") }
  }

  func run() throws {
    let catalogues = try InputSearch.paths(self.catalogues)
    if catalogues.count > ViewPage.catalogueLimit {
      throw ValidationError("A page shows up to \(ViewPage.catalogueLimit) catalogues.")
    }
    if let output {
      try OutputCollision.check(
        outputs: [output], inputs: catalogues + [ground.background].compactMap(\.self))
    }
    var options = ViewPage.Options()
    (options.title, options.colorField) = (title, color)
    options.scale = axis.scale
    options.holdsAllTexts = holdsAllTexts
    let viewed = try ViewedCatalogues(
      catalogues, background: try ground.read(), lints: !leavesOutFindings)
    guard let output else {
      try viewed.servePage(port: port ?? 0, opensBrowser: !leavesBrowserAlone, options: options)
    }
    try viewed.writePage(to: output, options: options)
  }
}
