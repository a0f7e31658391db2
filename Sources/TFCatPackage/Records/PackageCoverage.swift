internal import Base
internal import TFCat
internal import TFCatPlot
internal import VOVocabulary

/// What times and frequencies the events of a package cover.
struct PackageCoverage: Sendable {
  /// ISO 8601, UTC.
  private(set) var start: String?
  private(set) var end: String?
  /// The stretches of time with events, as modified Julian dates, UTC.
  private(set) var stretches: [ClosedRange<Double>] = []
  private(set) var spectral: SpectralCoverage?

  init(_ survey: PlotSurvey) {
    guard let box = survey.box, let origin = survey.origin else { return }
    spectral = SpectralCoverage(from: box.frequencies.lowerBound, to: box.frequencies.upperBound)
    start = TimeTicks.text(of: box.times.lowerBound, origin: origin, decimals: .fixed(0))
    end = TimeTicks.text(of: box.times.upperBound, origin: origin, decimals: .fixed(0))
    let midnight = origin.jd1 - JulianDate.mjd
    stretches = survey.stretches.intervals.map { (midnight + $0.lowerBound)...(midnight + $0.upperBound) }
  }

  /// The dates of the first and the last event.
  var days: (first: String, last: String)? {
    guard let start, let end else { return nil }
    return (String(start.prefix { $0 != "T" }), String(end.prefix { $0 != "T" }))
  }
}
