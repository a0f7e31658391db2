/// The window of the plane that a plot shows: time to the right, frequency upwards, as TFCat takes its rings
/// to be drawn and as dynamic spectra of space missions and planets are; logarithmic where the range is wide.
struct PlotFrame: Sendable {
  let times: ClosedRange<Double>
  let frequencies: ClosedRange<Double>
  let isLogarithmic: Bool

  /// So many times the least frequency makes an axis logarithmic.
  private static let wideRatio = 10.0
  /// In Hz; what is below is zero to a logarithmic axis.
  private static let leastOfAll = 1e-30
  private static let secondsPerDay = 86400.0

  /// Limits that were asked for; `nil` for those of the events, with some room around them.
  struct Window: Sendable {
    var start: Double?
    var end: Double?
    var low: Double?
    var high: Double?
  }

  /// Another stretch of time with the same spectral axis.
  init(_ frame: PlotFrame, times: ClosedRange<Double>) {
    self.times = times
    (frequencies, isLogarithmic) = (frame.frequencies, frame.isLogarithmic)
  }

  /// - Parameters:
  ///   - leastFrequency: the least one above zero, in Hz.
  ///   - scale: how the spectral axis runs.
  ///   - asksForLog: whether the catalogue wants a logarithmic axis.
  ///   - window: limits that were asked for.
  ///   - margin: what is left free at each side, as a share of the box.
  init(
    around box: PlotBox, leastFrequency: Double, scale: PlotOptions.Scale = .automatic, asksForLog: Bool,
    window: Window = Window(), margin share: Double = 0.03
  ) {
    var (start, end) = (box.times.lowerBound, box.times.upperBound)
    let margin = max((end - start) * share, (end - start) > 0 ? 0 : 60 / Self.secondsPerDay)
    (start, end) = (window.start ?? start - margin, window.end ?? end + margin)
    times = start...max(end, start.nextUp)
    let low = window.low ?? box.frequencies.lowerBound
    let high = max(low, window.high ?? box.frequencies.upperBound)
    // A stray value close to zero does not get more decades than anybody can look at.
    var least = max(leastFrequency, high * 1e-18, Self.leastOfAll)
    if let low = window.low, low > 0 { least = low }
    let ratio = least.isFinite && high > least ? high / least : 1
    // A logarithmic axis needs two frequencies above zero.
    switch scale {
    case .automatic: isLogarithmic = ratio >= Self.wideRatio || (asksForLog && ratio >= 3)
    case .linear: isLogarithmic = false
    case .logarithmic: isLogarithmic = ratio > 1
    }
    if isLogarithmic {
      let factor = Double.pow(ratio, share * 1.5)
      frequencies =
        (window.low.flatMap { $0 > 0 ? $0 : nil } ?? least / factor)...(window.high ?? high * factor)
    } else if high > low {
      let margin = (high - low) * share * 2
      frequencies =
        (window.low ?? (low >= 0 ? max(0, low - margin) : low - margin))...(window.high ?? high + margin)
    } else {
      let margin = max(abs(high) * 0.1, 1)
      frequencies = (high - margin)...(high + margin)
    }
  }

  /// Whether a box is in the window, as a whole or in part.
  func overlaps(_ box: PlotBox) -> Bool {
    box.times.overlaps(times) && box.frequencies.overlaps(frequencies)
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
