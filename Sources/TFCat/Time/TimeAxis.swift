/// How the numbers of a time coordinate become instants: a unit, an origin and a scale.
///
/// In a scale without leap seconds a value is elapsed time since the origin, a day having 86400 s. In UTC
/// - a unit shorter than a day counts clock seconds, as POSIX time does: each day has 86400 of them, and a
///   value inside a leap second is that of the same place in the next second;
/// - a unit of a day or longer counts days, and the fraction is that of ERFA's quasi-Julian date.
///
/// The two differ on days with a leap second alone. `astropy.time` reads all as the second.
public struct TimeAxis: Sendable, Hashable {
  /// The predefined system, or nil for an axis given by its parts.
  public let system: TimeSystem?
  /// The length of the unit in seconds.
  public let secondsPerUnit: Double
  /// What the value 0 stands for.
  public let origin: Instant

  /// The scale that the values count in.
  public var scale: TimeScale { origin.scale }

  let count: UnitCount
  /// Whether a day is 86400 clock seconds, whatever its length.
  let countsClockSeconds: Bool
  /// The fraction of the day at the origin, of a day of 86400 s if ``countsClockSeconds``.
  let originFraction: Double

  /// One of the predefined systems.
  ///
  /// - Parameters:
  ///   - system: The system.
  ///   - tt2000Origin: What `cdf_tt2000` counts from; without effect on the others.
  public init(_ system: TimeSystem, tt2000Origin: TT2000Origin = .j2000Noon) {
    let origin = system.originJulianDate(tt2000Origin)
    let midnight = (origin - 0.5).rounded(.down) + 0.5
    self.init(
      system: system, secondsPerUnit: system.secondsPerUnit,
      origin: Instant(midnight: midnight, fraction: origin - midnight, scale: system.scale))
  }

  /// An axis given by its parts, as `time_coords` does.
  ///
  /// - Parameters:
  ///   - secondsPerUnit: The length of the unit in seconds: 60 for min, 86400 for d, 1e-3 for ms.
  ///   - origin: What the value 0 stands for, in the scale of the axis.
  /// - Returns: nil if the unit is not a finite length above zero, or too small to be a part of a day.
  public init?(secondsPerUnit: Double, origin: Instant) {
    guard secondsPerUnit.isFinite, secondsPerUnit > 0, (secondsPerUnit / 86400).isNormal else { return nil }
    self.init(system: nil, secondsPerUnit: secondsPerUnit, origin: origin)
  }

  private init(system: TimeSystem?, secondsPerUnit: Double, origin: Instant) {
    self.system = system
    self.secondsPerUnit = secondsPerUnit
    self.origin = origin
    count = UnitCount(secondsPerUnit: secondsPerUnit)
    countsClockSeconds = origin.scale.hasLeapSeconds && secondsPerUnit < 86400
    originFraction = countsClockSeconds ? origin.clockSeconds / 86400 : origin.jd2
  }

  /// The instant that a value stands for.
  ///
  /// The value is split into whole days and a rest before the origin is added, so the instant is as exact as
  /// the value itself: 40 us for a Julian day of our time, 0.2 us for a Unix time.
  ///
  /// - Returns: nil if the value is NaN or infinite, or if the date is outside
  ///   ``Instant/julianDateRange``.
  public func instant(of value: Double) -> Instant? {
    guard value.isFinite, value != fillValue else { return nil }
    let (days, rest) = count.split(value)
    return instant(days: days, rest: rest)
  }

  /// The instant that an integer of 64 bits stands for, exact where a double would lose digits: nanoseconds
  /// of TT2000 are beyond 2^53 since five months after the year 2000.
  ///
  /// - Returns: nil for the fill value of CDF, and where the date is outside ``Instant/julianDateRange``.
  public func instant(ofInteger value: Int64) -> Instant? {
    guard let (days, rest) = count.split(value) else { return instant(of: Double(value)) }
    if isFill(value) { return nil }
    return instant(days: days, rest: rest)
  }

  /// What the axis has in the place of a time: -2^63 in TT2000, and the two integers after it (CDF's illegal
  /// and pad values).
  package var fillValue: Double? { system == .cdfTT2000 ? -0x1p63 : nil }

  /// Whether an integer stands for no time.
  package func isFill(_ value: Int64) -> Bool { fillValue != nil && value <= Self.lastFillInteger }

  private static let lastFillInteger = Int64.min + 3

  private func instant(days: Double, rest: Double) -> Instant? {
    guard countsClockSeconds else {
      // jd2 of the sum is found by the initialiser; the origin's own date is a whole number and a half.
      return Instant(jd1: origin.jd1 + days, jd2: originFraction + rest, scale: scale)
    }
    let fraction = originFraction + rest
    let carry = fraction.rounded(.down)
    return Instant(
      midnight: origin.jd1 + days + carry, clockSeconds: (fraction - carry) * 86400, scale: scale)
  }

  /// The value that stands for an instant, which may be in another scale.
  ///
  /// - Throws: as ``Instant/converted(to:)``.
  public func value(of instant: Instant) throws(TimeConversionError) -> Double {
    let (days, rest) = try offset(of: instant)
    return count.join(days: days, rest: rest)
  }

  /// The days from the origin to an instant, as this axis counts them: a whole number and a rest.
  func offset(of instant: Instant) throws(TimeConversionError) -> (days: Double, rest: Double) {
    let here = try instant.converted(to: scale)
    guard countsClockSeconds else { return (here.jd1 - origin.jd1, here.jd2 - originFraction) }
    let seconds = here.clockSeconds
    // The second after a leap second has the numbers of the leap second again: what the conversion loses must
    // not put a midnight at the end of the one before it.
    if seconds > 86400, here.dayLength - seconds < 5e-10 {
      return (here.jd1 + 1 - origin.jd1, -originFraction)
    }
    return (here.jd1 - origin.jd1, seconds / 86400 - originFraction)
  }

  /// The integer that stands for an instant, exact where a double would lose digits.
  ///
  /// - Returns: nil where the unit is no whole part of a day, and beyond 64 bits.
  /// - Throws: as ``Instant/converted(to:)``.
  package func integer(of instant: Instant) throws(TimeConversionError) -> Int64? {
    let (days, rest) = try offset(of: instant)
    return count.joinInteger(days: days, rest: rest)
  }

  /// How many decimals of a second the value still resolves, 0 to 9; for showing times without noise.
  public func decimals(at value: Double) -> Int { Self.decimals(of: value.ulp * secondsPerUnit) }

  /// How many decimals of a second a resolution in seconds has.
  private static func decimals(of resolution: Double) -> Int {
    let decimals = decimalSteps.firstIndex { !($0 > resolution) } ?? 9
    // The last decimal that is at least as coarse as the resolution, and not finer.
    return decimalSteps[decimals] < resolution ? max(decimals - 1, 0) : decimals
  }

  /// The values of the decimals of a second, from none on.
  private static let decimalSteps: [Double] = (0...9).map { (0..<$0).reduce(1) { step, _ in step / 10 } }

  /// A value as ISO 8601 in UTC, with the decimals that the value resolves and no zeros at their end.
  ///
  /// - Returns: nil if the value is no time.
  /// - Throws: as ``Instant/converted(to:)``.
  public func utcText(of value: Double) throws(TimeConversionError) -> String? {
    try utcParts(of: value)?.string
  }

  /// The same before it is a string.
  package func utcParts(of value: Double) throws(TimeConversionError) -> ISO8601Text? {
    guard let instant = instant(of: value) else { return nil }
    return try instant.converted(to: .utc).iso8601Text(decimals: .upTo(decimals(at: value)))
  }

  /// The same of an integer, which has all of its digits.
  package func utcText(ofInteger value: Int64) throws(TimeConversionError) -> String? {
    guard let instant = instant(ofInteger: value) else { return nil }
    return try instant.converted(to: .utc).iso8601(decimals: .upTo(Self.decimals(of: secondsPerUnit)))
  }

  /// The start of a box as ISO 8601 in UTC, to the last digit of an integer.
  package func utcText(ofStart box: BoundingBox) throws(TimeConversionError) -> String? {
    if let integer = box.startInteger { return try utcText(ofInteger: integer) }
    return try utcText(of: box.timeMin)
  }

  /// The end of a box as ISO 8601 in UTC, to the last digit of an integer.
  package func utcText(ofEnd box: BoundingBox) throws(TimeConversionError) -> String? {
    if let integer = box.endInteger { return try utcText(ofInteger: integer) }
    return try utcText(of: box.timeMax)
  }

  /// Whether the origin is -4712-01-01T12:00:00 read as a Gregorian date: the Julian day's origin is
  /// written so in the Julian calendar, and an axis given by its parts is then 38 days off.
  public var hasJulianCalendarOrigin: Bool {
    origin.jd1 == 37.5 && origin.jd2 == 0.5 && system == nil
  }
}
