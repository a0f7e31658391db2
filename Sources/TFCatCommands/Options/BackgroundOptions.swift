import ArgumentParser
import CatalogueOperations
import DynamicSpectra
import TFCat
import TFCatPlot

/// `--background` and what goes with it.
struct BackgroundOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      A dynamic spectrum that lies under the events: FITS (e-CALLISTO and others), CDF, .npy, a grid as CSV, or a PNG image of one. \
      The picture shows what it covers where nothing else is asked for.
      """, valueName: "file"), completion: .file())
  var background: String?

  @Option(
    help: ArgumentHelp(
      "The times of the left and right edges of an image or a grid without axes, UTC.", valueName: "start/end"
    ))
  var backgroundTime: PlotTimes?

  @Option(
    help: ArgumentHelp(
      """
      The frequencies of its edges, as in 20/80 (MHz) or 100kHz/14MHz: those at the bottom and at the top of an image, or of the \
      first and the last row of a grid.
      """, valueName: "low/high"))
  var backgroundFrequency: BackgroundBand?

  @Option(help: ArgumentHelp("Whether its frequencies go linear or log.", valueName: "linear|log"))
  var backgroundScale = BackgroundScale.linear

  @Flag(help: "The rows of a grid without axes are times, and not frequencies.")
  var backgroundRowsAreTimes = false

  @Option(
    help: ArgumentHelp(
      "Which variable of a CDF file is drawn; otherwise the first that is a dynamic spectrum.",
      valueName: "name"))
  var backgroundVariable: String?

  @Flag(help: "Subtracts the median over all times from each frequency.")
  var backgroundSubtract = false

  @Option(
    help: ArgumentHelp(
      "The shares of the intensities that have the first and the last colour, in percent.",
      valueName: "low/high"))
  var backgroundPercentiles = BackgroundPercentiles()

  @Flag(help: "Draws intensities as they are, and not in dB.")
  var backgroundLinear = false

  func validate() throws {
    let goesAlong =
      backgroundTime != nil || backgroundFrequency != nil || backgroundVariable != nil || backgroundSubtract
      || backgroundLinear || backgroundRowsAreTimes || backgroundScale != .linear
      || backgroundPercentiles != BackgroundPercentiles()
    if background == nil, goesAlong { throw ValidationError("Name the file with --background.") }
    if (backgroundTime == nil) != (backgroundFrequency == nil) {
      throw ValidationError("--background-time and --background-frequency go together.")
    }
    if let time = backgroundTime, time.start == nil || time.end == nil {
      throw ValidationError("--background-time has a start and an end: 2024-05-01T10:00/2024-05-01T10:15.")
    }
    if backgroundScale == .log, let band = backgroundFrequency, band.low <= 0 {
      throw ValidationError("A logarithmic axis has no frequency 0.")
    }
  }

  /// The file, read; `nil` where none is asked for.
  func read() throws -> PlotBackground? {
    guard let background else { return nil }
    var reading = SpectrumOptions()
    reading.variable = backgroundVariable
    reading.rowsAreTimes = backgroundRowsAreTimes
    if let time = backgroundTime, let start = time.start, let end = time.end, let band = backgroundFrequency {
      reading.edges = SpectrumEdges(
        start: start, end: end, low: band.low, high: band.high, isTurned: band.isTurned,
        isLogarithmic: backgroundScale == .log)
    }
    var options = PlotBackground.Options()
    options.subtractsBackground = backgroundSubtract
    options.isLinear = backgroundLinear
    options.percentiles = backgroundPercentiles.range
    return try PlotBackground(path: background, reading: reading, options: options)
  }
}

/// `--background-scale linear|log`
enum BackgroundScale: String, ExpressibleByArgument, CaseIterable {
  case linear
  case log
}

/// `--background-frequency LOW/HIGH`, in MHz where no unit is written.
struct BackgroundBand: ExpressibleByArgument {
  /// Hz.
  var low: Double
  /// Hz.
  var high: Double
  /// Whether the higher one was named first.
  var isTurned: Bool

  init?(argument: String) {
    if let band = PlotBand(argument: argument) {
      (low, high, isTurned) = (band.low, band.high, false)
      return
    }
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false)
    guard parts.count == 2, let band = PlotBand(argument: "\(parts[1])/\(parts[0])") else { return nil }
    (low, high, isTurned) = (band.low, band.high, true)
  }
}

/// `--background-percentiles LOW/HIGH`
struct BackgroundPercentiles: ExpressibleByArgument, Equatable {
  var range = 1.0...99.0

  init() {}

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Double($0) }
    guard parts.count == 2, let low = parts[0], let high = parts[1], low >= 0, low < high, high <= 100 else {
      return nil
    }
    range = low...high
  }

  var defaultValueDescription: String { "1/99" }
}
