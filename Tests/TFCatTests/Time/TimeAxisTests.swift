import TFCat
import Testing

@Suite struct TimeAxisTests {
  @Test func predefinedSystemsAgreeWithAstropy() throws {
    for row in try TimeOracle.rows("systems") {
      let parts = row[0].split(separator: "/")
      let system = try #require(TimeSystem(rawValue: String(parts[0])))
      let axis = TimeAxis(system, tt2000Origin: parts.count > 1 ? .midnight : .j2000Noon)
      let value = try TimeOracle.number(row[1])
      let expected = try TimeOracle.instant(row[2], row[3], .utc)
      let instant = try #require(axis.instant(of: value))
      #expect(abs(TimeOracle.difference(try instant.converted(to: .utc), expected)) < 1e-9, "\(row)")
      #expect(abs(try axis.value(of: expected) - value) <= value.ulp, "\(row)")
    }
  }

  @Test func axesOfPartsAgreeWithAstropy() throws {
    for row in try TimeOracle.rows("axes") {
      let scale = try TimeOracle.scale(row[0])
      let origin = try Instant(iso8601: row[2], scale: scale)
      let axis = try #require(TimeAxis(secondsPerUnit: TimeOracle.number(row[1]), origin: origin))
      let value = try TimeOracle.number(row[3])
      let instant = try #require(axis.instant(of: value))
      #expect(
        abs(TimeOracle.difference(instant, try TimeOracle.instant(row[4], row[5], scale))) < 1e-9, "\(row)")
      // Times before the origin meet the resolution of the date, not of the value.
      let resolution = max(value.ulp, 2e-11 / axis.secondsPerUnit)
      #expect(abs(try axis.value(of: instant) - value) <= resolution, "\(row)")
    }
  }

  @Test(arguments: [
    (TimeSystem.unix, "1970-01-01T00:00:00Z"), (.jd, "-4713-11-24T12:00:00Z"), (.mjd, "1858-11-17T00:00:00Z"),
    (.mjdCNES, "1950-01-01T00:00:00Z"), (.mjdNASA, "1968-05-24T00:00:00Z"),
    (.cdfTT2000, "2000-01-01T12:00:00"),
  ])
  func valueZeroIsTheOrigin(system: TimeSystem, text: String) throws {
    #expect(try TimeAxis(system).instant(of: 0)?.iso8601() == text)
    #expect(TimeAxis(system).scale == system.scale)
  }

  @Test func tt2000OriginCanBeChosen() throws {
    let noon = try #require(TimeAxis(.cdfTT2000).instant(of: 0))
    let midnight = try #require(TimeAxis(.cdfTT2000, tt2000Origin: .midnight).instant(of: 0))
    #expect(try noon.seconds(since: midnight) == 43200)
    // 2000-01-01T12:00:00 UTC is 64.184 s of TT later.
    let utc = try Instant(iso8601: "2000-01-01T12:00:00")
    #expect(abs(try TimeAxis(.cdfTT2000).value(of: utc) - 64_184_000_000) < 0.1)
  }

  @Test func unixTimeIsPOSIXAcrossALeapSecond() throws {
    let unix = TimeAxis(.unix)
    #expect(try unix.instant(of: 1_483_228_799.5)?.iso8601() == "2016-12-31T23:59:59.5Z")
    #expect(try unix.instant(of: 1_483_228_800)?.iso8601() == "2017-01-01T00:00:00Z")
    #expect(try unix.value(of: Instant(iso8601: "2016-12-31T23:59:60.25")) == 1_483_228_800.25)
    #expect(try unix.instant(of: -0.5)?.iso8601() == "1969-12-31T23:59:59.5Z")
  }

  @Test func daysAreQuasiJulianAcrossALeapSecond() throws {
    let leap = try Instant(iso8601: "2016-12-31T23:59:60.5")
    let value = try TimeAxis(.mjd).value(of: leap)
    #expect(abs(value - 57753.99999421304) < 1e-11)
    let back = try #require(TimeAxis(.mjd).instant(of: value))
    #expect(abs(try back.seconds(since: leap)) < 1e-6)
  }

  @Test func valuesThatAreNoTimeGiveNothing() {
    for system in TimeSystem.allCases {
      for value in [Double.nan, .infinity, -.infinity, 1e300, -1e300, .greatestFiniteMagnitude] {
        #expect(TimeAxis(system).instant(of: value) == nil)
      }
      for value in [0.0, -0.0, .leastNonzeroMagnitude, -.leastNonzeroMagnitude, .ulpOfOne] {
        #expect(TimeAxis(system).instant(of: value) != nil)
      }
    }
  }

  @Test func unitsThatAreNoLengthAreRefused() throws {
    let origin = try Instant(iso8601: "2000-01-01", scale: .tt)
    for unit in [0, -1, Double.nan, .infinity, .leastNonzeroMagnitude] {
      #expect(TimeAxis(secondsPerUnit: unit, origin: origin) == nil)
    }
    for unit in [1e-300, 1e300, Double.greatestFiniteMagnitude, 0.7, 12345.678] {
      let axis = try #require(TimeAxis(secondsPerUnit: unit, origin: origin))
      for value in [0, 1, -1, 1e18, 1e300, Double.nan] { _ = axis.instant(of: value) }
      for target in TimeSystem.allCases {
        var converter = try TimeConverter(from: axis, to: TimeAxis(target))
        _ = converter.convert([0, 1, -1, 1e18, 1e300, .nan])
        converter = try TimeConverter(from: TimeAxis(target), to: axis)
        _ = converter.convert([0, 1, -1, 1e18, 1e300, .nan])
      }
    }
  }

  @Test func unitsOfAnyLengthKeepTheirPrecision() throws {
    let origin = try Instant(iso8601: "2000-01-01", scale: .tt)
    let axis = try #require(TimeAxis(secondsPerUnit: 0.7, origin: origin))
    let instant = try #require(axis.instant(of: 1e9))
    #expect(abs(TimeOracle.difference(instant, origin) - 0.7e9) < 2e-7)
    #expect(try axis.value(of: instant) == 1e9)
  }

  @Test func decimalsFollowTheResolutionOfTheValue() {
    #expect(TimeAxis(.jd).decimals(at: 2_459_000.5) == 4)
    #expect(TimeAxis(.unix).decimals(at: 1.6e9) == 6)
    #expect(TimeAxis(.cdfTT2000).decimals(at: 6e17) == 6)
    #expect(TimeAxis(.unix).decimals(at: .nan) == 0)
  }

  @Test func aHandWrittenJulianDayOriginIsRecognised() throws {
    let origin = try Instant(iso8601: "-4712-01-01T12:00:00")
    #expect(try #require(TimeAxis(secondsPerUnit: 86400, origin: origin)).hasJulianCalendarOrigin)
    #expect(!TimeAxis(.jd).hasJulianCalendarOrigin)
  }

  @Test func textHasTheDecimalsOfTheValue() throws {
    #expect(try TimeAxis(.jd).utcText(of: 2_459_000.5) == "2020-05-31T00:00:00Z")
    #expect(try TimeAxis(.jd).utcText(of: 2_459_000.123456) == "2020-05-30T14:57:46.5984Z")
    #expect(try TimeAxis(.unix).utcText(of: 1.6e9 + 0.1) == "2020-09-13T12:26:40.1Z")
    #expect(try TimeAxis(.unix).utcText(of: .nan) == nil)
  }
}
