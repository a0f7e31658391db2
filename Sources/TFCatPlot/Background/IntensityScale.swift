/// Which intensities have the first and the last colour.
struct IntensityScale: Sendable {
  private let low: Float
  private let high: Float

  /// - Parameters:
  ///   - intensities: those that are shown; NaN is a gap.
  ///   - percentiles: the shares of them that have the first and the last colour, in percent.
  /// - Returns: `nil` where nothing was measured.
  init?(_ intensities: [Float], percentiles: ClosedRange<Double>) {
    let sorted = intensities.filter(\.isFinite).sorted()
    guard let least = sorted.first, let most = sorted.last else { return nil }
    func percentile(_ percent: Double) -> Float {
      sorted[Int((percent / 100 * Double(sorted.count - 1)).rounded())]
    }
    let (low, high) = (percentile(percentiles.lowerBound), percentile(percentiles.upperBound))
    (self.low, self.high) = low == high ? (least, most) : (low, high)
  }

  /// From the intensity of the first colour to that of the last.
  var range: ClosedRange<Double> { Double(low)...Double(max(low, high)) }

  /// Where an intensity is on the scale: from 0 to 1.
  func share(of intensity: Float) -> Double {
    high > low ? max(0, min(1, Double((intensity - low) / (high - low)))) : 0.5
  }
}
