internal import Base
internal import TFCat
internal import TFCatJSON

/// Shows times and frequencies of the plane.
struct PlaneText: Sendable {
  private let scale: TimeScale
  private let axis: TimeAxis?

  init(scale: TimeScale) {
    self.scale = scale
    axis =
      scale == .utc
      ? TimeAxis(.unix)
      : (try? Instant(iso8601: "1970-01-01T00:00:00", scale: scale)).flatMap {
        TimeAxis(secondsPerUnit: 1, origin: $0)
      }
  }

  /// Seconds of the plane as ISO 8601, in UTC unless the times count another clock.
  func time(_ seconds: Double) -> String {
    if scale == .utc { return (try? axis?.utcText(of: seconds)) ?? "\(seconds.shortText) s" }
    let text = try? axis?.instant(of: seconds)?.iso8601(decimals: .upTo(axis?.decimals(at: seconds) ?? 6))
    return text.map { "\($0) \(scale.rawValue)" } ?? "\(seconds.shortText) s"
  }

  /// A band with the unit in which its upper edge is a short number.
  static func band(_ low: Double, _ high: Double) -> String {
    let (factor, unit) = unit(of: max(abs(low), abs(high)))
    let (from, to) = ((low / factor).rounded6, (high / factor).rounded6)
    return low == high ? "\(to) \(unit)" : "\(from) to \(to) \(unit)"
  }

  /// A difference of frequencies.
  static func frequency(_ hertz: Double) -> String {
    let (factor, unit) = unit(of: abs(hertz))
    return "\((hertz / factor).rounded6) \(unit)"
  }

  private static func unit(of hertz: Double) -> (Double, String) {
    switch hertz {
    case 1e9...: (1e9, "GHz")
    case 1e6...: (1e6, "MHz")
    case 1e3...: (1e3, "kHz")
    default: (1, "Hz")
    }
  }
}

extension Double {
  /// The shortest text of the number; whole numbers without a fraction.
  var shortText: String { JSONNumber(self)?.literal ?? description }

  /// With six significant digits at most.
  var rounded6: String { rounded(digits: 6).shortText }

  func rounded(digits: Int) -> Double {
    guard self != 0, isFinite else { return self }
    var power = 1.0
    var size = magnitude
    while size >= 10 {
      size /= 10
      power /= 10
    }
    while size < 1, power < 1e300 {
      size *= 10
      power *= 10
    }
    for _ in 1..<digits { power *= 10 }
    return (self * power).rounded() / power
  }

  /// A share with three decimals.
  var share3: String {
    let thousandths = (self * 1000).rounded()
    guard thousandths.isFinite, thousandths.magnitude < 1e15 else { return shortText }
    let whole = Int(thousandths)
    let rest = String(abs(whole) % 1000).zeroPadded(to: 3)
    return "\(whole < 0 ? "-" : "")\(abs(whole) / 1000).\(rest)"
  }
}
