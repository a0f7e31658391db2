import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct SWPCTests {
  @Test func sweepsHaveLimitsTypeAndShockSpeed() throws {
    let converted = try Converted("swpc-day.txt")
    let box = try #require(converted.box(1))
    #expect(box.timeMin == (try unix("2024-03-14T00:24:00Z")))
    #expect(box.timeMax == (try unix("2024-03-14T00:38:00Z")))
    #expect(box.spectralMin == 30)
    #expect(box.spectralMax == 140)
    #expect(converted.property("type", 1) == "II")
    #expect(converted.property("type_text", 1) == "II/3")
    #expect(converted.property("intensity_class", 1) == 3)
    #expect(converted.property("shock_speed", 1) == 812)
    #expect(converted.property("freq_min_limit", 1) == "measured")
  }

  @Test func limitsOfTheSpectrographsAreTold() throws {
    let converted = try Converted("swpc-day.txt")
    #expect(converted.property("freq_min_limit", 0) == "instrument")
    #expect(converted.property("freq_max_limit", 0) == "instrument")
    // Culgoora begins at 18 MHz and goes on beyond 57.
    #expect(converted.property("freq_min_limit", 2) == "instrument")
    #expect(converted.property("freq_max_limit", 2) == "measured")
  }

  @Test func theFlareOfTheSameEventIsFoundBeforeAndAfter() throws {
    let converted = try Converted("swpc-day.txt")
    for index in [0, 1, 7] {
      #expect(converted.property("event_number", index) == 1110)
      #expect(converted.property("flare_class", index) == "M2.3")
      #expect(converted.property("flare_latitude", index) == -12)
      #expect(converted.property("flare_longitude", index) == -34)
      #expect(converted.property("active_region", index) == 13599)
    }
    #expect(converted.property("flare_class", 2) == nil)
  }

  @Test func qualifiersMidnightAndMissingEnds() throws {
    let converted = try Converted("swpc-day.txt")
    #expect(converted.property("start_flag", 5) == "uncertain")
    #expect(converted.property("end_flag", 5) == "after")
    #expect(converted.box(5)?.timeMax == (try unix("2024-03-15T00:12:00Z")))
    #expect(converted.property("repairs", 5) == "day-rollover")
    #expect(converted.box(6)?.timeMax == (try unix("2024-03-15T00:00:00Z")))
    #expect(converted.property("repairs", 6) == "hour-24")
    #expect(converted.property("end_flag", 7) == "unknown")
    #expect(converted.features[7].geometry.kind == .lineString)
  }

  @Test func burstsAtOneFrequencyAreLines() throws {
    let converted = try Converted("swpc-day.txt")
    #expect(converted.features[3].geometry.kind == .lineString)
    #expect(converted.property("type", 3) == "RBR")
    #expect(converted.property("peak_flux", 3) == 3_400_000)
    #expect(converted.property("peak_time", 3) == "2024-03-14T03:03:00Z")
    #expect(converted.property("type", 8) == "RNS")
  }

  @Test func rejectsSayWhy() throws {
    let converted = try Converted("swpc-day.txt")
    #expect(converted.reason(line: 27) == "there is no frequency")
    #expect(converted.reason(line: 28) == "\"1961\" is no time of day")
    #expect(converted.reason(line: 30)?.contains("NUL") == true)
    #expect(converted.rejects.first { $0.line == 31 }?.text == "these columns are not of this list")
  }

  @Test func theJSONHasTheSameEvents() throws {
    let converted = try Converted("swpc.json")
    #expect(converted.property("type", 0) == "II")
    #expect(converted.property("shock_speed", 0) == 812)
    #expect(converted.property("start_flag", 0) == "uncertain")
    #expect(converted.property("end_flag", 0) == "after")
    #expect(converted.property("active_region", 0) == 13599)
    #expect(converted.box(0)?.timeMax == (try unix("2024-03-15T00:02:00Z")))
    #expect(converted.reason(line: 13) == "this is a number, not an event")
    #expect(converted.reason(line: 14)?.contains("no sound JSON") == true)
  }

  @Test(
    arguments: zip(
      ["1998-05-11", "2002-06-13", "2002-06-15", "2015-03-01", "2025-12-20"],
      [8214, 9990, 10_005, 12_290, 14_315]))
  func regionsGetTheirWholeNumber(_ date: String, _ region: Int) throws {
    let scratch = try Scratch()
    let digits = String(region % 10_000)
    let padded = String(repeating: "0", count: 4 - digits.count) + digits
    let text = """
      :Product: \(date.filter { $0 != "-" })events.txt
      :Date: \(date.split(separator: "-").joined(separator: " "))
      4110       0508   ////      0509  LEA  C   RSP  027-047   III/1             \(padded)

      """
    let converted = try Converted([scratch.write(text.utf8, to: "events.txt")])
    #expect(converted.property("active_region", 0)?.number?.integerValue == Int64(region))
  }
}
