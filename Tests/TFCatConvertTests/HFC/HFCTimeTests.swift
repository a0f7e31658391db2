import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct HFCTimeTests {
  private func burst(_ change: [String: String], options: [String: String] = [:]) throws -> Feature {
    let table = try HFCTable([change], options: options)
    #expect(table.rejects == [])
    return try #require(table.features.first)
  }

  @Test func hoursAreThoseOfTheDay() throws {
    // An observation that starts in the morning: pixel 0 is at 8h, and CC_X_UTC tells.
    let feature = try burst([
      "DATE_OBS": "2010-06-12 08:00:00", "CC_X_PIX": "120", "SKE_CC_X_PIX": "121", "BR_X0_PIX": "120",
      "BR_X3_PIX": "123",
    ])
    #expect(feature["repairs"] == "pixel-anchor")
    #expect(feature.geometry.bounds?.timeMin == tenOClock)
    #expect(feature.geometry.bounds?.timeMax == tenOClock + 180)
    #expect(feature["observation_start"] == "2010-06-12T08:00:00Z")
  }

  @Test func withoutAnchorsMidnightCounts() throws {
    let feature = try burst([
      "CC_X_UTC": "", "SKE_CC_X_UTC": "", "BR_X0_UTC": "", "BR_X3_UTC": "", "CC_Y_MHZ": "",
      "SKE_CC_Y_MHZ": "",
      "BR_Y0_MHZ": "", "BR_Y3_MHZ": "",
    ])
    #expect(feature["repairs"] == nil)
    #expect(
      feature.geometry.bounds
        == BoundingBox(timeMin: tenOClock, spectralMin: 12.375, timeMax: tenOClock + 180, spectralMax: 12.575)
    )
  }

  @Test func pastMidnight() throws {
    // The last pixel of the burst is at 24h; the end was written with the date of the start.
    let change = [
      "CC_X_PIX": "1437", "SKE_CC_X_PIX": "1438", "BR_X0_PIX": "1437", "BR_X3_PIX": "1440",
      "CC_X_UTC": "23.95",
      "SKE_CC_X_UTC": "23.966667", "BR_X0_UTC": "23.95", "BR_X3_UTC": "24.0", "NAXIS1": "1445",
      "TIME_START": "2010-06-12 23:57:00", "TIME_END": "2010-06-12 00:00:00",
    ]
    let feature = try burst(change)
    #expect(feature["repairs"] == "day-rollover")
    #expect(feature["time_end"] == "2010-06-13T00:00:00Z")
    #expect(feature.geometry.bounds?.timeMax == tenOClock + 14 * 3600)
    let late = try burst(change.merging(["TIME_END": "2010-06-12 24:00:00"]) { $1 })
    #expect(late["repairs"] == "hour-24")
    #expect(late["time_end"] == "2010-06-13T00:00:00Z")
    let off = try HFCTable([change], noRepairs: ["day-rollover"])
    #expect(off.rejects.first?.reason.hasPrefix("this needs the repair day-rollover, which is off") == true)
  }

  @Test func dayOfTimeStartWins() throws {
    let feature = try burst(["DATE_OBS": "2010-06-11T23:59:30"])
    #expect(feature["repairs"] == "day-shift")
    #expect(feature.geometry.bounds?.timeMin == tenOClock)
    let table = try HFCTable([["DATE_OBS": "2010-05-12T00:00:00"]])
    #expect(
      table.rejects.map(\.reason) == [
        "TIME_START (2010-06-12T10:00:00Z) is 31 days from where the pixels are by DATE_OBS"
      ])
  }

  /// TIME_START is on the day of DATE_OBS: there is nothing to shift.
  @Test func hoursOfOneDayAreNotShifted() throws {
    let late = ["TIME_START": "2010-06-12T23:59:00", "TIME_END": "2010-06-13T00:05:00"]
    let table = try HFCTable([late, late.merging(["CC_X_UTC": "24.5"]) { $1 }])
    let reason = "TIME_START (2010-06-12T23:59:00Z) is 14 hours from where the pixels are by DATE_OBS"
    #expect(table.rejects.map(\.reason) == [reason, reason])
  }

  /// Hours of 24 and more have the next day in them.
  @Test func hoursPastTheDayAreCountedOnce() throws {
    for start in ["2010-06-12T23:57:00", "2010-06-13T00:30:00"] {
      let feature = try burst([
        "CC_X_PIX": "1470", "SKE_CC_X_PIX": "1471", "BR_X0_PIX": "1470", "BR_X3_PIX": "1473",
        "CC_X_UTC": "24.5", "SKE_CC_X_UTC": "24.516667", "BR_X0_UTC": "24.5", "BR_X3_UTC": "24.55",
        "NAXIS1": "1500", "TIME_START": start, "TIME_END": "2010-06-13T00:33:00",
      ])
      #expect(feature["repairs"] == nil)
      #expect(feature.geometry.bounds?.timeMin == tenOClock + 14.5 * 3600)
    }
  }

  @Test func stepOfTheRectangleWins() throws {
    let feature = try burst(["CDELT1": "60"])
    #expect(feature["repairs"] == "pixel-anchor pixel-step" || feature["repairs"] == "pixel-step")
    #expect(feature.geometry.bounds?.timeMax == tenOClock + 180)
  }

  @Test func datesInManyForms() throws {
    for text in ["2010-06-12 10:00:00.0", "2010-06-12T10:00:00Z", "2010-06-12 10:00:00+00"] {
      #expect(try burst(["TIME_START": text])["time_start"] == "2010-06-12T10:00:00Z")
    }
    #expect(try burst(["DATE_END": "0000-00-00 00:00:00"])["observation_end"] == nil)
  }

  @Test(arguments: [
    (["TIME_START": "2010-06-31T10:00:00"], "TIME_START is \"2010-06-31T10:00:00\": day 31 does not exist"),
    (["DATE_OBS": "12 June"], "DATE_OBS is \"12 June\""),
    (["TIME_END": "2010-06-10T10:00:00"], "TIME_END is more than a day before TIME_START"),
    (
      ["TIME_START": "1010-06-12T10:00:00"],
      "TIME_START is \"1010-06-12T10:00:00\", which is no date of an observation"
    ),
    (["CC_X_PIX": "6x"], "CC_X_PIX is \"6x\", which is no number"),
    (["CC_X_PIX": "600.5"], "CC_X_PIX is \"600.5\", which is no whole number"),
    (["LVL_TRUST": "high"], "LVL_TRUST is \"high\", which is no number"),
    (["BR_X0_UTC": "1e300"], "BR_X0_UTC is 1e300, which is no hour of a day"),
  ])
  func rowsThatCannotBeTaken(_ change: [String: String], _ reason: String) throws {
    let table = try HFCTable([change, ["ID_TYPE_III": "8"]])
    #expect(table.features.count == 1)
    #expect(table.rejects.first?.reason.hasPrefix(reason) == true, Comment(rawValue: "\(table.rejects)"))
    #expect(table.rejects.first?.line == 2)
    #expect(table.rejects.first?.file == "t3.csv")
  }
}
