import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct OtherListsTests {
  @Test func tablesOfTheHELIOCatalogueDifferInColumns() throws {
    let wind = try Converted("hec-wind.txt")
    #expect(wind.box(0)?.spectralMax == 14)
    #expect(wind.property("cme_width_is_lower_limit", 0) == true)
    #expect(wind.property("repairs", 1) == "day-rollover")
    let tsrs = try Converted("hec-tsrs.txt")
    #expect(tsrs.property("type", 0) == "SPIKE")
    #expect(tsrs.property("peak_flux", 0) == 12_000_000)
    #expect(tsrs.reason(line: 3)?.contains("--band") == true)
    let noaa = try Converted("hec-noaa.txt")
    #expect(noaa.property("type_others", 0) == "IV")
    // Two frequencies, and nothing known between them.
    #expect(noaa.features[1].geometry.kind == .multiLineString)
  }

  @Test func logsGoOverMidnight() throws {
    let converted = try Converted("culgoora.txt")
    #expect(converted.box(0)?.timeMin == (try unix("2013-05-13T21:30:00Z")))
    #expect(converted.box(2)?.timeMin == (try unix("2013-05-14T02:12:00Z")))
    #expect(converted.box(4)?.timeMax == (try unix("2013-05-15T00:05:00Z")))
  }

  @Test func logsTellQualifiersSymbolsAndRemarks() throws {
    let converted = try Converted("culgoora.txt")
    #expect(converted.property("start_flag", 0) == "before")
    #expect(converted.property("end_flag", 1) == "after")
    #expect(converted.property("end_flag", 2) == "uncertain")
    #expect(converted.property("freq_min_limit", 0) == "beyond")
    #expect(converted.property("freq_min_limit", 2) == "uncertain")
    #expect(converted.property("type_modifiers", 1) == "intermittent reverse-drift")
    #expect(converted.property("shock_speed", 2) == 1100)
    #expect(converted.property("short_wave_fadeout", 2) == true)
    #expect(converted.property("type", 4) == "CTM")
  }

  @Test func tablesOfStartsAndEndsAreReadByTheirNames() throws {
    let converted = try Converted("rpw.csv")
    #expect(converted.box(0)?.timeMin == (try unix("2021-10-09T06:32:10.5Z")))
    #expect(converted.box(0)?.spectralMin == 0.125)
    #expect(converted.property("type", 0) == "III")
    #expect(converted.property("observer", 0) == "A. B, C")
    #expect(converted.features[1].geometry.kind == .point)
    #expect(converted.property("end_flag", 2) == "unknown")
    #expect(converted.property("repairs", 3) == "swapped-frequencies")
    #expect(converted.property("quality", 3) == nil)
    let dates = try Converted("dh.csv")
    #expect(dates.box(0)?.timeMax == (try unix("2011-03-08T06:30:00Z")))
    #expect(dates.box(0)?.spectralMax == 16)
    #expect(dates.property("best_mission", 0) == "STA")
  }

  @Test func aUnitThatNobodyTellsIsAskedFor() throws {
    let error = #expect(throws: ConversionError.self) {
      try Converted([Fixture.folder.appendingPathComponent("dh.csv").path])
    }
    #expect(error?.reason.contains("--unit") == true)
  }

  @Test func olderCataloguesBecomeNew() throws {
    let converted = try Converted("space2021.json")
    let crs = try #require(converted.head.crs?.local)
    #expect(crs.timeCoordinates == .predefined(.unix))
    #expect(crs.spectralCoordinates.kind == .frequency)
    #expect(crs.referencePosition == "cassini-orbiter")
    #expect(converted.head.fields?["n"]?.dataType == .float)
    #expect(converted.property("repairs", 0) == "closed-ring")
    #expect(converted.features[2].geometry.kind == .multiPolygon)
    #expect(converted.features[3].geometry.kind == .lineString)
    #expect(Set(converted.features.map(\.id)).count == 6)
    let candidate = try Converted("candidate.tfcat")
    #expect(candidate.head.properties?["instrument_name"] == "RPWS")
    #expect(candidate.features[0].geometry.kind == .point)
  }

  @Test func aSoundCatalogueStaysAsItIs() throws {
    let path = Fixture.folder.deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
      .appendingPathComponent("examples/solar-bursts.tfcat.json").path
    var conversion = try Conversion(paths: [path])
    var reader = try CatalogueReader(path: path)
    #expect(conversion.head.fields == reader.head.fields)
    #expect(conversion.head.crs == reader.head.crs)
    while let feature = try reader.next() { #expect(try conversion.next() == feature) }
    #expect(try conversion.next() == nil)
  }

  private func list(
    _ text: String, _ parameters: [String: String] = [:], format: String? = nil
  ) throws -> Converted {
    let scratch = try Scratch()
    let path = try scratch.write(text.utf8, to: "list.txt")
    return try Converted([path], format: format, parameters: parameters)
  }

  @Test func limitsThatAreFilledInAreTheUnknownOnes() throws {
    let text = """
      time_start|time_end|freq_start|freq_end|v_ps|time_peak
      2012-01-02T10:00:00|2012-01-02T11:30:00|NaN|16000|812|2012-01-02T10:00:30.5
      2012-01-02T10:00:00|2012-01-02T11:30:00|NaN|500|>1614|soon
      2012-01-02T10:00:00|2012-01-02T11:30:00|4000|NaN|812|
      2012-01-02T10:00:00|2012-01-02T11:30:00|NaN|NaN|--|
      2012-01-02T10:00:00|2012-01-02T11:30:00|>400|20|--|
      2012-01-02T10:00:00|2012-01-02T11:30:00|14000|-250|--|

      """
    let converted = try list(text)
    func limits(_ index: Int) -> [JSONValue?] {
      [converted.property("freq_min_limit", index), converted.property("freq_max_limit", index)]
    }
    #expect(converted.box(0)?.spectralMax == 16)
    #expect(limits(0) == ["unknown", "instrument"])
    #expect(limits(1) == ["measured", "unknown"])
    #expect(limits(2) == ["unknown", "measured"])
    #expect(limits(3) == ["unknown", "unknown"])
    #expect(converted.reason(line: 6) == "\">400\" is no frequency in kHz")
    #expect(converted.reason(line: 7) == "\"-250\" is no frequency in kHz")
    // One frequency is one that is known, whatever the range of the receiver.
    let start = try list(
      "time_start|time_end|freq_start\n2012-01-02T10:00:00|2012-01-02T11:30:00|9000\n", ["band": "1-14"])
    #expect(start.box(0)?.spectralMax == 9 && start.property("freq_max_limit", 0) == "measured")
    // What cannot be read stays as text.
    #expect(converted.property("peak_time", 0) == "2012-01-02T10:00:30.5Z")
    #expect(converted.property("unread", 0) == nil && converted.property("unread", 3) == nil)
    #expect(converted.property("unread", 1) == "peak_time: soon; cme_speed: >1614")
    let band = try list(text, ["band": "1-10"])
    #expect(band.box(3)?.spectralMin == 1 && band.box(3)?.spectralMax == 10)
    #expect(band.property("freq_min_limit", 3) == "instrument")
    #expect(band.box(1)?.spectralMax == 13.825)
  }

  @Test func eachFrequencyHasItsFlux() throws {
    let converted = try list(
      """
      time_start|time_peak|time_end|radio_245mhz|radio_10cm|radio_sweep_ii|radio_sweep_iv
      2003-10-28T09:51:00|2003-10-28T11:10:00|2003-10-28T11:24:00|NaN|300|t|f
      2003-10-28T13:00:00|2003-10-28T13:02:00|2003-10-28T13:04:00|120|45|f|f
      2003-10-28T14:00:00|2003-10-28T14:02:00|2003-10-28T14:04:00|NaN|7|f|f

      """)
    #expect(converted.features.indices.map { converted.property("peak_flux", $0) } == [nil, nil, 70_000])
    #expect(
      converted.features.indices.map { converted.property("flux_245mhz", $0) } == [nil, 1_200_000, nil])
    #expect(
      converted.features.indices.map { converted.property("flux_2695mhz", $0) }
        == [3_000_000, 450_000, 70_000])
  }

  @Test func aPeriodThatCannotBeReadHasNoDay() throws {
    let converted = try list(
      """
      2012 12 31 0000 2400
      1212 1213 III 3 30 80
      2013 13 01 1212 1213
      1212 1213 III 3 30 80
      2013 01 02 1200 13xx
      1212 1213 III 3 30 80
      2013 01 03 1200 1300
      1212 1213 III 3 30 80

      """, format: "culgoora-log")
    #expect(converted.features.count == 2)
    #expect(converted.box(0)?.timeMin == (try unix("2012-12-31T12:12:00Z")))
    #expect(converted.box(1)?.timeMin == (try unix("2013-01-03T12:12:00Z")))
    #expect(converted.reason(line: 3) == "\"2013 13 01\" is no date")
    #expect(converted.reason(line: 4) == "no date comes before this row")
    #expect(converted.reason(line: 6) == "no date comes before this row")
  }

  @Test func burstsOfALogAreNearTheirPeriod() throws {
    let converted = try list(
      """
      2012 02 29 2030 0745
      2029 2031 III 1 30 80
      0744 0746 III 1 30 80
      0750 0751 III 1 80 30

      """)
    let starts = converted.features.indices.map { converted.box($0)?.timeMin }
    #expect(
      starts == [
        try unix("2012-02-29T20:29:00Z"), try unix("2012-03-01T07:44:00Z"), try unix("2012-03-01T07:50:00Z"),
      ])
    let repairs = converted.features.indices.map { converted.property("repairs", $0) }
    #expect(repairs == [nil, "day-rollover", "day-rollover swapped-frequencies"])
  }

  @Test func cellsOfTheHELIOCatalogueThatHaveNoFieldAreKept() throws {
    let converted = try list(
      """
      time_start|time_end|freq|sfu_max|radio_class|cpp|ps|long_carr|pa_width_ll
      2003-10-28T09:51:00|2003-10-28T11:24:00|408|300|F|1.5|L|211.5|~

      """)
    #expect(converted.property("other_columns", 0) == "cpp: 1.5; ps: L; long_carr: 211.5")
    #expect(converted.property("unread", 0) == "cme_width_is_lower_limit: ~")
  }

  @Test func rowsWhoseRadioCannotBeReadAreRejects() throws {
    let converted = try list(
      """
      time_start|time_end|radio_245mhz|radio_10cm|radio_sweep_ii|radio_sweep_iv
      2003-10-28T09:51:00|2003-10-28T11:24:00|>100|NaN|f|f
      2003-10-28T09:51:00|2003-10-28T11:24:00|NaN|NaN|II|f
      2003-10-28T09:51:00|2003-10-28T11:24:00|NaN|0|f|NaN
      2003-10-28T09:51:00|2003-10-28T11:24:00|NaN|NaN|2?|3

      """)
    let reasons = [2, 3].map { converted.reason(line: $0) }
    #expect(
      reasons == [
        "\">100\" in a column of radio does not say whether there was a burst",
        "\"II\" in a column of radio does not say whether there was a burst",
      ])
    #expect(converted.report.total.noEvents == 1)
    #expect(converted.property("unread", 0) == "type: 2?")
    #expect(converted.property("other_columns", 0) == "radio_sweep_iv: 3")
  }

  @Test(arguments: [("kHz", 16000, 400), ("MHz", 16, 0.4), ("Hz", 16_000_000, 400_000), ("", 16000, 400)])
  func frequenciesAreInTheUnitOfTheirColumn(_ unit: String, _ start: Double, _ end: Double) throws {
    let scratch = try Scratch()
    let text = """
      <VOTABLE version="1.1"><RESOURCE name="helio"><TABLE name="hec">
      <FIELD name="time_start" datatype="char" arraysize="*"/>
      <FIELD name="time_end" datatype="char" arraysize="*"/>
      <FIELD name="freq_start" datatype="double" unit="\(unit)"/>
      <FIELD name="freq_end" datatype="double" unit="\(unit)"/>
      <DATA><TABLEDATA><TR><TD>2012-01-02T10:00:00</TD><TD>2012-01-02T11:30:00</TD><TD>\(start)</TD>
      <TD>\(end)</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
      """
    let converted = try Converted([scratch.write(text.utf8, to: "hec.xml")], format: "helio-hec")
    #expect(converted.box(0)?.spectralMax == 16)
    #expect(converted.box(0)?.spectralMin == 0.4)
  }

  /// Answers of the HEK, where the unit is missing in some events: centimetres then.
  @Test func wavelengthsOfTheHEKAreInCentimetresWithoutAUnit() throws {
    func event(_ id: String, _ wavelength: String, _ unit: String) -> String {
      """
      {"kb_archivid": "\(id)", "event_starttime": "2012-02-29T10:00:00", "event_endtime": "2012-02-29T10:10:00",
       "obs_meanwavel": "\(wavelength)"\(unit)}
      """
    }
    let events = [
      event("a", "1.31e-6", #", "obs_wavelunit": "cm""#), event("b", "1.31e-6", #", "obs_wavelunit": """#),
      event("c", "1.31e-6", #", "obs_wavelunit": null"#), event("d", "1.31e-6", ""),
      event("e", "131", #", "obs_wavelunit": "Angstroms""#), event("f", "131", #", "obs_wavelunit": "Å""#),
      event("g", "-999", #", "obs_wavelunit": "cm""#),
    ]
    let scratch = try Scratch()
    let text = "{\"result\": [\(events.joined(separator: ",\n"))]}\n"
    let converted = try Converted([try scratch.write(text.utf8, to: "hek.json")])
    #expect(converted.features.count == 6)
    for index in 0..<6 { #expect(abs((converted.box(index)?.spectralMin ?? 0) - 13.1) < 1e-9) }
    #expect(
      converted.rejects.map(\.reason) == [
        "-999.0 cm is no place on the spectral axis, whose values are above zero"
      ])
  }

  /// An answer about several lists has a table for each.
  @Test func eachTableOfAnAnswerIsRead() throws {
    func table(_ unit: String, _ start: Double, _ end: Double) -> String {
      """
      <TABLE><FIELD name="time_start" datatype="char" arraysize="*"/>
      <FIELD name="time_end" datatype="char" arraysize="*"/>
      <FIELD name="freq_start" datatype="float" unit="\(unit)"/><FIELD name="freq_end" datatype="float" unit="\(unit)"/>
      <DATA><TABLEDATA><TR><TD>2012-01-02T10:00:00</TD><TD>2012-01-02T11:30:00</TD><TD>\(start)</TD><TD>\(end)</TD></TR>
      </TABLEDATA></DATA></TABLE>
      """
    }
    let other = """
      <TABLE><FIELD name="a" datatype="int"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>
      """
    let text =
      "<VOTABLE version=\"1.1\"><RESOURCE name=\"helio\">\(table("kHz", 13_000, 400))\(other)\(table("MHz", 12, 0.4))"
      + "</RESOURCE></VOTABLE>"
    let scratch = try Scratch()
    let converted = try Converted([scratch.write(text.utf8, to: "hec.xml")], format: "helio-hec")
    #expect(converted.features.indices.compactMap { converted.box($0)?.spectralMax } == [13, 12])
    #expect(converted.report.notes.contains { $0.contains("table 2 of the file is left out") })
  }
}
