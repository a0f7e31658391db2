extension Instant {
  /// The same moment in another scale.
  ///
  /// Conversions are ERFA's, through TAI, and agree with `astropy.time` to better than a nanosecond. UTC
  /// before 1960 is taken as equal to TAI. UT is taken as what a UTC clock shows, which is off by what
  /// ``TimeScale/conversionUncertainty`` says.
  ///
  /// - Parameter target: The scale wanted.
  /// - Throws: `notConvertible` if one of two different scales is `UNKNOWN`, `SCET` or `SCLK`, `outOfRange`
  ///   if the result is outside ``julianDateRange``.
  public func converted(to target: TimeScale) throws(TimeConversionError) -> Instant {
    if target == scale { return self }
    guard scale.isConvertible, target.isConvertible else {
      throw .notConvertible(from: scale, to: target)
    }
    guard let date = Self.convert((jd1, jd2), from: scale, to: target),
      let result = Instant(jd1: date.0, jd2: date.1, scale: target)
    else { throw .outOfRange }
    return result
  }

  /// Elapsed SI seconds on Earth (TAI) from another instant to this one; negative if this one is earlier.
  ///
  /// - Throws: as ``converted(to:)``. Two instants of the same scale that does not convert are subtracted
  ///   as they are, a day having 86400 s.
  public func seconds(since other: Instant) throws(TimeConversionError) -> Double {
    var (later, earlier) = (self, other)
    if scale != other.scale || scale.isConvertible {
      later = try converted(to: .tai)
      earlier = try other.converted(to: .tai)
    }
    return (later.jd1 - earlier.jd1) * 86400 + (later.jd2 - earlier.jd2) * 86400
  }

  private static func convert(_ date: ERFA.JD, from: TimeScale, to: TimeScale) -> ERFA.JD? {
    // TDB and TCB are linear in each other: going through TT would add two evaluations of a long series.
    // UTC and UT show the same clock, also where UTC steps against TAI.
    switch (from, to) {
    case (.utc, .ut): return utFromUTC(date)
    case (.ut, .utc): return utcFromUT(date)
    case (.tdb, .tcb): return ERFA.tdbToTCB(date)
    case (.tcb, .tdb): return ERFA.tcbToTDB(date)
    default: return toTAI(date, from: from).flatMap { fromTAI($0, to: to) }
    }
  }

  private static func toTAI(_ date: ERFA.JD, from scale: TimeScale) -> ERFA.JD? {
    switch scale {
    case .tai: date
    case .utc: ERFA.utcToTAI(date)
    case .ut: utcFromUT(date).flatMap(ERFA.utcToTAI)
    case .gps: (date.0, date.1 + gpsOffset)
    case .tt: ERFA.ttToTAI(date)
    case .tcg: ERFA.tcgToTT(date).flatMap(ERFA.ttToTAI)
    case .tdb: ERFA.tdbToTT(date).flatMap(ERFA.ttToTAI)
    case .tcb: ERFA.tcbToTDB(date).flatMap(ERFA.tdbToTT).flatMap(ERFA.ttToTAI)
    case .unknown, .scet, .sclk: nil
    }
  }

  private static func fromTAI(_ date: ERFA.JD, to scale: TimeScale) -> ERFA.JD? {
    switch scale {
    case .tai: date
    case .utc: ERFA.taiToUTC(date)
    case .ut: ERFA.taiToUTC(date).flatMap(utFromUTC)
    case .gps: (date.0, date.1 - gpsOffset)
    case .tt: ERFA.taiToTT(date)
    case .tcg: ERFA.taiToTT(date).flatMap(ERFA.ttToTCG)
    case .tdb: ERFA.taiToTT(date).flatMap(ERFA.ttToTDB)
    case .tcb: ERFA.taiToTT(date).flatMap(ERFA.ttToTDB).flatMap(ERFA.tdbToTCB)
    case .unknown, .scet, .sclk: nil
    }
  }

  /// UT is what a UTC clock shows; inside a leap second it is already the next day. ERFA's own functions for
  /// UT1 want the real UT1 - UTC: with zero on both sides of a leap second they do not undo each other.
  private static func utFromUTC(_ date: ERFA.JD) -> ERFA.JD? {
    Instant(jd1: date.0, jd2: date.1, scale: .utc).map { ($0.jd1, $0.clockSeconds / 86400) }
  }

  private static func utcFromUT(_ date: ERFA.JD) -> ERFA.JD? {
    Instant(midnight: date.0, clockSeconds: date.1 * 86400, scale: .utc).map { ($0.jd1, $0.jd2) }
  }

  /// TAI - GPS in days.
  private static let gpsOffset = 19.0 / 86400
}
