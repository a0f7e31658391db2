import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct ECallistoTests {
  private func converted(_ parameters: [String: String]) throws -> Converted {
    let fixture = try #require(Fixture.all.first { $0.format == "e-callisto" })
    return try Converted([fixture.path], parameters: parameters)
  }

  @Test func bandsOfStationsAreJoined() throws {
    let stations = Fixture.folder.appendingPathComponent("stations.csv").path
    let converted = try converted(["stations": stations, "band": "100-200"])
    let box = try #require(converted.box(0))
    // GLASGOW, BIR and HUMAIN, whose name is written otherwise in the table.
    #expect(box.spectralMin == 10)
    #expect(box.spectralMax == 437)
    #expect(converted.property("station_count", 0) == 4)
    #expect(converted.property("weak_station_count", 0) == 2)
    #expect(converted.property("sync_error_count", 0) == 1)
    #expect(converted.property("freq_min_limit", 0) == "instrument")
    // Too many stations to report.
    #expect(converted.box(2)?.spectralMax == 200)
    #expect(converted.property("end_flag", 2) == "after")
  }

  @Test func stationsThatAreNotKnownAreRejected() throws {
    let stations = Fixture.folder.appendingPathComponent("stations.csv").path
    let converted = try converted(["stations": stations])
    #expect(converted.reason(line: 22)?.contains("no station of this row is in the table") == true)
    #expect(converted.reason(line: 11)?.contains("names no station") == true)
  }

  @Test func withoutBandsTheTunerStandsForThem() throws {
    let converted = try converted([:])
    #expect(converted.box(0)?.spectralMin == 45)
    #expect(converted.box(0)?.spectralMax == 870)
    #expect(converted.report.notes.count == 1)
  }

  @Test(arguments: [
    (3, "hour-24", "2023-02-03T23:55:00Z", "2023-02-04T00:00:00Z"),
    (4, "day-rollover", "2023-02-03T23:50:00Z", "2023-02-04T00:10:00Z"),
    (5, "swapped-times", "2023-02-04T14:53:00Z", "2023-02-04T14:58:00Z"),
    (6, "unreadable-end", "2023-02-05T06:06:00Z", "2023-02-05T06:06:00Z"),
    (7, "unreadable-start type-typo", "2023-02-05T14:33:00Z", "2023-02-05T14:33:00Z"),
    (8, "time-separator", "2023-02-06T18:03:00Z", "2023-02-06T18:03:00Z"),
    (9, "time-separator type-typo", "2023-02-06T14:47:00Z", "2023-02-06T14:47:00Z"),
    (11, "time-separator", "2023-02-07T00:11:00Z", "2023-02-07T00:13:00Z"),
  ])
  func timesAreMended(_ index: Int, _ repairs: String, _ start: String, _ end: String) throws {
    let converted = try converted(["band": "20-90"])
    #expect(converted.property("repairs", index)?.string == repairs)
    #expect(converted.box(index)?.timeMin == (try unix(start)))
    #expect(converted.box(index)?.timeMax == (try unix(end)))
  }

  @Test func typesAreBroughtToOneVocabulary() throws {
    let converted = try converted(["band": "20-90"])
    #expect(converted.property("type", 6) == "III")
    #expect(converted.property("type_modifiers", 6) == "reverse-drift")
    #expect(converted.property("type_text", 6) == "III/R")
    #expect(converted.property("type", 7) == "III")
    #expect(converted.property("type_others", 8) == "V")
    #expect(converted.property("type_others", 9) == "CAU")
    #expect(converted.property("type", 11) == "unknown")
    #expect(converted.property("type_uncertain", 11) == true)
    #expect(converted.property("type_others", 12) == "CTM")
    #expect(converted.property("type_modifiers", 13) == "circular-polarization")
    #expect(converted.property("type", 14) == "IV")
    #expect(converted.property("type_modifiers", 14) == "short-wave-fade")
  }

  @Test func latin1IsRead() throws {
    let converted = try converted(["band": "20-90"])
    #expect(converted.property("stations", 15) == "MüNCHEN")
  }

  /// Lists of Windows machines: a dash, quotation marks, and a byte that means nothing there.
  @Test func windows1252IsRead() throws {
    let scratch = try Scratch()
    let line =
      Array("#Date\tTime\tType\tStations\n20240229\t10:00-10:10\tIII\tZ".utf8)
      + [0xDC, 0x96, 0x93, 0x94, 0x81, 0x0A]
    let path = try scratch.write(line, to: "list.txt")
    let converted = try Converted([path], format: "e-callisto", parameters: ["band": "20-90"])
    #expect(converted.property("stations", 0) == "ZÜ–“”\u{81}")
  }

  @Test func rejectsSayWhy() throws {
    let converted = try converted(["band": "20-90"])
    #expect(converted.reason(line: 15)?.contains("hours before it starts") == true)
    #expect(converted.reason(line: 23) == "the row has a date and nothing else")
    #expect(converted.reason(line: 24)?.contains("is no date") == true)
  }

  /// What is not understood is a reject, and no burst is lost behind another one.
  @Test func burstsAreNotLostInRows() throws {
    let scratch = try Scratch()
    let text = """
      20240501\t01:10-01:12\tIII\tGLASGOW
      20240501\t##:##-##:##
      20240501\t##:##-##:##\tIII\tGLASGOW
      20240502\t01:10-01:12, 01:15-01:17\tIII\tGLASGOW
      20240502\t01:10-01:12 01:15-01:17\tIII\tGLASGOW
      20240502\t##:##-##:##\tREM\tGLASGOW

      """
    let path = try scratch.write(text.utf8, to: "list.txt")
    let converted = try Converted([path], format: "e-callisto", parameters: ["band": "20-90"])
    #expect(converted.features.count == 1 && converted.report.total.noEvents == 2)
    // Comments do not count for what the list is.
    let short = try scratch.write("#Date\tTime\n20240501\t01:10-01:12\tIII\tGLASGOW\n".utf8, to: "short.txt")
    #expect(try Converted([short], parameters: ["band": "20-90"]).features.count == 1)
    #expect(converted.reason(line: 3) == "neither time of \"##:##-##:##\" is a time of day")
    for line in [4, 5] {
      #expect(converted.reason(line: line)?.contains("is more than one time range") == true)
    }
  }

  @Test func badBandsAreToldAtOnce() throws {
    #expect(throws: ConversionError.self) { try converted(["band": "20"]) }
    #expect(throws: ConversionError.self) { try converted(["band": "0-20"]) }
    let scratch = try Scratch()
    let table = try scratch.write("GLASGOW,45,81\nBIR,ten,105\n".utf8, to: "stations.csv")
    let error = #expect(throws: ConversionError.self) { try converted(["stations": table]) }
    #expect(error?.line == 2)
  }

  @Test func columnsBehindTheStationsAreKept() throws {
    let scratch = try Scratch()
    let text = "20240229\t10:00-10:10\tIII\tBIR\t\tStrong burst\n20240229\t11:00-11:10\tIII\tBIR\t.\n"
    let converted = try Converted(
      [scratch.write(text.utf8, to: "e-CALLISTO_2024_02.txt")], parameters: ["band": "20-90"])
    #expect(converted.property("unread", 0) == "column 5: Strong burst")
    #expect(converted.property("unread", 1) == nil)
  }

  private func stations(_ table: String) throws -> Converted {
    let scratch = try Scratch()
    return try converted(["stations": scratch.write(table.utf8, to: "stations.csv"), "band": "100-200"])
  }

  @Test(arguments: [
    "station,low,high\nGLASGOW,45,81\n", "station,low_khz,high_khz\nGLASGOW,45000,81000\n",
    "Station,High (GHz),Low (kHz)\nGLASGOW,0.081,45000\n",
    "# station, low (kHz), high (kHz)\nGLASGOW,45000,81000\n",
    "id,lat,lon,station,fmin_hz,fmax_hz\n7,55.9,-4.3,GLASGOW,45000000,81000000\n", "a,b,c\nGLASGOW,45,81\n",
    "GLASGOW,81,45\n", "# low, high: see below\n\n# MHz\nstation,from_MHz,to_MHz\nGLASGOW,45,81\n",
  ]) func namesOfColumnsTellTheUnitAndThePlace(_ table: String) throws {
    let reference = try stations("GLASGOW,45,81\n")
    let read = try stations(table)
    #expect(reference.features.contains { $0.geometry.bounds?.spectralMin == 45 })
    #expect(read.features.map(\.geometry.bounds) == reference.features.map(\.geometry.bounds))
  }

  @Test(arguments: [
    ("station,low_m,high (km)\nGLASGOW,45,81\n", "no unit of frequency"),
    ("station,low,high_khz\nGLASGOW,45,81\n", "only one of the columns"),
    ("station,lat,lon,x,y\nGLASGOW,55.9,-4.3,45,81\n", "do not tell the limits"),
    ("GLASGOW,45 MHz,81 MHz\nBIR,10,105\n", "write station,low,high"),
  ]) func whatNamesDoNotTellIsRefused(_ table: String, _ reason: String) throws {
    let error = #expect(throws: ConversionError.self) { try stations(table) }
    #expect(error?.line == 1 && error?.reason.contains(reason) == true, "\(error?.reason ?? "")")
  }
}
