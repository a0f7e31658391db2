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
}
