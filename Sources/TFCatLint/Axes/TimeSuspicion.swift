import Base
import LintKit
import TFCat

/// What the times of a feature look like when they cannot be meant as they stand.
enum TimeSuspicion: Hashable {
  /// Counted in smaller units, by name.
  case scaled(unit: String)
  case julianDate
  case modifiedJulianDate
  case unixSeconds
  /// Times stand where spectral values belong.
  case swapped
  /// Out of 1600 to 2200 for no known reason.
  case outOfRange

  private static let julianDates = AxisLimits.year1900...AxisLimits.year2100
  private static let modifiedJulianDates = 30_000...(AxisLimits.year2100 - JulianDate.mjd)
  private static let unixTimes = 3e8...4.2e9
  /// Unix seconds of the first months of 1970, which no digital catalogue covers.
  static let earlySeconds = 0..<1e7

  /// `nil` for times of 1600 to 2200 that give no cause for doubt.
  init?(_ bounds: BoundingBox, _ limits: AxisLimits, crs: LocalCRS?) {
    guard let times = limits.times else { return nil }
    func allTimes(in range: ClosedRange<Double>, dividedBy factor: Double = 1) -> Bool {
      range.contains(bounds.timeMin / factor) && range.contains(bounds.timeMax / factor)
    }
    if allTimes(in: times) {
      // Any number is a Unix time: Julian dates and frequencies are days and weeks of early 1970.
      guard limits.isUnix, Self.earlySeconds.contains(bounds.timeMin),
        Self.earlySeconds.contains(bounds.timeMax)
      else { return nil }
      if allTimes(in: Self.julianDates) {
        self = .julianDate
      } else if Self.isSwapped(bounds, limits) {
        self = .swapped
      } else {
        return nil
      }
      return
    }
    let isSwapped = Self.isSwapped(bounds, limits)
    let ownUnits = [(1e3, "milliseconds"), (1e6, "microseconds"), (1e9, "nanoseconds")]
    if crs?.timeUnit == "s", let usual = limits.usualTimes, bounds.timeMin > 0,
      let unit = ownUnits.first(where: { allTimes(in: usual, dividedBy: $0.0) })
    {
      self = .scaled(unit: unit.1)
    } else if allTimes(in: Self.unixTimes) {
      self = .unixSeconds
    } else if allTimes(in: Self.unixTimes, dividedBy: 1e3) {
      self = .scaled(unit: "Unix milliseconds")
    } else if allTimes(in: Self.julianDates) {
      self = .julianDate
    } else if isSwapped {
      // Frequencies in kHz may have the size of modified Julian dates, so these come last.
      self = .swapped
    } else if allTimes(in: Self.modifiedJulianDates) {
      self = .modifiedJulianDate
    } else {
      self = .outOfRange
    }
  }

  /// Whether the spectral values are times of our age on the axis, and the times are radio frequencies (or
  /// what the axis has instead).
  private static func isSwapped(_ bounds: BoundingBox, _ limits: AxisLimits) -> Bool {
    guard let usual = limits.isUnix ? unixTimes : limits.usualTimes, let radio = limits.radio else {
      return false
    }
    return usual.contains(bounds.spectralMin) && usual.contains(bounds.spectralMax)
      && radio.contains(bounds.timeMin) && radio.contains(bounds.timeMax)
  }
}

extension CheckedFeature {
  /// What is odd about its times; cheap for a feature that is sound.
  func timeSuspicion(in context: LintContext) -> TimeSuspicion? {
    guard !isObservation, let bounds, let limits = context.limits(for: self) else { return nil }
    if limits.areUsual(bounds) { return nil }
    return TimeSuspicion(bounds, limits, crs: context.crs(of: self))
  }
}
