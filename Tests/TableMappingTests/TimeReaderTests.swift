import TFCat
import TFCatTables
import TableMapping
import Testing

@Suite struct TimeReaderTests {
  private func read(_ value: TableValue, _ format: String, scale: TimeScale = .utc, offset: Int = 0) throws
    -> String?
  {
    let reader = TimeReader(format: try #require(TimeFormat(format)), scale: scale, offset: offset)
    var repairs: TimeRepairs = []
    return try reader.instant(value, repairs: &repairs)?.converted(to: .utc).iso8601()
  }

  @Test(arguments: [
    ("2010-06-12T00:10:00Z", "iso", "2010-06-12T00:10:00Z"),
    ("2010-06-12 00:10", "iso", "2010-06-12T00:10:00Z"),
    ("2010-06-12T00:10:00.25+02:00", "iso", "2010-06-11T22:10:00.25Z"),
    ("2010/6/2 3:04", "iso", "2010-06-02T03:04:00Z"),
    ("2010-06-12", "iso", "2010-06-12T00:00:00Z"), ("20100612T001000Z", "iso", "2010-06-12T00:10:00Z"),
    ("2010-06-12T24:00", "iso", "2010-06-13T00:00:00Z"),
    ("2016-12-31T23:59:60.5Z", "iso", "2016-12-31T23:59:60.5Z"),
    ("2010-163", "iso", "2010-06-12T00:00:00Z"),
    ("12/06/2010 00:10", "%d/%m/%Y %H:%M", "2010-06-12T00:10:00Z"),
    ("1/6/2010   0:05", "%d/%m/%Y %H:%M", "2010-06-01T00:05:00Z"),
    ("12-Jun-2010 11:30:15.5", "%d-%b-%Y %H:%M:%S", "2010-06-12T11:30:15.5Z"),
    ("June 2, 2010", "%B %d, %Y", "2010-06-02T00:00:00Z"),
    ("20100612001530", "%Y%m%d%H%M%S", "2010-06-12T00:15:30Z"),
    ("10163 0930", "%y%j %H%M", "2010-06-12T09:30:00Z"),
    ("70-01-01", "%y-%m-%d", "1970-01-01T00:00:00Z"),
    ("2010-06-12 01:05 PM", "%Y-%m-%d %I:%M %p", "2010-06-12T13:05:00Z"),
    ("2010-06-12 12:05 am", "%Y-%m-%d %I:%M %p", "2010-06-12T00:05:00Z"),
    ("2010-06-12 00:00:01.123456", "%Y-%m-%d %H:%M:%S", "2010-06-12T00:00:01.123456Z"),
    ("2010-06-12 00:10:00 +0130", "%Y-%m-%d %H:%M:%S %z", "2010-06-11T22:40:00Z"),
    ("31/12/2010 24:00", "%d/%m/%Y %H:%M", "2011-01-01T00:00:00Z"),
    ("29/02/2012", "%d/%m/%Y", "2012-02-29T00:00:00Z"), ("100%/2012", "100%%/%Y", "2012-01-01T00:00:00Z"),
    ("2455359.5", "jd", "2010-06-12T00:00:00Z"), ("55359.25", "mjd", "2010-06-12T06:00:00Z"),
    ("1276301400", "unix", "2010-06-12T00:10:00Z"),
    ("1276301400250", "unix_ms", "2010-06-12T00:10:00.25Z"),
    ("2010.5", "decimal_year", "2010-07-02T12:00:00Z"),
    ("329573466184000000", "cdf_tt2000", "2010-06-12T00:10:00Z"),
    ("22077", "mjd_cnes", "2010-06-12T00:00:00Z"),
    ("2017-365T12:00Z", "iso", "2017-12-31T12:00:00Z"),
    ("2017-001T12:34:56.5", "iso", "2017-01-01T12:34:56.5Z"),
    ("2010-06-12 00:10 UTC", "iso", "2010-06-12T00:10:00Z"),
    ("2010-06-12T00:10UT", "iso", "2010-06-12T00:10:00Z"),
    (" 2010-06-12T00:10:00\n", "iso", "2010-06-12T00:10:00Z"), ("20241127", "iso", "2024-11-27T00:00:00Z"),
    ("20241127 08:37", "iso", "2024-11-27T08:37:00Z"), ("202411270837", "iso", "2024-11-27T08:37:00Z"),
    ("2010/06/12 1:05 PM", "iso", "2010-06-12T13:05:00Z"),
    ("2010-06-12T08:56.3", "iso", "2010-06-12T08:56:18Z"),
    ("2010-06-12 0856.3", "iso", "2010-06-12T08:56:18Z"),
    ("100102 0856.3", "%y%m%d %H%M", "2010-01-02T08:56:18Z"),
    ("100102 0856.3", "%y%m%d %H%M.%f", "2010-01-02T08:56:18Z"),
    ("2010-01-02 08:56:01.25", "%Y-%m-%d %H:%M:%S.%f", "2010-01-02T08:56:01.25Z"),
    ("2010-06-12 02:10+02", "iso", "2010-06-12T00:10:00Z"),
    ("45623.359027777777", "excel", "2024-11-27T08:37:00Z"),
    ("45623.364583333343", "excel", "2024-11-27T08:45:00Z"),
    ("44161.359027777777", "excel_1904", "2024-11-27T08:37:00Z"),
    ("536500869184000001", "cdf_tt2000", "2017-01-01T00:00:00Z"),
    ("536500868684000000", "cdf_tt2000", "2016-12-31T23:59:60.5Z"),
  ]) func timesAreRead(_ text: String, _ format: String, _ expected: String) throws {
    #expect(try read(.string(text), format) == expected)
  }

  @Test func scalesAndZonesAreMinded() throws {
    #expect(try read("2010-06-12T00:11:06.184", "iso", scale: .tt) == "2010-06-12T00:10:00Z")
    #expect(try read("2010-06-12 02:10", "iso", offset: 120) == "2010-06-12T00:10:00Z")
    #expect(try read("2010-06-12 02:10Z", "%Y-%m-%d %H:%M%z", offset: 120) == "2010-06-12T02:10:00Z")
    #expect(try read("2010-06-12 01:00", "%Y-%m-%d %H:%M", offset: 120) == "2010-06-11T23:00:00Z")
    #expect(try read(2455359.5, "jd", offset: 60) == "2010-06-11T23:00:00Z")
    #expect(try read(2455359.501, "jd", scale: .tt)?.hasPrefix("2010-06-12T00:00:20.2") == true)
    #expect(try read(.null, "iso") == nil && read(.double(.nan), "jd") == nil)
    #expect(TimeReader.offset(ofZone: "+02:00") == 120 && TimeReader.offset(ofZone: "-0530") == -330)
    #expect(TimeReader.offset(ofZone: "UTC") == 0 && TimeReader.offset(ofZone: "Europe/Paris") == nil)
  }

  @Test(arguments: [
    ("2010-13-01", "iso"), ("2010-02-30", "%Y-%m-%d"), ("2010-366", "%Y-%j"), ("12:61", "%Y %H:%M"),
    ("2010-01-01 25:00", "%Y-%m-%d %H:%M"),
    ("2010-01-01 24:01", "%Y-%m-%d %H:%M"), ("2010-01-01 12:60", "%Y-%m-%d %H:%M"), ("abc", "jd"),
    ("1e300", "unix"), ("2010-01-01x", "%Y-%m-%d"),
    ("2023-05-04T09:00:60", "iso"), ("2023-05-04 09:00:60", "%Y-%m-%d %H:%M:%S"), ("23-05-04", "iso"),
    ("23-05-04", "%Y-%m-%d"), ("2023-5-4T9", "iso"), ("2023-366", "iso"), ("45623.4", "iso"), ("60", "excel"),
    ("-9223372036854775808", "cdf_tt2000"), ("2010-06-12 13:05 PM", "iso"), ("2010-06-12T12:5", "iso"),
    ("", "%Y"), ("2010-01-01 13:00 PM", "%Y-%m-%d %I:%M %p"),
  ]) func whatIsNoTimeIsAFault(_ text: String, _ format: String) {
    #expect(throws: MappingFault.self) { try read(.string(text), format) }
  }

  @Test(arguments: [
    ("2010-06-12T24:00", TimeRepairs.dayEnd, "2010-06-13T00:00:00Z"),
    ("2016-12-31T24:00", TimeRepairs.dayEnd, "2017-01-01T00:00:00Z"),
    ("2023-05-04T23:59:60", TimeRepairs.second60, "2023-05-05T00:00:00Z"),
    ("2016-12-31T23:59:60", TimeRepairs(), "2016-12-31T23:59:60Z"),
    ("2023-05-04T00:59:60+01:00", TimeRepairs.second60, "2023-05-04T00:00:00Z"),
  ]) func whatIsRepairedIsTold(_ text: String, _ expected: TimeRepairs, _ time: String) throws {
    var repairs: TimeRepairs = []
    let instant = try TimeReader(format: .iso).instant(.string(text), repairs: &repairs)
    #expect(repairs == expected)
    #expect(try instant?.iso8601() == time)
  }

  @Test func sixtyFourBitsAreExact() throws {
    let reader = TimeReader(format: try #require(TimeFormat("cdf_tt2000")))
    var repairs: TimeRepairs = []
    // One nanosecond before the end of a leap second; as doubles both are the same.
    let last = try #require(try reader.instant(.integer(536_500_869_183_999_999), repairs: &repairs))
    let first = try #require(try reader.instant(.integer(536_500_869_184_000_000), repairs: &repairs))
    #expect(try last.converted(to: .utc).iso8601(decimals: .nanosecond) == "2016-12-31T23:59:60.999999999Z")
    #expect(try first.converted(to: .utc).iso8601(decimals: .nanosecond) == "2017-01-01T00:00:00Z")
  }

  @Test func formsAreKnown() {
    #expect(
      TimeFormat("%Q") == nil && TimeFormat("%H:%M") == nil && TimeFormat("sometime") == nil
        && TimeFormat("%Y%") == nil)
  }
}
