internal import Base

/// How many events there were in an hour in which someone looked.
package struct EventRates: Hashable, Sendable {
  /// The events of a stretch of time and a band.
  package struct Bin: Hashable, Sendable {
    /// Unix seconds; the start belongs to it, the end to the next.
    package var times: ClosedRange<Double>
    /// Hz.
    package var band: ClosedRange<Double>
    /// Events that start in the stretch and have a frequency of the band, while it was observed.
    package var events = 0
    /// Such events while no observation says that anyone looked.
    package var unobserved = 0
    /// Seconds in which a frequency of the band was observed.
    package var observed: Double

    /// Events an hour; `nil` where no one looked.
    package var perHour: Double? { observed > 0 ? Double(events) / observed * 3600 : nil }
  }

  package let bins: [Bin]
  /// Whether the catalogues say when they observed; else all of the time counts.
  package let knowsObservations: Bool

  /// More bins than this are a mistake of the unit.
  package static let maximumOfBins = 1_000_000

  /// - Parameters:
  ///   - step: seconds of a stretch; stretches start at whole multiples of it since 1970.
  ///   - bands: in Hz; one of all frequencies where there is none.
  /// - Throws: `ComparisonError` where there are no events, or too many stretches.
  package init(_ coverage: CatalogueCoverage, step: Double, bands: [ClosedRange<Double>]) throws {
    knowsObservations = coverage.has(.observations)
    guard let eventHull = coverage.times(.events).hull,
      let eventBands = coverage.bands(.events).hull
    else { throw ComparisonError(reason: "there are no events to be counted") }
    let observedHull = coverage.times(.observations).hull
    let hull = observedHull.map { eventHull.union($0) } ?? eventHull
    let first = (hull.lowerBound / step).rounded(.down)
    let count = (hull.upperBound / step).rounded(.down) - first + 1
    let bands =
      bands.isEmpty ? [coverage.bands(.observations).hull.map { eventBands.union($0) } ?? eventBands] : bands
    guard count * Double(bands.count) <= Double(Self.maximumOfBins) else {
      throw ComparisonError(
        reason:
          "\(hull.upperBound - hull.lowerBound) s make more than \(Self.maximumOfBins) bins: take longer ones"
      )
    }
    var bins: [Bin] = []
    for band in bands {
      let observed = coverage.observedTimes(in: band)
      let start = bins.count
      for index in 0..<Int(count) {
        let times = ((first + Double(index)) * step)...((first + Double(index) + 1) * step)
        bins.append(
          Bin(times: times, band: band, observed: knowsObservations ? observed.length(in: times) : step))
      }
      for event in coverage.events where event.bands.overlaps(band) {
        let index = start + Int((event.times.lowerBound / step).rounded(.down) - first)
        if !knowsObservations || observed.contains(event.times.lowerBound) {
          bins[index].events += 1
        } else {
          bins[index].unobserved += 1
        }
      }
    }
    self.bins = bins
  }
}
