package import Base
internal import PlanarGeometry

extension CatalogueCoverage {
  /// When, and in which bands, two catalogues cover the same: a moment counts where both cover one frequency
  /// of it.
  package func common(
    with other: CatalogueCoverage, _ subject: Subject, gap: (time: Double, band: Double) = (0, 0)
  ) -> (times: IntervalSet, bands: IntervalSet) {
    let (ones, others) = (pieces(subject), other.pieces(subject))
    let tree = BoxTree(others.map(\.box))
    var times: [ClosedRange<Double>] = []
    var bands: [ClosedRange<Double>] = []
    for one in ones {
      tree.visit(one.box) { index in
        guard let time = Self.common(one.times, others[index].times),
          let band = Self.common(one.bands, others[index].bands)
        else { return true }
        times.append(time)
        bands.append(band)
        // What one part shares with thousands of others is joined now and then.
        if times.count > 1 << 20 {
          times = IntervalSet(times).intervals
          bands = IntervalSet(bands).intervals
        }
        return true
      }
    }
    return (IntervalSet(times, gap: gap.time), IntervalSet(bands, gap: gap.band))
  }

  private func pieces(_ subject: Subject) -> [Part] { subject == .events ? eventParts : observedParts }

  /// What two stretches share; an end that both have is nothing, unless one of them is no more than that.
  private static func common(
    _ one: ClosedRange<Double>, _ other: ClosedRange<Double>
  ) -> ClosedRange<Double>? {
    IntervalSet([one]).intersection(IntervalSet([other])).intervals.first
  }
}

extension CatalogueCoverage.Part {
  fileprivate var box: PlaneBox {
    PlaneBox(
      low: SIMD2(times.lowerBound, bands.lowerBound), high: SIMD2(times.upperBound, bands.upperBound))
  }
}
