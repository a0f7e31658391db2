import TFCat

/// What the times of a feature look like when they cannot be meant as they stand.
enum TimeSuspicion: Hashable {
  /// Counted in smaller units: the factor that is too much, and the unit's name.
  case scaled(by: Double, unit: String)
  case julianDate
  case modifiedJulianDate
  case unixSeconds
  /// Times stand where spectral values belong.
  case swapped
  /// Out of 1600 to 2200 for no known reason.
  case outOfRange

  private static let julianDates = 2_415_020.5...2_488_069.5
  private static let modifiedJulianDates = 30_000.0...88_069.0
  private static let unixTimes = 3e8...4.2e9

  /// `nil` for times of 1600 to 2200 that give no cause for doubt.
  init?(_ bounds: BoundingBox, _ limits: AxisLimits, crs: LocalCRS?) {
    guard let times = limits.times, let usual = limits.usualTimes else { return nil }
    let time = bounds.timeMin
    let countsSeconds = crs?.timeUnit == "s"
    // Seconds since 1970 may be any number: Julian dates and frequencies are days and weeks of January 1970 then.
    let isEarlySecond = countsSeconds && time >= 0 && bounds.timeMax < 1e7
    if times.contains(time), times.contains(bounds.timeMax), !isEarlySecond { return nil }
    if isEarlySecond {
      if Self.julianDates.contains(time) {
        self = .julianDate
      } else if Self.unixTimes.contains(bounds.spectralMin), Self.unixTimes.contains(bounds.spectralMax) {
        self = .swapped
      } else {
        return nil
      }
    } else if !countsSeconds, usual.contains(bounds.spectralMin), usual.contains(bounds.spectralMax) {
      self = .swapped
    } else if countsSeconds,
      let (factor, unit) = [(1e3, "milliseconds"), (1e6, "microseconds"), (1e9, "nanoseconds")]
        .first(where: { usual.contains(time / $0.0) && time > 0 })
    {
      self = .scaled(by: factor, unit: unit)
    } else if !countsSeconds, Self.unixTimes.contains(time) {
      self = .unixSeconds
    } else if !countsSeconds, Self.julianDates.contains(time) {
      self = .julianDate
    } else if !countsSeconds, Self.modifiedJulianDates.contains(time) {
      self = .modifiedJulianDate
    } else {
      self = .outOfRange
    }
  }
}

extension CheckedFeature {
  /// What is odd about its times; cheap for a feature that is sound.
  func timeSuspicion(in context: LintContext) -> TimeSuspicion? {
    guard !isObservation, let bounds, let limits = context.limits(for: self) else { return nil }
    if let usual = limits.usualTimes, usual.contains(bounds.timeMin), usual.contains(bounds.timeMax),
      bounds.timeMin >= 1e7
    {
      return nil
    }
    return TimeSuspicion(bounds, limits, crs: context.crs(of: self))
  }
}
