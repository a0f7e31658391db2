internal import Base

/// The dynamic spectrum in which an event was found: the laws of its pixels, and its limits.
struct HFCSpectrogram: Sendable {
  /// Unix time in seconds; `nil` where the row does not tell.
  private(set) var time: PixelAxis?
  /// MHz; `nil` where the row does not tell.
  private(set) var frequency: PixelAxis?
  /// What the receiver covers, in MHz.
  private(set) var band: ClosedRange<Double>?
  /// Pixels in time and in frequency.
  private(set) var size: (time: Int?, frequency: Int?)
  /// What had to be repaired.
  private(set) var repairs: [HFCRepair] = []

  /// Places where both the pixel and the value are known.
  private typealias Anchors = [(pixel: Double, value: Double, isCorner: Bool)]

  /// - Parameters:
  ///   - midnight: From which hours are counted, as Unix time.
  ///   - band: Instead of the row's own, in MHz.
  init(_ row: HFCRow, midnight: Double?, band: ClosedRange<Double>? = nil) throws(HFCFault) {
    size = (try row.integer(.naxis1), try row.integer(.naxis2))
    self.band = if let band { band } else { try Self.band(of: row) }
    var times: Anchors = []
    var frequencies: Anchors = []
    for (xPix, x, yPix, y) in Self.knownPlaces {
      let isCorner = x == .br0XUTC || x == .br3XUTC
      if let midnight, let pixel = try row.integer(xPix), let value = try row.hours(x, midnight: midnight) {
        times.append((Double(pixel), value, isCorner))
      }
      if let pixel = try row.integer(yPix), let value = try row.number(y), value > 0 {
        frequencies.append((Double(pixel), value, isCorner))
      }
    }
    let timeStep = try row.number(.cdelt1).map { $0 * 3600 }
    time = axis(step: timeStep, origin: midnight, anchors: times, decimals: 3)
    var frequencyStep = try row.number(.cdelt2)
    if frequencyStep ?? 0 == 0, let band = self.band, let count = size.frequency, count > 1 {
      frequencyStep = (band.upperBound - band.lowerBound) / Double(count - 1)
    }
    frequency = axis(
      step: frequencyStep, origin: self.band?.lowerBound, anchors: frequencies, decimals: 6)
  }

  private static let knownPlaces: [(HFCColumn, HFCColumn, HFCColumn, HFCColumn)] = [
    (.ccXPix, .ccXUTC, .ccYPix, .ccYMHz), (.skeletonXPix, .skeletonXUTC, .skeletonYPix, .skeletonYMHz),
    (.br0XPix, .br0XUTC, .br0YPix, .br0YMHz), (.br3XPix, .br3XUTC, .br3YPix, .br3YMHz),
  ]

  /// The law of HFC, value = origin + pixel x step, where it agrees with what the row says of single pixels.
  private mutating func axis(step: Double?, origin: Double?, anchors: Anchors, decimals: Int) -> PixelAxis? {
    var step = step ?? 0
    if step == 0 {
      step = Self.step(anchors) ?? 0
    } else if let measured = Self.step(anchors.filter(\.isCorner), least: 3), abs(measured / step - 1) > 0.1 {
      step = measured
      add(.pixelStep)
    }
    let anchor = anchors.first
    guard let origin else {
      return anchor.flatMap { PixelAxis(value: $0.value, at: $0.pixel, step: step, decimals: decimals) }
    }
    if let anchor, abs(origin + anchor.pixel * step - anchor.value) > abs(step) / 2 {
      if step != 0 { add(.pixelAnchor) }
      return PixelAxis(value: anchor.value, at: anchor.pixel, step: step, decimals: decimals)
    }
    return PixelAxis(value: origin, at: 0, step: step, decimals: decimals)
  }

  /// The step between the places that lie farthest apart, and at least so many pixels.
  private static func step(_ anchors: Anchors, least: Double = 1) -> Double? {
    guard let low = anchors.min(by: { $0.pixel < $1.pixel }),
      let high = anchors.max(by: { $0.pixel < $1.pixel }), high.pixel - low.pixel >= least,
      high.value != low.value
    else { return nil }
    return (high.value - low.value) / (high.pixel - low.pixel)
  }

  private mutating func add(_ repair: HFCRepair) {
    if !repairs.contains(repair) { repairs.append(repair) }
  }

  // MARK: Limits of the receiver

  /// FREQMIN and FREQMAX, or WAVEMIN and WAVEMAX, which are frequencies or wavelengths: WAVEUNIT tells.
  private static func band(of row: HFCRow) throws(HFCFault) -> ClosedRange<Double>? {
    if let low = try row.number(.freqMin), let high = try row.number(.freqMax),
      let band = megahertz(low, high, unit: row.text(.freqUnit) ?? "MHz")
    {
      return band
    }
    guard let low = try row.number(.waveMin), let high = try row.number(.waveMax),
      let unit = row.text(.waveUnit),
      let band = megahertz(low, high, unit: unit)
    else { return nil }
    // The limits of STEREO/WAVES were copied to the decameter array, which observes 10 to 80 MHz.
    let isArray = row.text(.observatory)?.uppercased().hasPrefix("NAN") ?? false
    return isArray && band.lowerBound < 1 ? nil : band
  }

  private static func megahertz(_ one: Double, _ other: Double, unit: String) -> ClosedRange<Double>? {
    let limits = [one, other].compactMap { megahertz($0, unit: unit) }.sorted()
    guard limits.count == 2, limits[0] > 0, limits[1].isFinite else { return nil }
    return limits[0]...limits[1]
  }

  /// A frequency in MHz from a frequency, or from a wavelength in vacuum.
  static func megahertz(_ value: Double, unit: String) -> Double? {
    guard value > 0 else { return nil }
    let metres: Double
    switch unit.lowercased() {
    case "mhz": return value
    case "khz": return value / 1000
    case "ghz": return value * 1000
    case "hz": return value / 1_000_000
    case "m", "metre", "metres", "meter", "meters": metres = value
    case "km": metres = value * 1000
    case "cm": metres = value / 100
    default: return nil
    }
    // To a hertz: the wavelengths have fewer digits than that.
    return (299.792458 / metres * 1e6).rounded() / 1e6
  }
}

extension HFCRow {
  /// The Unix time of hours of the day, or of a date and time in their place, as the view of type II has
  /// them.
  func hours(_ column: HFCColumn, midnight: Double) throws(HFCFault) -> Double? {
    if let hours = decimal(column) {
      guard -24...96 ~= hours else {
        throw HFCFault("\(column.name) is \(text(column)?.shortened ?? ""), which is no hour of a day")
      }
      return midnight + hours * 3600
    }
    guard let text = text(column) else { return nil }
    return try HFCTime(text, name: column.name)?.seconds
  }
}
