import ArgumentParser
import CatalogueOperations
import TFCat
import TFCatPlot

/// `--time START/END`, or a year, a month, a day ... as a whole
struct PlotTimes: ExpressibleByArgument {
  var start: Instant?
  var end: Instant?

  init?(argument: String) {
    guard (try? TimeWindow(parsing: argument)) != nil, let bounds = try? TimeWindow.bounds(argument) else {
      return nil
    }
    (start, end) = bounds
  }
}

/// `--frequency LOW-HIGH`, in MHz where no unit is written.
struct PlotBand: ExpressibleByArgument {
  /// Hz.
  var low: Double
  var high: Double

  init?(argument: String) {
    guard let band = try? SpectralWindow(parsing: argument), band.low < band.high, band.high.isFinite else {
      return nil
    }
    (low, high) = (band.low, band.high)
  }
}

/// `--size WIDTHxHEIGHT`
struct PlotSize: ExpressibleByArgument, Equatable {
  var width: Int
  var height: Int

  /// The usual one.
  init() { (width, height) = (960, 560) }

  init?(argument: String) {
    let parts = argument.lowercased().split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let width = parts[0], let height = parts[1], (480...8000).contains(width),
      (300...8000).contains(height)
    else { return nil }
    (self.width, self.height) = (width, height)
  }

  var defaultValueDescription: String { "\(width)x\(height)" }
}

/// `--facet day|year|PROPERTY`
struct PlotFacet: ExpressibleByArgument {
  var facet: PlotOptions.Facet

  init?(argument: String) {
    switch argument {
    case "": return nil
    case "day": facet = .day
    case "year": facet = .year
    default: facet = .property(argument)
    }
  }
}
