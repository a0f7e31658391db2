import Base
public import TFCat
package import TFCatTables

/// Reads times as a table writes them, in one format, and binds them to a scale and a zone.
public struct TimeReader: Sendable, Hashable {
  /// How times are written.
  public var format: TimeFormat
  /// The time scale of the texts.
  public var scale: TimeScale
  /// Local time minus UTC in minutes, for texts that do not say their zone.
  public var offset: Int
  /// What numbers count, where a TIMESYS says it: goes before the format.
  package var axis: TimeAxis?

  /// A reader of times.
  ///
  /// - Parameters:
  ///   - format: how times are written.
  ///   - scale: the time scale of the texts.
  ///   - offset: local time minus UTC in minutes, for texts that do not say their zone.
  public init(format: TimeFormat, scale: TimeScale = .utc, offset: Int = 0) {
    self.format = format
    self.scale = scale
    self.offset = offset
  }

  /// - Parameter repairs: what had to be repaired is added; the caller asks whether it may be.
  /// - Returns: nil for nothing.
  /// - Throws: what is wrong with the time.
  package func instant(_ value: TableValue, repairs: inout TimeRepairs) throws(MappingFault) -> Instant? {
    if value.isNull { return nil }
    if let axis, value.isNumber { return try instant(value, on: axis, name: "this axis") }
    if let julianDate = try instantInTwoParts(value) { return julianDate }
    switch format {
    case .iso: return try iso(value, &repairs)
    case .pattern(let pattern):
      let text = try ExpressionFunction.text(value)
      guard let time = pattern.read(text) else {
        throw MappingFault("\"\(text)\" is no time of the form \"\(format.name)\"")
      }
      return try bind(time, text, &repairs)
    case .axis(let system): return try instant(value, on: TimeAxis(system), name: system.rawValue)
    case .unixMilliseconds: return try instant(value, on: Self.milliseconds, name: "unix_ms")
    case .decimalYear: return try decimalYear(value)
    case .spreadsheet(let firstYear): return try excel(value, firstYear == 1904 ? .excel1904 : .excel)
    }
  }

  private static let milliseconds =
    TimeAxis(secondsPerUnit: 1e-3, origin: TimeAxis(.unix).origin) ?? TimeAxis(.unix)

  /// A Julian date in two numbers that are added, as astropy has its times.
  ///
  /// - Returns: `nil` for other values, and an instant of `nil` where there is no time.
  private func instantInTwoParts(_ value: TableValue) throws(MappingFault) -> Instant?? {
    var axis = axis
    if axis == nil, case .axis(let system) = format { axis = TimeAxis(system) }
    guard case .array(let parts) = value, parts.count == 2, let first = parts[0].double,
      let second = parts[1].double, let axis, axis.secondsPerUnit == 86400,
      axis.origin.jd1 + axis.origin.jd2 == 0
    else { return nil }
    if first.isNaN || second.isNaN { return .some(nil) }
    guard let instant = Instant(jd1: first, jd2: second, scale: axis.scale) else {
      throw MappingFault("[\(first), \(second)] is no Julian date in two parts")
    }
    return try shifted(rescaled(instant, from: axis.scale))
  }

  /// A number on an axis; one of 64 bits keeps all of its digits.
  private func instant(
    _ value: TableValue, on axis: TimeAxis, name: String
  ) throws(MappingFault) -> Instant? {
    let instant: Instant?
    if let integer = value.exactInteger {
      instant = axis.instant(ofInteger: integer)
    } else {
      let number = try ExpressionFunction.number(value)
      if number.isNaN { return nil }
      instant = axis.instant(of: number)
    }
    guard let instant else { throw MappingFault("\(value.text ?? "it") is no time in \(name)") }
    return try shifted(rescaled(instant, from: axis.scale))
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

  private func iso(_ value: TableValue, _ repairs: inout TimeRepairs) throws(MappingFault) -> Instant? {
    let text = try ExpressionFunction.text(value)
    if let time = CivilTimeReader.read(text) { return try bind(time, text, &repairs) }
    // Years of more than four digits and those before Christ.
    do {
      return try Instant(iso8601: text, scale: scale, options: .zoneOffsets)
    } catch {
      throw MappingFault("\"\(text)\" is no time in ISO 8601: \(error.message)")
    }
  }

  private func decimalYear(_ value: TableValue) throws(MappingFault) -> Instant? {
    let number = try ExpressionFunction.number(value)
    if number.isNaN { return nil }
    guard number.magnitude < 1e6 else { throw MappingFault("\(number) is no year") }
    let year = Int(number.rounded(.down))
    guard let start = CivilDay(year: year, month: 1, day: 1),
      let instant = Instant(
        jd1: start.julianDate,
        jd2: (number - Double(year)) * Double(CivilDay.length(ofYear: year)), scale: scale)
    else { throw MappingFault("\(number) is no year") }
    return try shifted(instant)
  }

  private func excel(_ value: TableValue, _ epoch: SpreadsheetEpoch) throws(MappingFault) -> Instant? {
    let number = try ExpressionFunction.number(value)
    if number.isNaN { return nil }
    guard let (day, second) = epoch.time(of: number) else {
      throw MappingFault("\(value.text ?? "it") is no day number of a spreadsheet")
    }
    guard let instant = Instant(jd1: day.julianDate, jd2: second / 86_400, scale: scale) else {
      throw MappingFault("\(number) is no day number of a spreadsheet")
    }
    return try shifted(instant)
  }

  private func bind(
    _ time: CivilTime, _ text: String, _ repairs: inout TimeRepairs
  ) throws(MappingFault) -> Instant {
    do {
      return try Instant(time, scale: scale, offset: offset, repairs: &repairs)
    } catch {
      throw MappingFault("\"\(text)\": \(error.message)")
    }
  }

  /// Reads a zone: `UTC`, `Z`, `+02:00`, `-0530`, `+1`.
  ///
  /// - Returns: local time minus UTC in minutes; nil for anything else.
  public static func offset(ofZone text: String) -> Int? {
    var text = text
    return text.withUTF8 { bytes in
      if CivilTimeReader.isUniversal(bytes) { return 0 }
      guard let sign = bytes.first, sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") else { return nil }
      // A single digit is an hour.
      if bytes.count == 2, bytes[1] >= 0x30, bytes[1] <= 0x39 {
        return Int(bytes[1] - 0x30) * (sign == UInt8(ascii: "-") ? -60 : 60)
      }
      var place = 0
      guard let offset = CivilTimeReader.readOffset(bytes, &place), place == bytes.count else { return nil }
      return offset
    }
  }
}
