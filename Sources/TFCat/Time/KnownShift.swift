import Base

/// A constant difference between two catalogues that has a usual reason.
package struct KnownShift: Hashable, Sendable {
  /// Seconds; a catalogue that is later by this much has the reason.
  package var seconds: Double
  /// What it is, in words.
  package var name: String

  /// What is known of a difference in seconds, of whatever sign.
  ///
  /// - Parameters:
  ///   - seconds: later less earlier.
  ///   - tolerance: how far the numbers may be off.
  /// - Returns: `nil` where the difference means nothing.
  package static func named(_ seconds: Double, tolerance: Double = 0.01) -> String? {
    let size = seconds.magnitude
    guard size > tolerance else { return nil }
    if let known = all.first(where: { abs($0.seconds - size) <= tolerance }) { return known.name }
    return nil
  }

  /// The most telling first.
  package static let all: [KnownShift] = {
    var shifts = [
      KnownShift(seconds: 3600, name: "one hour: a time zone, or daylight saving time"),
      KnownShift(seconds: 43_200, name: "12 hours: days that start at noon, or the origin of cdf_tt2000"),
      KnownShift(seconds: 86_400, name: "one day: days counted from 0 and from 1"),
      KnownShift(seconds: 32.184, name: "TT - TAI, 32.184 s"),
      KnownShift(seconds: 19, name: "TAI - GPS, 19 s"),
      KnownShift(seconds: 51.184, name: "TT - GPS, 51.184 s"),
      KnownShift(seconds: 1, name: "one second: a leap second"),
    ]
    // UTC has had these differences to TAI since 1972.
    for leap in (10...37).reversed() {
      let years = leapYears[leap - 10]
      shifts.append(
        KnownShift(seconds: Double(leap) + 32.184, name: "TT - UTC, \(leap + 32).184 s (\(years))"))
      shifts.append(
        KnownShift(seconds: Double(leap), name: "TAI - UTC, \(leap) s: leap seconds (\(years))"))
      if leap > 19 {
        shifts.append(
          KnownShift(seconds: Double(leap - 19), name: "GPS - UTC, \(leap - 19) s: leap seconds (\(years))"))
      }
    }
    for half in 3...28 {
      let hours = half.isMultiple(of: 2) ? "\(half / 2)" : "\(half / 2).5"
      if half != 24 {
        shifts.append(KnownShift(seconds: Double(half) * 1800, name: "\(hours) hours: a time zone"))
      }
    }
    shifts.append(KnownShift(seconds: 1800, name: "half an hour: a time zone"))
    for days in 2...7 {
      shifts.append(KnownShift(seconds: Double(days) * 86_400, name: "\(days) days"))
    }
    shifts += [
      KnownShift(seconds: 365 * 86_400, name: "365 days: the year"),
      KnownShift(seconds: 366 * 86_400, name: "366 days: the year"),
      KnownShift(seconds: 946_684_800, name: "30 years: an origin of 1970 and one of 2000"),
      KnownShift(
        seconds: (JulianDate.j2000 - JulianDate.unix) * 86_400,
        name: "30 years: an origin of 1970 and J2000 (noon of 2000-01-01)"),
      KnownShift(seconds: 315_964_800, name: "an origin of 1970 and that of GPS (1980-01-06)"),
      KnownShift(seconds: JulianDate.unix * 86_400, name: "Julian days and days since 1970"),
      KnownShift(seconds: JulianDate.mjd * 86_400, name: "Julian days and modified Julian days"),
      KnownShift(
        seconds: (JulianDate.unix - JulianDate.mjd) * 86_400, name: "modified Julian days and days since 1970"
      ),
      KnownShift(
        seconds: (JulianDate.mjdCNES - JulianDate.mjd) * 86_400,
        name: "modified Julian days, and those of CNES (1950)"),
      KnownShift(
        seconds: (JulianDate.mjdNASA - JulianDate.mjd) * 86_400,
        name: "modified Julian days, and those of NASA (1968)"),
    ]
    return shifts
  }()

  /// The years in which TAI - UTC was 10 s, 11 s ...
  private static let leapYears = [
    "1972", "1972", "1973", "1974", "1975", "1976", "1977", "1978", "1979", "1980-1981", "1981-1982",
    "1982-1983", "1983-1985", "1985-1987", "1988-1989", "1990", "1991-1992", "1992-1993", "1993-1994",
    "1994-1995", "1996-1997", "1997-1998", "1999-2005", "2006-2008", "2009-2012", "2012-2015", "2015-2016",
    "since 2017",
  ]

  /// Factors of frequency that units make, and what they are.
  package static let factors: [(factor: Double, name: String)] = [
    (1e3, "a factor of 1000: Hz for kHz, kHz for MHz, or the like"),
    (1e-3, "a factor of 1/1000: kHz for Hz, MHz for kHz, or the like"),
    (1e6, "a factor of 1e6: Hz for MHz, or kHz for GHz"),
    (1e-6, "a factor of 1e-6: MHz for Hz, or GHz for kHz"),
    (1e9, "a factor of 1e9: Hz for GHz"), (1e-9, "a factor of 1e-9: GHz for Hz"),
  ]

  /// What is known of a ratio of frequencies.
  package static func named(factor: Double) -> String? {
    factors.first { abs(factor / $0.factor - 1) < 1e-6 }?.name
  }
}
