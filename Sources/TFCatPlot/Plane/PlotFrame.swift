/// The window of the plane that a plot shows: time to the right, frequency upwards, as TFCat takes its rings
/// to be drawn and as dynamic spectra of space missions and planets are; logarithmic where the range is wide.
struct PlotFrame: Sendable {
  let times: ClosedRange<Double>
  let frequencies: ClosedRange<Double>
  let isLogarithmic: Bool

  /// So many times the least frequency makes an axis logarithmic.
  private static let wideRatio = 20.0
  /// In Hz; what is below is zero to a logarithmic axis.
  private static let leastOfAll = 1e-30
  private static let secondsPerDay = 86400.0

  /// - Parameters:
  ///   - leastFrequency: the least one above zero, in Hz.
  ///   - asksForLog: whether the catalogue wants a logarithmic axis.
  ///   - margin: what is left free at each side, as a share of the box.
  init(around box: PlotBox, leastFrequency: Double, asksForLog: Bool, margin share: Double = 0.03) {
    var (start, end) = (box.times.lowerBound, box.times.upperBound)
    let margin = max((end - start) * share, (end - start) > 0 ? 0 : 60 / Self.secondsPerDay)
    (start, end) = (start - margin, end + margin)
    times = start...max(end, start.nextUp)
    let (low, high) = (box.frequencies.lowerBound, box.frequencies.upperBound)
    // A stray value close to zero does not get more decades than anybody can look at.
    let leastFrequency = max(leastFrequency, high * 1e-18, Self.leastOfAll)
    let ratio = leastFrequency.isFinite && high > leastFrequency ? high / leastFrequency : 1
    isLogarithmic = ratio >= Self.wideRatio || (asksForLog && ratio >= 3)
    if isLogarithmic {
      let factor = Double.pow(ratio, share * 1.5)
      frequencies = (leastFrequency / factor)...(high * factor)
    } else if high > low {
      let margin = (high - low) * share * 2
      frequencies = (low >= 0 ? max(0, low - margin) : low - margin)...(high + margin)
    } else {
      let margin = max(abs(high) * 0.1, 1)
      frequencies = (high - margin)...(high + margin)
    }
  }

  /// From 0 at the left to 1 at the right.
  func across(_ time: Double) -> Double {
    (time - times.lowerBound) / (times.upperBound - times.lowerBound)
  }

  /// From 0 at the bottom to 1 at the top; what a logarithmic axis does not have is at the bottom.
  func up(_ frequency: Double) -> Double {
    guard isLogarithmic else {
      return (frequency - frequencies.lowerBound) / (frequencies.upperBound - frequencies.lowerBound)
    }
    guard frequency > frequencies.lowerBound else { return 0 }
    return Double.log(frequency / frequencies.lowerBound)
      / Double.log(frequencies.upperBound / frequencies.lowerBound)
  }
}
