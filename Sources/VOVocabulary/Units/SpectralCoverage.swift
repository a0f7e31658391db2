/// What frequencies a collection of events covers, as records of the Virtual Observatory say it.
package struct SpectralCoverage: Hashable, Sendable {
  /// Hz.
  package let frequencies: ClosedRange<Double>

  /// The coverage between two frequencies in hertz; `nil` where they are no range of frequencies.
  package init?(from lower: Double?, to upper: Double?) {
    guard let lower, let upper, lower >= 0, lower <= upper, upper.isFinite else { return nil }
    frequencies = lower...upper
  }

  /// Joules, as VODataService 1.2 wants spectral coverage (section 3.3.1).
  package var energies: ClosedRange<Double> {
    let planck = SpectralConversion.planckConstant
    return (frequencies.lowerBound * planck)...(frequencies.upperBound * planck)
  }

  /// The bands that the frequencies are in, as words of http://www.ivoa.net/rdf/messenger.
  package var wavebands: [String] {
    Self.bands.filter {
      frequencies.lowerBound < $0.to
        && (frequencies.upperBound > $0.from || frequencies.lowerBound == $0.from)
    }
    .map(\.word)
  }

  /// The limits that VODataService 1.1 gives the bands, in Hz.
  private static let bands: [(word: String, from: Double, to: Double)] = [
    ("Radio", 0, 3e10), ("Millimeter", 3e10, 3e12), ("Infrared", 3e12, 3e14), ("Optical", 3e14, 1e15),
    ("UV", 1e15, 3e15), ("EUV", 3e15, 3e16), ("X-ray", 3e16, 3e19), ("Gamma-ray", 3e19, .infinity),
  ]
}
