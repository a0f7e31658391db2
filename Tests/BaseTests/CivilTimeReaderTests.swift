import Base
import Testing

@Suite struct CivilTimeReaderTests {
  @Test(arguments: [
    "", " ", "2023", "2023-05", "20230", "2023-05-04T", "2023-05-04T9:5", "2023-05/04", "2023-05-04x",
    "23-05-04",
    "2023-05-04T09:00:0", "2023-05-04 abc", "2023-05-04 0 PM", "2023-05-04T09:00+1", "2023-05-04T09:00 EST",
    "2023-05-04T09:00+25:00", "12345678901234567890",
  ]) func otherFormsAreNone(_ text: String) {
    if let time = CivilTimeReader.read(text) { #expect(time.fault != nil) }
  }

  /// The usual form is read at once; a blank before it has the same text read part by part.
  @Test(arguments: [
    "2023-05-04T09:08:07", "2023-05-04T09:08:07Z", "2023-05-04 09:08:07", "2023-05-04 09:08:07Z",
    "2016-12-31T23:59:60", "2023-02-30T24:00:00Z", "2023-13-00T99:99:99", "0000-01-01T00:00:00",
    "2023-05-04T09:08:0x", "2x23-05-04T09:08:07", "2023-05-04T09-08-07", "2023-05-04T09:08:07z",
    "2023/05/04T09:08:07", "2023-05-04t09:08:07", "2023-05-04T09:08:7.5", "2023-05-04T09:08 PM",
    "2023-05-04T09:08:07X", "2023-05-04  09:08:07",
  ]) func theUsualFormIsReadAsOthersAre(_ text: String) {
    #expect(CivilTimeReader.read(text) == CivilTimeReader.read(" \(text)"))
  }

  /// The POSIX time is that of the parts, and there is none of what has to be looked at with care.
  @Test(arguments: [
    "2023-05-04T09:08:07", "2023-05-04T09:08:07Z", "2023-05-04 09:08:07", "1969-12-31T23:59:59Z",
    "2016-12-31T23:59:60", "2023-05-04T24:00:00", "2023-02-30T00:00:00", "2023-05-04T23:60:00",
    "0000-01-01T00:00:00", "9999-12-31T23:59:59", "2023-05-04T09:08:07+01", "2023-05-04T09:08", "",
    "2023-05-04T09:08:07.5", "2024-02-29T00:00:00",
  ]) func unixTimesAreThoseOfTheParts(_ text: String) {
    let unix = Array(text.utf8).withUnsafeBufferPointer { CivilTimeReader.readUnix($0) }
    let time = CivilTimeReader.read(text)
    let isUsual = text.utf8.count == 19 || (text.utf8.count == 20 && text.hasSuffix("Z"))
    guard isUsual, let time, let day = time.civilDay, time.fault == nil, time.hour < 24, time.second < 60
    else {
      #expect(unix == nil)
      return
    }
    #expect(unix.map { Double($0) } == Double(day.number * 86_400) + time.secondOfDay)
  }

  @Test func clocksAreRead() throws {
    #expect(CivilTimeReader.readClock("08:37")?.secondOfDay == 31_020)
    #expect(CivilTimeReader.readClock("0837")?.secondOfDay == 31_020)
    #expect(CivilTimeReader.readClock("0856.3")?.secondOfDay == 32_178)
    #expect(CivilTimeReader.readClock(" 1:05:07.25 pm ")?.secondOfDay == 47_107.25)
    #expect(CivilTimeReader.readClock("12 AM")?.secondOfDay == 0)
    #expect(CivilTimeReader.readClock("24:00:06")?.fault == nil)
    #expect(CivilTimeReader.readClock("24:01")?.fault == "the day ends at 24:00")
    #expect(CivilTimeReader.readClock("25:00")?.fault == "hour 25 does not exist")
    #expect(CivilTimeReader.readClock("856") == nil && CivilTimeReader.readClock("08-37") == nil)
  }

  @Test func offsetsAndDaysOfTheYearAreRead() throws {
    let time = try #require(CivilTimeReader.read("2024-366T23:30-05:30"))
    #expect(time.offset == -330)
    #expect(time.civilDay?.components ?? (0, 0, 0) == (2024, 12, 31))
    #expect(CivilTimeReader.read("2024-01-01 12:00 UTC")?.offset == 0)
    #expect(CivilTimeReader.read("2024-01-01 12:00")?.offset == nil)
    #expect(CivilTimeReader.read("2024-01-01")?.hasClock == false)
  }
}
