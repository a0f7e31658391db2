internal import Base
internal import TFCat
internal import TFCatPlot

/// What times and frequencies the events of a package cover.
struct PackageCoverage: Sendable {
  /// ISO 8601, UTC.
  private(set) var start: String?
  private(set) var end: String?
  /// The stretches of time with events, as modified Julian dates, UTC.
  private(set) var stretches: [ClosedRange<Double>] = []
  /// Hz.
  private(set) var frequencies: ClosedRange<Double>?

  init(_ survey: PlotSurvey) {
    guard let box = survey.box, let origin = survey.origin else { return }
    frequencies = box.frequencies
    start = TimeTicks.text(of: box.times.lowerBound, origin: origin, decimals: .fixed(0))
    end = TimeTicks.text(of: box.times.upperBound, origin: origin, decimals: .fixed(0))
    let midnight = origin.jd1 - 2_400_000.5
    stretches = survey.stretches.intervals.map { (midnight + $0.lowerBound)...(midnight + $0.upperBound) }
  }

  /// The dates of the first and the last event.
  var days: (first: String, last: String)? {
    guard let start, let end else { return nil }
    return (String(start.prefix { $0 != "T" }), String(end.prefix { $0 != "T" }))
  }

  /// Joules, as VODataService 1.2 wants spectral coverage.
  var energies: ClosedRange<Double>? {
    guard let frequencies, frequencies.lowerBound >= 0 else { return nil }
    let planck = 6.62607015e-34
    return (frequencies.lowerBound * planck)...(frequencies.upperBound * planck)
  }

  /// Words of http://www.ivoa.net/rdf/messenger, with the limits that VODataService 1.1 gives them, in Hz.
  private static let bands: [(word: String, from: Double, to: Double)] = [
    ("Radio", 0, 3e10), ("Millimeter", 3e10, 3e12), ("Infrared", 3e12, 3e14), ("Optical", 3e14, 1e15),
    ("UV", 1e15, 3e15), ("EUV", 3e15, 3e16), ("X-ray", 3e16, 3e19), ("Gamma-ray", 3e19, .infinity),
  ]

  var wavebands: [String] {
    guard let frequencies else { return [] }
    return Self.bands.filter { frequencies.lowerBound < $0.to && frequencies.upperBound > $0.from }.map(
      \.word)
  }
}
