import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct SGDSpectralTests {
  private let converted: Converted

  init() throws { converted = try Converted("sgd.txt") }

  @Test func minutesHaveDecimals() throws {
    let box = try #require(converted.box(0))
    #expect(box.timeMin == (try unix("2011-03-14T06:12:18Z")))
    #expect(box.timeMax == (try unix("2011-03-14T06:14:42Z")))
    #expect(box.spectralMin == 45 && box.spectralMax == 320)
    #expect(converted.property("type", 0) == "III")
    #expect(converted.property("type_modifiers", 0) == "large-group")
    #expect(converted.property("intensity_class", 0) == 2)
    #expect(converted.property("observatory", 0) == "NOWH")
  }

  @Test func qualifiersStandBehindOrByThemselves() throws {
    #expect(converted.property("freq_min_limit", 0) == "beyond")
    #expect(converted.property("freq_max_limit", 0) == "measured")
    #expect(converted.property("start_flag", 1) == "before")
    #expect(converted.property("end_flag", 1) == "uncertain")
    #expect(converted.property("freq_max_limit", 1) == "uncertain")
    #expect(converted.property("comment", 1) == "herringbones at the end")
    #expect(converted.property("start_flag", 2) == "after")
    #expect(converted.property("freq_min_limit", 5) == "beyond")
  }

  @Test func aLetterBehindTheEndMayBeTheClass() throws {
    #expect(converted.property("type", 3) == "U")
    #expect(converted.property("end_flag", 3) == nil)
    #expect(converted.property("start_flag", 1) == "before" && converted.property("type", 1) == "II")
  }

  @Test func classesThatAreNotKnownStayText() throws {
    #expect(converted.property("type_modifiers", 4) == "reverse-drift")
    #expect(converted.property("intensity_class", 4) == nil)
    #expect(converted.property("type_uncertain", 6) == true)
    #expect(converted.property("type", 7) == "unknown")
    #expect(converted.property("type_text", 7) == "LACE")
    #expect(converted.property("type_uncertain", 7) == nil)
  }

  @Test func periodsHoldForTheBurstsInThem() throws {
    #expect(converted.property("observation_start", 1) == "2011-03-14T05:30:00Z")
    #expect(converted.property("observation_end", 1) == "2011-03-14T17:10:00Z")
    #expect(converted.property("observation_end", 5) == "2011-03-17T03:30:00Z")
    #expect(converted.property("observation_start", 7) == nil)
  }

  @Test func midnightAndSwappedFrequenciesAreRepairs() throws {
    #expect(converted.box(5)?.timeMax == (try unix("2011-03-17T00:01:30Z")))
    #expect(converted.property("repairs", 5) == "day-rollover")
    #expect(converted.box(6)?.timeMax == (try unix("2011-03-17T00:00:00Z")))
    #expect(converted.property("repairs", 6) == "hour-24 swapped-frequencies")
    #expect(converted.box(6)?.spectralMin == 200)
  }

  @Test func twoDigitsOfAYearAreThoseOf1950To2049() throws {
    #expect(converted.box(8)?.timeMin == (try unix("1998-12-31T10:10:00Z")))
    #expect(converted.property("type_modifiers", 8) == "storm drifting-chains")
  }

  @Test func rejectsSayWhy() throws {
    #expect(converted.reason(line: 18)?.contains("two frequencies") == true)
    #expect(converted.reason(line: 19)?.contains("two times") == true)
  }

  /// Without a header the rows tell the layout.
  @Test func rowsAloneAreRecognised() throws {
    let scratch = try Scratch()
    let rows = "110314 NOWH 0612.3 0614.7 III GG 2 45X 320\n110314 NOWH 0712.3 0714.7 III G 1 45X 80\n"
    let path = try scratch.write(rows.utf8, to: "list.txt")
    #expect(try Converted([path]).report.format == "sgd-spectral")
  }

  @Test func theEndOfADayMayHaveDecimals() throws {
    let scratch = try Scratch()
    let text = """
      120229              POTS   2356.0    2400.0    III      G             3      40     170
      120229              POTS   2356.0    2400.5    III      G             3      40     170

      """
    let converted = try Converted(
      [scratch.write(text.utf8, to: "potsdam.txt")], format: "sgd-spectral")
    #expect(converted.box(0)?.timeMax == (try unix("2012-03-01T00:00:00Z")))
    #expect(converted.property("repairs", 0) == "hour-24")
    #expect(converted.features.count == 1)
  }
}
