import ArgumentParser
import TFCat
import TFCatPlot
import TFCatTables
import TableMapping
import VOVocabulary

/// `--time START/END`
struct PlotTimes: ExpressibleByArgument {
  var start: Instant?
  var end: Instant?

  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, parts != ["", ""] else { return nil }
    for (index, part) in parts.enumerated() where !part.isEmpty {
      var repairs = TimeRepairs.none
      guard let instant = try? TimeReader(format: .iso).instant(.string(part), repairs: &repairs),
        repairs.isEmpty
      else { return nil }
      if index == 0 { start = instant } else { end = instant }
    }
    if let start, let end, (end.jd1 - start.jd1) + (end.jd2 - start.jd2) <= 0 { return nil }
  }
}

/// `--frequency LOW-HIGH`, in MHz where no unit is written.
struct PlotBand: ExpressibleByArgument {
  /// Hz.
  var low: Double
  var high: Double

  init?(argument: String) {
    let parts = argument.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 2, let low = Self.hertz(parts[0]), let high = Self.hertz(parts[1]), low >= 0,
      high > low
    else { return nil }
    (self.low, self.high) = (low, high)
  }

  private static func hertz(_ text: String) -> Double? {
    guard let hertz = VOUnit("Hz") else { return nil }
    if let quantity = QuantityText(text) { return quantity.unit.scaling(to: hertz)?.convert(quantity.number) }
    return TableText.double(text).flatMap { $0.isFinite ? $0 * 1e6 : nil }
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
