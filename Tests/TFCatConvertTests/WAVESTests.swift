import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct WAVESTests {
  @Test func aRowOfTheCDAWListHasFlareAndCME() throws {
    let converted = try Converted("cdaw.txt")
    let box = try #require(converted.box(0))
    #expect(box.timeMin == (try unix("2012-01-02T10:00:00Z")))
    #expect(box.spectralMin == 1000)
    #expect(box.spectralMax == 14_000)
    #expect(converted.property("freq_start", 0) == 14000)
    #expect(converted.property("freq_max_limit", 0) == "instrument")
    #expect(converted.property("flare_class", 0) == "M3.6")
    #expect(converted.property("flare_longitude", 0) == -16)
    #expect(converted.property("cme_time", 0) == "2012-01-02T10:12:00Z")
    #expect(converted.property("cme_width", 0) == 179)
    #expect(converted.property("cme_width_is_lower_limit", 0) == true)
    #expect(converted.property("cme_halo", 1) == true)
    #expect(converted.property("behind_limb", 1) == true)
    #expect(converted.property("flare_latitude", 1) == nil)
  }

  @Test(arguments: [
    (1, "hour-24", "2012-01-04T00:00:00Z"), (2, "day-rollover", "2012-02-16T00:30:00Z"),
    (3, "end-date", "2012-05-02T23:00:00Z"), (4, "end-date", "2012-06-23T15:05:00Z"),
  ])
  func endsAreMended(_ index: Int, _ repair: String, _ end: String) throws {
    let converted = try Converted("cdaw.txt")
    #expect(converted.property("repairs", index)?.string == repair)
    #expect(converted.box(index)?.timeMax == (try unix(end)))
  }

  @Test func theYearTurns() throws {
    let converted = try Converted("cdaw.txt")
    #expect(converted.box(7)?.timeMax == (try unix("2013-01-01T02:00:00Z")))
    #expect(converted.property("repairs", 7) == nil)
  }

  @Test func unknownFrequenciesAndCommentsAreTold() throws {
    let converted = try Converted("cdaw.txt")
    #expect(converted.property("type_uncertain", 4) == true)
    #expect(converted.property("source_kind", 4) == "DSF")
    #expect(converted.property("freq_max_limit", 5) == "unknown")
    #expect(converted.property("repairs", 5) == "instrument-band")
    #expect(converted.property("comment", 5) == "LASCO_DATA_GAP")
    #expect(converted.property("cme_time", 5) == nil)
    #expect(converted.property("freq_end", 6) == 400)
    #expect(converted.property("freq_min_limit", 6) == "uncertain")
    #expect(converted.property("comment", 6) == "No CME in sight")
  }

  @Test func unknownTimesAreDaysOnlyWhenAskedFor() throws {
    #expect(try Converted("cdaw.txt").reason(line: 7)?.contains("--repairs whole-day") == true)
    let converted = try Converted("cdaw.txt", on: ["whole-day"])
    #expect(converted.features.count == 10)
    #expect(converted.box(2)?.timeMin == (try unix("2012-01-05T00:00:00Z")))
    #expect(converted.box(2)?.timeMax == (try unix("2012-01-06T00:00:00Z")))
    #expect(converted.box(3)?.timeMax == (try unix("2012-01-06T09:54:00Z")))
    #expect(converted.property("start_flag", 3) == "unknown")
    #expect(converted.property("end_flag", 3) == nil)
  }

  @Test func slipsOfMinutesAreNotTakenToTheNextDay() throws {
    #expect(try Converted("cdaw.txt").reason(line: 13)?.contains("20 hours") == true)
    #expect(try Converted("waves.txt").reason(line: 9)?.contains("20 hours") == true)
  }

  @Test(arguments: [
    (1, "hour-24", "2009-03-05T00:00:00Z"), (2, "time-typo", "2009-03-05T19:20:00Z"),
    (3, "end-date", "2009-03-06T13:30:00Z"), (4, "hour-beyond-24", "2009-03-09T09:00:00Z"),
    (5, "day-rollover", "2009-03-10T01:00:00Z"),
  ])
  func stopsOfTheWAVESListAreMended(_ index: Int, _ repair: String, _ end: String) throws {
    let converted = try Converted("waves.txt")
    #expect(converted.property("repairs", index)?.string == repair)
    #expect(converted.box(index)?.timeMax == (try unix(end)))
  }

  @Test func commentsTellTypeIV() throws {
    let converted = try Converted("waves.txt")
    #expect(converted.property("type", 0) == "II")
    #expect(converted.property("type", 3) == "IV")
    #expect(converted.property("type_uncertain", 3) == true)
    for index in [4, 5] {
      #expect(converted.property("type", index) == "II")
      #expect(converted.property("type_others", index) == "IV")
    }
    #expect(converted.property("dynamic_spectrum", 2) == "S,F")
    #expect(converted.property("comment", 2) == "Weak, F-H pair")
  }

  @Test func cellsThatCannotBeReadStayAsText() throws {
    let scratch = try Scratch()
    let text = """
      Wind/WAVES type II bursts and CMEs
      2012/01/02 10:00 01/02 11:30 14000  1000   S25E16 11394 M3.6   01/02 10:12   74 >179 >1614   PHTX
      2012/01/03 21:15 01/03 23:00  8000   500     W90b ----- ----   --/-- --:-- ---- ---- ----   PHTX

      """
    let converted = try Converted([try scratch.write(text.utf8, to: "waves_type2.txt")], format: "cdaw-type2")
    #expect(converted.property("unread", 0) == "cme_speed: >1614")
    #expect(converted.property("unread", 1) == nil)
  }

  @Test func cellsOfTheCDAWListThatAreNotUnderstoodAreKept() throws {
    let scratch = try Scratch()
    let text = """
      2012/02/29 23:50 03/01 00:10 16000   400   N17E52 11429/11430 X1.1 02/29 23:55 208 360 1531 PHTX
      2012/02/29 23:50 03/01 00:10 16000   400   N14E127b 11429? FILA 02/29 23:55 208 360 1531 PHTX
      2012/02/29 23:50 03/01 00:10 16000   400   S15W112 altr FILA 02/29 23:55 208 360 1531 PHTX
      2012/02/29 23:50 03/01 00:10 16000   400   N20W90b 11429 C1.0 02/29 23:55 208 360 1531 PHTX
      2012/02/29 23:50 03/01 00:10 16000   400   DSF S20W30 11429 C1.0 02/29 23:55 208 360 1531 PHTX

      """
    let converted = try Converted([scratch.write(text.utf8, to: "waves_type2.txt")])
    func values(_ name: String) -> [JSONValue?] {
      converted.features.indices.map { converted.property(name, $0) }
    }
    #expect(values("unread") == ["source: 11429/11430", "source: 11429?", "source: altr", nil])
    #expect(values("flare_class") == ["X1.1", nil, nil, "C1.0"])
    #expect(values("source_kind") == [nil, "FILA", "FILA", nil])
    // The 90 of N20W90b is the limb.
    #expect(values("flare_longitude") == [-52, -127, 112, nil])
    #expect(values("behind_limb") == [nil, true, nil, true])
    #expect(converted.reason(line: 5)?.hasPrefix("the cells are not in their columns") == true)
  }

  /// Words behind the day of the CME are a comment, or shift its cells.
  @Test func nothingIsLostBehindTheCME() throws {
    let rows = [
      "Part. Halo 201  830   PHTX", "208 201  830  see note PHTX cm", "208 201  830 trailing comment",
      "208 201  ? 830 PHTX", "208 201 830 a b c d e f PHTX", "Halo 360 830 PHTX",
    ]
    let text = rows.map {
      "1998/05/11 21:40 05/11 22:00 10000  1000   N32W90  8214 B6.6   05/11 21:55  \($0)\n"
    }
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.joined().utf8, to: "l.txt")], format: "cdaw-type2")
    func values(_ name: String) -> [JSONValue?] {
      converted.features.indices.map { converted.property(name, $0) }
    }
    #expect(values("cme_speed") == [830, 830, 830, 830])
    #expect(values("unread") == ["cme_speed: see note", nil, "cme_speed: a b c d e f", nil])
    #expect(values("comment") == ["cm", "trailing comment", nil, nil])
    #expect(converted.rejects.map(\.line) == [1, 4])
    #expect(converted.rejects.allSatisfy { $0.reason.hasPrefix("the cells are not in their columns") })
  }

  @Test(arguments: [("kHz", "14000-300"), ("MHz", "14-0.3"), ("Hz", "14000000-300000")])
  func theHeaderOfTheWAVESListSaysTheUnit(_ unit: String, _ range: String) throws {
    let scratch = try Scratch()
    let text =
      "No.\tStart\t\tStop\t\tFreq Range (\(unit))\tComments\tSpectra\n"
      + "1?\t20090101\t30\t20090101\t200\t\(range)\t\tS\tseen twice\n"
    let converted = try Converted([scratch.write(text.utf8, to: "waves.txt")])
    #expect(converted.box(0)?.spectralMax == 14_000 && converted.box(0)?.spectralMin == 300)
    #expect(converted.property("unread", 0) == "list_number: 1?; column 9: seen twice")
  }

  @Test func aUnitThatIsNoneOfFrequencyIsRefused() throws {
    let scratch = try Scratch()
    let text = "No.\tStart\t\tStop\t\tFreq Range (Jy)\n1\t20090101\t30\t20090101\t200\t14-0.3\n"
    let error = #expect(throws: ConversionError.self) {
      try Converted([scratch.write(text.utf8, to: "waves.txt")])
    }
    #expect(error?.reason.contains("\"Jy\", which is no unit of frequency") == true)
  }
}
