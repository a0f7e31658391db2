import ArgumentParser
import TFCatPlot

/// How the spectral axis of a picture or a page is divided.
struct ScaleOptions: ParsableArguments {
  @Flag(
    name: .customLong("log"), help: "A logarithmic spectral axis; by default where it covers a factor of ten."
  )
  var isLogarithmic = false

  @Flag(name: .customLong("linear"), help: "A linear spectral axis.")
  var isLinear = false

  func validate() throws {
    if isLogarithmic, isLinear { throw ValidationError("Say --log or --linear.") }
  }

  var scale: PlotOptions.Scale { isLogarithmic ? .logarithmic : isLinear ? .linear : .automatic }
}
