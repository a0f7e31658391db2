import TFCat
import Testing

@Suite struct LeapSecondsTests {
  @Test func theTableIsTheLibrarys() throws {
    #expect(LeapSeconds.steps.count >= 42)
    let last = try #require(LeapSeconds.lastKnown)
    #expect(last.taiMinusUTC >= 37)
    let step = try #require(LeapSeconds.steps.first { $0.taiMinusUTC == 37 })
    #expect(try step.date.iso8601() == "2017-01-01T00:00:00Z")
    #expect(step.extraSeconds == 1)
  }

  @Test func datesPastTheTableAreKnown() throws {
    let expiry = try #require(LeapSeconds.expiry)
    #expect(expiry.isBeyondLeapSecondTable)
    #expect(try Instant(iso8601: "2100-01-01", scale: .tdb).isBeyondLeapSecondTable)
    #expect(try !Instant(iso8601: "2020-01-01").isBeyondLeapSecondTable)
    #expect(try !Instant(iso8601: "2100-01-01", scale: .sclk).isBeyondLeapSecondTable)
    if LeapSeconds.lastKnown?.taiMinusUTC == 37 { #expect(try expiry.iso8601() == "2027-06-28T00:00:00Z") }
  }

  @Test func datesBeforeUTCAreKnown() throws {
    #expect(try LeapSeconds.isBeforeUTC(Instant(iso8601: "1959-12-31")))
    #expect(try LeapSeconds.isBeforeUTC(Instant(iso8601: "1900-01-01", scale: .tt)))
    #expect(try !LeapSeconds.isBeforeUTC(Instant(iso8601: "1960-01-01")))
  }
}
