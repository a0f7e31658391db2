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
      // A corner at pixel 0 and 0h may be one that is missing.
      if let midnight, let pixel = try row.integer(xPix), let value = try row.hours(x, midnight: midnight),
        !isCorner || pixel != 0 || value != midnight
      {
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
    var anchors = anchors
    if step == 0 {
      step = Self.step(anchors) ?? 0
    } else if var measured = Self.step(anchors.filter(\.isCorner), least: 3) {
      if measured < 0, step > 0 {
        exchangeCorners(of: &anchors)
        measured = -measured
      }
      if abs(measured / step - 1) > 0.1 {
        step = measured
        add(.pixelStep)
      }
    }
    guard let anchor = Self.anchor(anchors, step: step) else {
      return origin.flatMap { PixelAxis(value: $0, at: 0, step: step, decimals: decimals) }
    }
    func fits(_ place: Anchors.Element) -> Bool {
      origin.map { abs($0 + place.pixel * step - place.value) <= abs(step) / 2 } ?? true
    }
    let isFirst = anchors.first.map { $0 == anchor } ?? true
    if step != 0, !isFirst || !fits(anchor) { add(.pixelAnchor) }
    if let origin, fits(anchor) { return PixelAxis(value: origin, at: 0, step: step, decimals: decimals) }
    return PixelAxis(value: anchor.value, at: anchor.pixel, step: step, decimals: decimals)
  }

  /// The place from which pixels are counted: the first that does not lie outside of the rectangle.
  private static func anchor(_ anchors: Anchors, step: Double) -> Anchors.Element? {
    let corners = anchors.filter(\.isCorner).map(\.value)
    guard corners.count == 2, let low = corners.min(), let high = corners.max() else { return anchors.first }
    let half = abs(step) / 2
    return anchors.first { $0.value >= low - half && $0.value <= high + half }
  }

  /// Gives the corners of the rectangle the values of each other: those of the lower left and of the upper
  /// right one were written in the wrong order.
  private mutating func exchangeCorners(of anchors: inout Anchors) {
    let corners = anchors.indices.filter { anchors[$0].isCorner }
    let values = corners.map { anchors[$0].value }
    for (index, value) in zip(corners, values.reversed()) { anchors[index].value = value }
    add(.swappedLimits)
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

  /// Whether a place of a chain has a frequency that was received: a pixel beyond the limits is one too, as
  /// they are those of channels.
  func mayReach(_ frequency: Double) -> Bool {
    guard frequency > 0, frequency.isFinite else { return false }
    guard let band else { return true }
    let step = abs(self.frequency?.step ?? 0)
    return frequency >= band.lowerBound - step && frequency <= band.upperBound + step
  }

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
