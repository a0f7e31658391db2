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

  /// What XRA and FLA reports say of an event goes to its radio reports, in JSON as in text.
  @Test func flaresOfTheJSONAreThoseOfItsEvents() throws {
    func report(_ type: String, _ minute: Int, _ members: String, bin: Int = 5360, day: Int = 20) -> String {
      """
      {"begin_datetime": "2025-12-\(day)T07:\(minute):00", "end_datetime": "2025-12-\(day)T08:04:00", "type": "\(type)", \
      "bin": \(bin), "region": 0, \(members)}
      """
    }
    let radio = #""frequency": "075-180", "particulars1": "III/2""#
    let items = [
      report("RSP", 46, radio), report("XRA", 36, #""particulars1": "M1.0""#),
      report("FLA", 50, #""location": "N19E58", "particulars1": "SF""#), report("RSP", 52, radio),
      report("RSP", 52, radio, bin: 5370), report("RSP", 52, radio, day: 24),
    ]
    let scratch = try Scratch()
    let text = "[\(items.joined(separator: ","))]"
    let converted = try Converted([scratch.write(text.utf8, to: "e.json")], format: "noaa-swpc")
    func values(_ name: String) -> [JSONValue?] { (0..<4).map { converted.property(name, $0) } }
    #expect(values("flare_class") == ["M1.0", "M1.0", nil, nil])
    #expect(values("flare_latitude") == [19, 19, nil, nil])
    #expect(values("flare_longitude") == [-58, -58, nil, nil])
    #expect(values("active_region") == [nil, nil, nil, nil])
  }

  @Test func eachTypeMayHaveAnIntensity() throws {
    let rows = ["II/IV/2", "III/1,V/2", "III,V/2", "III/S"].map {
      "5360       1001   ////      1005  SVI  C   RSP  075-180   \($0)\n"
    }
    let scratch = try Scratch()
    let text = ":Date: 2025 12 20\n" + rows.joined()
    let converted = try Converted([scratch.write(text.utf8, to: "list.txt")], format: "noaa-swpc")
    func values(_ name: String) -> [JSONValue?] { (0..<4).map { converted.property(name, $0) } }
    #expect(values("type") == ["II", "III", "III", "III"])
    #expect(values("type_others") == ["IV", "V", "V", nil])
    #expect(values("intensity_class") == [2, 1, 2, nil])
    #expect(values("type_text") == ["II/IV/2", "III/1,V/2", "III,V/2", "III/S"])
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

  @Test func whatIsNotUnderstoodIsKept() throws {
    let converted = try Converted("swpc-day.txt")
    #expect(converted.box(9)?.spectralMin == 25 && converted.box(9)?.spectralMax == 75)
    #expect(converted.property("repairs", 9) == "swapped-frequencies")
    #expect(converted.property("particulars", 9) == ">1200")
    #expect(converted.property("unread", 9) == "start_flag: ~")
    #expect(converted.property("start_flag", 9) == nil)
    #expect(converted.property("end_flag", 9) == "uncertain")
    #expect(converted.property("peak_flag", 3) == nil)
  }

  @Test func wordsThatAreLongerThanTheirColumnsStayWhole() throws {
    let scratch = try Scratch()
    let text = """
      :Date: 2025 12 20
      4110      B0508  U0509     A0510  LEA? G   RBR  15400     430     CastelliU 4315
      4120       0508   ////      0510  LEA  C   RSP  025-180   III/3,V/2        10999
      4130       0508   ////      0510  LEA  C   RSP  025-180   III/1             2290
      4140       0508   ////      0510  LEA  C   RSP  025-180   III/1            229A  seen twice

      """
    let converted = try Converted([scratch.write(text.utf8, to: "events.txt")])
    #expect(converted.property("peak_flag", 0) == "uncertain")
    #expect(converted.property("observatory", 0) == "LEA?")
    #expect(converted.property("particulars", 0) == "CastelliU")
    #expect(converted.property("type_text", 1) == "III/3,V/2")
    let regions = converted.features.indices.map { converted.property("active_region", $0) }
    #expect(regions == [14315, 10999, 12290, nil])
    #expect(converted.property("unread", 3) == "active_region: 229A; rest: seen twice")
  }

  @Test func membersOfTheJSONThatAreNotUnderstoodAreKept() throws {
    let scratch = try Scratch()
    let text = """
      [{"begin_datetime": "2025-12-20T05:08:00", "begin_quality": "E", "max_datetime": "2025-12-20T05:09:00",
        "max_quality": "U", "end_datetime": "2025-12-20T05:10:00", "type": "RBR", "frequency": "245",
        "particulars1": "430", "particulars2": "CastelliU", "particulars4": "more", "region": "QX",
        "bin": "1a", "location": "S15W112"},
       {"begin_datetime": "2025-12-20T05:08:00", "type": "rsp", "frequency": "025-180", "particulars1": "III/1"}]
      """
    let converted = try Converted([scratch.write(text.utf8, to: "edited_events.json")])
    #expect(converted.property("peak_flag", 0) == "uncertain")
    #expect(converted.property("particulars", 0) == "CastelliU more")
    #expect(converted.property("unread", 0) == "start_flag: E; event_number: 1a; active_region: QX")
    #expect(converted.property("flare_longitude", 0) == 112)
    #expect(converted.rejects.first?.reason == "\"rsp\" is no type of a report, as RSP")
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

  private static let row =
    "4110       2356   ////      0009  LEA  C   RSP  027-047   III/1             8214\n"
    + "4110       2340   2350      2359  G08  5   XRA  1-8A      M1.2    1.0E-02   8214\n"

  private func day(_ text: String, name: String = "list.txt", _ parameters: [String: String] = [:]) throws
    -> Double?
  {
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.utf8, to: name)], parameters: parameters)
    #expect(converted.report.format == "noaa-swpc")
    #expect(converted.property("flare_class", 0) == "M1.2")
    return converted.box(0)?.timeMin
  }

  @Test(arguments: ["20240511events.txt", "noaa_events_raw_20240511.txt", "events-20240511.txt"])
  func theNameOfTheFileSaysTheDay(_ name: String) throws {
    #expect(try day(Self.row, name: name) == unix("2024-05-11T23:56:00Z"))
    // The list itself goes before.
    #expect(try day(":Date: 2024 03 14\n" + Self.row, name: name) == unix("2024-03-14T23:56:00Z"))
  }

  @Test func anOptionSaysTheDay() throws {
    #expect(try day(Self.row, ["date": "1997-11-04"]) == unix("1997-11-04T23:56:00Z"))
    #expect(
      try day(Self.row, name: "20240511events.txt", ["date": "19971104"]) == unix("1997-11-04T23:56:00Z"))
    for (text, parameters) in [
      (Self.row, [:]), (Self.row, ["date": "1997-11-31"]),
      (":Date: 2024 03 14\n" + Self.row, ["date": "2024-03-14"]),
    ] {
      let error = #expect(throws: ConversionError.self) { try day(text, parameters) }
      #expect(error?.reason.contains("--date") == true)
    }
  }

  @Test(arguments: [
    "Edited Events for 1996 Jun 02", "#        EDITED EVENTS for 02 June 1996",
    "# Edited Events for 1996 Jun 2",
  ])
  func theTitleSaysTheDay(_ title: String) throws {
    #expect(try day("\(title)\n\n" + Self.row) == unix("1996-06-02T23:56:00Z"))
    let names = "#Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#\n"
    #expect(try day("\(title)\n\(names)\n" + Self.row) == unix("1996-06-02T23:56:00Z"))
  }

  @Test func titlesFollowOneAnother() throws {
    let scratch = try Scratch()
    let text =
      "# Edited Events for 1996 Jun 02\n\(Self.row)# Edited Events for 1996 Jun 03\n\(Self.row.prefix(80))\n"
    let converted = try Converted([scratch.write(text.utf8, to: "list.txt")])
    #expect(converted.box(1)?.timeMin == (try unix("1996-06-03T23:56:00Z")))
    #expect(converted.property("flare_class", 1) == nil)
  }

  /// Lists whose columns stand elsewhere, as the line of their names says.
  @Test func theLineOfTheNamesTellsTheColumns() throws {
    let names =
      "#Event       Begin   Max     End   Obs   Q   Type    Loc/Frq      Particulars           Reg#\n"
    let row =
      "4110         B2356  ////   A0009   LEA   C    RSP    027-047      II/1    612           8214\n"
    let scratch = try Scratch()
    let path = try scratch.write(("# Edited Events for 1996 Jun 02\n" + names + row).utf8, to: "list.txt")
    let converted = try Converted([path])
    #expect(converted.box(0)?.timeMax == (try unix("1996-06-03T00:09:00Z")))
    #expect(converted.property("start_flag", 0) == "before")
    #expect(converted.property("end_flag", 0) == "after")
    #expect(converted.property("shock_speed", 0) == 612)
    #expect(converted.property("active_region", 0) == 8214)
  }

  @Test(arguments: [
    #"[{"begin_time": "2024-05-11T00:10:00", "end_time": "2024-05-11T00:19:00", "type": "RSP"}]"#,
    #"[{"begin_datetime": "2024-05-11T00:10:00", "kind": "RSP", "particulars1": "III/1"}]"#,
  ])
  func renamedMembersAreAnotherLayout(_ text: String) throws {
    let scratch = try Scratch()
    let path = try scratch.write(text.utf8, to: "events.json")
    let error = #expect(throws: ConversionError.self) { try Converted([path], format: "noaa-swpc") }
    #expect(error?.code == .otherLayout)
  }

  @Test func aMaximumBeforeTheBeginningIsNoTurnOfTheDay() throws {
    let scratch = try Scratch()
    let text = """
      :Product: 20240314events.txt
      :Date: 2024 03 14
      #Event    Begin    Max       End  Obs  Q  Type  Loc/Frq   Particulars       Reg#
      1110 +     0905   0900      0910  SVI  C   RSP  025-180   II/3
      1120 +     2350   0005      0010  SVI  C   RSP  025-180   II/3

      """
    let converted = try Converted([try scratch.write(text.utf8, to: "20240314events.txt")])
    #expect(converted.property("peak_time", 0) == "2024-03-14T09:00:00Z")
    #expect(converted.property("repairs", 0) == nil)
    #expect(converted.property("peak_time", 1) == "2024-03-15T00:05:00Z")
    #expect(converted.property("repairs", 1) == "day-rollover")
    #expect(converted.report.notes.contains { $0.contains("the maximum 0900 is outside of its event") })
  }
}
