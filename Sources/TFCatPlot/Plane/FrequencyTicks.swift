import Base
import VOVocabulary

/// Ticks and the unit of a frequency axis, or of one of photon energies, which are frequencies in another
/// unit.
struct FrequencyTicks: Sendable {
  struct Tick: Sendable, Hashable {
    /// Hz.
    var frequency: Double
    /// `nil` for a tick without a number.
    var label: String?
  }

  let unit: String
  let ticks: [Tick]

  private static let units: [(name: String, hertz: Double)] = [
    ("Hz", 1), ("kHz", 1e3), ("MHz", 1e6), ("GHz", 1e9), ("THz", 1e12), ("PHz", 1e15), ("EHz", 1e18),
    ("ZHz", 1e21),
  ]

  /// The frequency of a photon of 1 eV.
  private static let electronvolt = 1.602176634e-19 / SpectralConversion.planckConstant
  private static let energies: [(name: String, hertz: Double)] = [
    ("eV", electronvolt), ("keV", electronvolt * 1e3), ("MeV", electronvolt * 1e6),
    ("GeV", electronvolt * 1e9),
    ("TeV", electronvolt * 1e12),
  ]

  /// - Parameter most: how many ticks of a linear axis have room.
  init(_ frame: PlotFrame, asEnergies: Bool, most: Int = 7) {
    let highest = max(abs(frame.frequencies.lowerBound), abs(frame.frequencies.upperBound))
    let units = asEnergies ? Self.energies : Self.units
    // The top of the axis then has one to four digits, and MHz lasts up to the 20 GHz of solar radio
    // astronomy's lists.
    let scale = units.last { highest >= $0.hertz * ($0.name == "GHz" ? 20 : 1) } ?? units[0]
    unit = scale.name
    ticks =
      frame.isLogarithmic
      ? Self.logarithmic(frame.frequencies, unit: scale.hertz)
      : Self.linear(frame.frequencies, unit: scale.hertz, most)
  }

  private static func linear(_ range: ClosedRange<Double>, unit: Double, _ most: Int) -> [Tick] {
    let span = (range.upperBound - range.lowerBound) / unit
    let step = niceStep(atLeast: span / Double(most))
    guard step > 0, step.isFinite, span.isFinite else { return [] }
    let first = (range.lowerBound / unit / step).rounded(.up)
    return (0..<most + 2).map { first + Double($0) }.filter { $0 * step * unit <= range.upperBound }.map {
      Tick(frequency: $0 * step * unit, label: text($0 * step, step: step))
    }
  }

  private static func logarithmic(_ range: ClosedRange<Double>, unit: Double) -> [Tick] {
    let decades = Double.log(range.upperBound / range.lowerBound) / Double.log(10)
    let labelled: Set<Int> = decades <= 3.3 ? [1, 2, 5] : [1]
    // With very many decades only some of them have a tick.
    let stride = Swift.max(1, Int((decades / 9).rounded(.up)))
    var ticks: [Tick] = []
    var exponent = Int((Double.log(range.lowerBound / unit) / Double.log(10)).rounded(.down))
    let last = Int((Double.log(range.upperBound / unit) / Double.log(10)).rounded(.down))
    guard last - exponent < 400 else { return [] }
    while exponent <= last {
      defer { exponent += 1 }
      for digit in 1...9 where stride == 1 || (digit == 1 && exponent % stride == 0) {
        guard let value = Double("\(digit)e\(exponent)"), range.contains(value * unit) else { continue }
        ticks.append(
          Tick(
            frequency: value * unit,
            label: labelled.contains(digit) ? text(value, step: Double("1e\(exponent)") ?? value) : nil))
      }
    }
    return ticks
  }

  /// 1, 2 or 5 times a power of ten.
  static func niceStep(atLeast least: Double) -> Double {
    guard least > 0, least.isFinite else { return 0 }
    let exponent = Int((Double.log(least) / Double.log(10)).rounded(.down))
    for (digit, shift) in [(1, 0), (2, 0), (5, 0), (1, 1), (2, 1)] {
      if let step = Double("\(digit)e\(exponent + shift)"), step >= least * (1 - 1e-9) { return step }
    }
    return least
  }

  /// A value with as many decimals as its step has.
  private static func text(_ value: Double, step: Double) -> String {
    let rounded = (value / step).rounded()
    if abs(value) >= 1e6 || (value != 0 && abs(value) < 1e-5) { return "\(value)" }
    var decimals = 0
    var power = 1.0
    while decimals < 6, abs((step * power).rounded() - step * power) > 1e-6 * step * power || step * power < 1
    {
      power *= 10
      decimals += 1
    }
    let whole = Int((rounded * step * power).rounded())
    guard decimals > 0 else { return "\(whole)" }
    let padded = String(whole.magnitude).zeroPadded(to: decimals + 1)
    return "\(whole < 0 ? "-" : "")\(padded.dropLast(decimals)).\(padded.suffix(decimals))"
  }
}
