public import TFCat
public import TFCatTables

/// How a table writes times.
public enum TimeFormat: Sendable, Hashable {
  /// ISO 8601, with a `T` or a blank, with or without seconds, a fraction, `Z` or an offset.
  case iso
  /// A number on one of the standard's axes: `unix`, `jd`, `mjd`, `mjd_cnes`, `mjd_nasa`, `cdf_tt2000`.
  case axis(TimeSystem)
  /// Milliseconds of POSIX time.
  case unixMilliseconds
  /// A year and its fraction: 2010.5.
  case decimalYear
  /// The codes of `strptime`: `%Y/%m/%d %H:%M`.
  case pattern(TimePattern)

  /// - Returns: nil where the text is neither a name nor a pattern.
  public init?(_ text: String) {
    switch text {
    case "iso", "iso8601", "isot": self = .iso
    case "unix_ms": self = .unixMilliseconds
    case "decimal_year", "decimalyear": self = .decimalYear
    case "tt2000": self = .axis(.cdfTT2000)
    default:
      if let system = TimeSystem(rawValue: text) {
        self = .axis(system)
      } else if let pattern = TimePattern(text) {
        self = .pattern(pattern)
      } else {
        return nil
      }
    }
  }

  /// What can be written, for messages.
  public static let known =
    "iso, unix, unix_ms, jd, mjd, mjd_cnes, mjd_nasa, cdf_tt2000, decimal_year, or a pattern such as \"%Y/%m/%d %H:%M\""

  /// The name or the pattern.
  public var name: String {
    switch self {
    case .iso: "iso"
    case .axis(let system): system.rawValue
    case .unixMilliseconds: "unix_ms"
    case .decimalYear: "decimal_year"
    case .pattern(let pattern): pattern.text
    }
  }
}

/// A time as a table writes it, bound to a scale and a zone.
public struct TimeReader: Sendable, Hashable {
  public var format: TimeFormat
  public var scale: TimeScale
  /// Local time minus UTC in minutes, for texts that do not say their zone.
  public var offset: Int

  public init(format: TimeFormat, scale: TimeScale = .utc, offset: Int = 0) {
    self.format = format
    self.scale = scale
    self.offset = offset
  }

  /// - Parameter endsAtMidnight: set where the text says 24:00, which is read as the next midnight.
  /// - Returns: nil for nothing.
  /// - Throws: what is wrong with the time.
  public func instant(_ value: TableValue, endsAtMidnight: inout Bool) throws(MappingFault) -> Instant? {
    if value.isNull { return nil }
    switch format {
    case .iso: return try iso(value, &endsAtMidnight)
    case .pattern(let pattern):
      let text = try ExpressionFunction.text(value)
      return try bind(pattern.read(text), text, &endsAtMidnight)
    case .axis(let system):
      let number = try ExpressionFunction.number(value)
      if number.isNaN { return nil }
      let axis = TimeAxis(system)
      guard let instant = axis.instant(of: number) else {
        throw MappingFault("\(number) is no time in \(system.rawValue)")
      }
      return try shifted(rescaled(instant, from: axis.scale))
    case .unixMilliseconds:
      let number = try ExpressionFunction.number(value)
      if number.isNaN { return nil }
      guard let instant = TimeAxis(.unix).instant(of: number / 1000) else {
        throw MappingFault("\(number) is no time")
      }
      return try shifted(rescaled(instant, from: .utc))
    case .decimalYear: return try decimalYear(value)
    }
  }

  /// Numbers of an axis are those of its scale, unless the mapping says another.
  private func rescaled(_ instant: Instant, from axisScale: TimeScale) -> Instant {
    scale == .utc || scale == axisScale
      ? instant : Instant(jd1: instant.jd1, jd2: instant.jd2, scale: scale) ?? instant
  }

  private func shifted(_ instant: Instant) throws(MappingFault) -> Instant {
    guard offset != 0 else { return instant }
    guard
      let shifted = Instant(jd1: instant.jd1, jd2: instant.jd2 - Double(offset) / 1440, scale: instant.scale)
    else {
      throw MappingFault("the time is too far away")
    }
    return shifted
  }

  private func iso(_ value: TableValue, _ endsAtMidnight: inout Bool) throws(MappingFault) -> Instant? {
    let text = try ExpressionFunction.text(value)
    if offset == 0, let instant = try? Instant(iso8601: text, scale: scale, options: .zoneOffsets) {
      return instant
    }
    // What is allowed beyond the strict form: 24:00, single digits, an offset of its own.
    guard let time = CivilTime(iso: text) else {
      do {
        return try Instant(iso8601: text, scale: scale, options: .zoneOffsets)
      } catch {
        throw MappingFault("\"\(text)\" is no time in ISO 8601: \(error.message)")
      }
    }
    return try bind(time, text, &endsAtMidnight)
  }

  private func decimalYear(_ value: TableValue) throws(MappingFault) -> Instant? {
    let number = try ExpressionFunction.number(value)
    if number.isNaN { return nil }
    guard number.magnitude < 1e6 else { throw MappingFault("\(number) is no year") }
    let year = Int(number.rounded(.down))
    let start = CivilTime.julianDate(year: year, month: 1, day: 1)
    let length = CivilTime.julianDate(year: year + 1, month: 1, day: 1) - start
    guard let instant = Instant(jd1: start, jd2: (number - Double(year)) * length, scale: scale) else {
      throw MappingFault("\(number) is no year")
    }
    return try shifted(instant)
  }

  private func bind(
    _ time: CivilTime?, _ text: String, _ endsAtMidnight: inout Bool
  ) throws(MappingFault) -> Instant {
    guard let time else { throw MappingFault("\"\(text)\" is no time of the form \"\(format.name)\"") }
    if let fault = time.fault { throw MappingFault("\"\(text)\": \(fault)") }
    if time.hour == 24 { endsAtMidnight = true }
    let minutes = time.hour * 60 + time.minute - (time.offset ?? offset)
    let shift = Int((Double(minutes) / 1440).rounded(.down))
    guard
      let instant = Instant(
        midnight: time.julianDate + Double(shift),
        clockSeconds: Double((minutes - shift * 1440) * 60) + time.second,
        scale: scale)
    else { throw MappingFault("\"\(text)\" is too far away") }
    return instant
  }
}
