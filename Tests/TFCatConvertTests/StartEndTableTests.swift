import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct StartEndTableTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func convert(
    _ text: String, _ parameters: [String: String] = [:], off: Set<String> = []
  ) throws -> Converted {
    let path = try scratch.write(text.utf8, to: "list.csv")
    return try Converted([path], format: "start-end-table", parameters: parameters, off: off)
  }

  private func limits(_ converted: Converted, _ index: Int) -> [Double] {
    let box = converted.features.indices.contains(index) ? converted.box(index) : nil
    return [box?.spectralMin ?? -1, box?.spectralMax ?? -1]
  }

  @Test(arguments: [",", ";", "\t", "|"]) func quotesHoldSeparatorsAndLineEnds(_ mark: String) throws {
    let text = """
      Start time,End time,"Notes (loop, etc.)",freq_min (MHz),freq_max (MHz),Quality
      2023-01-01 01:30:00,2023-01-01 04:00:00,5,10,80,2
      2023-01-03 06:25:00,2023-01-03 09:00:00,"6, weak
      and long",20,70,1

      """
    guard mark != "|" else { return }
    let marked = text.replacing(",", with: mark)
    let converted = try convert(marked)
    #expect(converted.features.count == 2)
    #expect(limits(converted, 0) == [10, 80])
    #expect(limits(converted, 1) == [20, 70])
    #expect(converted.property("quality", 1) == "1")
    #expect(converted.property("notes_loop_etc", 1) == .string("6\(mark) weak\nand long"))
    #expect(converted.property("repairs", 0) == nil)
  }

  @Test func compactDatesAreDates() throws {
    let converted = try convert(
      """
      date_start,time_start,date_end,time_end,type
      20241127,08:37,20241127,08:45,III
      2024-11-27,08:37,2024-11-27,08:45,III
      2024-332,1:37 PM,2024-332,1345.5,III

      """, ["band": "45-870"])
    #expect(converted.rejects.isEmpty)
    #expect(converted.box(0) == converted.box(1))
    #expect(converted.box(0)?.timeMin == (try unix("2024-11-27T08:37:00Z")))
    #expect(converted.box(2)?.timeMin == (try unix("2024-11-27T13:37:00Z")))
    #expect(converted.box(2)?.timeMax == (try unix("2024-11-27T13:45:30Z")))
  }

  @Test func aBandFillsWhatIsMissingAndNothingElse() throws {
    let converted = try convert(
      """
      start,end,f_low (MHz),f_high (MHz)
      2020-01-01 00:00,2020-01-01 00:10,20,
      2020-01-01 00:00,2020-01-01 00:10,20.5,50?
      2020-01-01 00:00,2020-01-01 00:10,,
      2020-01-01 00:00,2020-01-01 00:10,20,unknown
      2020-01-01 00:00,2020-01-01 00:10,120,

      """, ["band": "10-90"])
    #expect(limits(converted, 0) == [20, 90])
    #expect(converted.property("freq_min_limit", 0) == "measured")
    #expect(converted.property("freq_max_limit", 0) == "instrument")
    #expect(limits(converted, 1) == [20.5, 50])
    #expect(converted.property("freq_max_limit", 1) == "uncertain")
    #expect(limits(converted, 2) == [10, 90])
    #expect(converted.reason(line: 5) == "the upper frequency \"unknown\" is no number")
    #expect(converted.reason(line: 6) == "the frequency that is given lies outside the band")
  }

  @Test(arguments: [
    ("High frequency (Hz),Low frequency (Hz)", "20000000,80000", [0.08, 20]),
    ("freqLow_kHz,freqHigh_kHz", "109,20000", [0.109, 20]),
    ("f_low (kHz),f_high (MHz)", "109,0.25", [0.109, 0.25]),
    ("fmin [MHz],fmax [MHz]", "0.109,0.25", [0.109, 0.25]),
    ("Upper freq (MHz),Lower freq (MHz)", "80,10", [10, 80]),
    ("Fréquence minimale (MHz),Fréquence maximale (MHz)", "10,80", [10, 80]),
    ("Fréq. basse (kHz),Fréq. haute (kHz)", "10000,80000", [10, 80]),
    ("untere Frequenz [MHz],obere Frequenz [MHz]", "10,80", [10, 80]),
    ("Startfrequenz (MHz),Endfrequenz (MHz)", "80,10", [10, 80]),
    ("frequency end (MHz),frequency start (MHz)", "10,80", [10, 80]),
    ("Low (MHz),High (MHz)", "10,80", [10, 80]),
    ("lowfreq_mhz,upfreq_mhz", "10,80", [10, 80]), ("MinFreq[MHz],MaxFreq[MHz]", "10,80", [10, 80]),
    ("f_start (MHz),f_stop (MHz)", "80,10", [10, 80]),
    ("freq_begin_khz,freq_end_khz", "80,10", [0.01, 0.08]),
    ("Frequency (low) [MHz],Frequency (high) [MHz]", "10,80", [10, 80]),
    ("Frequency (MHz) low,Frequency (MHz) high", "10,80", [10, 80]),
    ("Lower frequency limit / MHz,Upper frequency limit / MHz", "10,80", [10, 80]),
    ("Fréq. inf. (MHz),Fréq. sup. (MHz)", "10,80", [10, 80]),
    ("fréquence la plus basse (MHz),fréquence la plus haute (MHz)", "10,80", [10, 80]),
    ("fréquence de début (MHz),fréquence de fin (MHz)", "80,10", [10, 80]),
    ("Frequenz von (MHz),Frequenz bis (MHz)", "10,80", [10, 80]),
    ("niedrigste Frequenz (MHz),höchste Frequenz (MHz)", "10,80", [10, 80]),
    ("Minimalfrequenz (MHz),Maximalfrequenz (MHz)", "10,80", [10, 80]),
    ("Grenzfrequenz unten (MHz),Grenzfrequenz oben (MHz)", "10,80", [10, 80]),
    ("Anfangsfrequenz (MHz),Endfrequenz (MHz)", "80,10", [10, 80]),
    ("minimum_frequency,maximum_frequency", "0.109 MHz,250 kHz", [0.109, 0.25]),
    ("Frequency range min (MHz),Frequency range max (MHz)", "10,80", [10, 80]),
  ]) func columnsOfFrequenciesHaveManyNames(_ names: String, _ cells: String, _ expected: [Double]) throws {
    let parameters =
      names.contains("(") || names.contains("[") || names.contains("kHz") ? [:] : ["unit": "MHz"]
    let converted = try convert(
      "Start,End,\(names)\n2020-01-01 00:00,2020-01-01 00:10,\(cells)\n", parameters)
    #expect(limits(converted, 0) == expected)
    #expect(converted.property("repairs", 0) == nil)
  }

  @Test func aColumnMaySayTheUnitRowByRow() throws {
    let converted = try convert(
      """
      start,end,f_min,f_max,unit
      2020-01-01 00:00,2020-01-01 00:10,109,250,kHz
      2020-01-01 00:00,2020-01-01 00:10,0.109,0.25,MHz
      2020-01-01 00:00,2020-01-01 00:10,0.109,0.25,furlong

      """)
    #expect(limits(converted, 0) == [0.109, 0.25] && limits(converted, 1) == [0.109, 0.25])
    #expect(converted.reason(line: 4) == "\"furlong\" is no unit")
  }

  @Test(arguments: [
    ("Début,Fin,Fréquence min (MHz),Fréquence max (MHz)", "2020-01-01 00:00,2020-01-01 00:10,10,80"),
    ("Beginn,Ende,fmin (MHz),fmax (MHz)", "2020-01-01 00:00,2020-01-01 00:10,10,80"),
    ("Datum,Startzeit,Endzeit,fmin (MHz),fmax (MHz)", "2020-01-01,00:00,00:10,10,80"),
    ("Date,Start,End,fmin (MHz),fmax (MHz)", "2020-01-01,00:00,00:10,10,80"),
    ("tmin,tmax,fmin (MHz),fmax (MHz)", "2020-01-01T00:00Z,2020-01-01 01:10+01:00,10,80"),
  ]) func timesHaveManyNames(_ names: String, _ cells: String) throws {
    let converted = try convert("\(names)\n\(cells)\n")
    #expect(converted.box(0)?.timeMin == (try unix("2020-01-01T00:00:00Z")))
    #expect(converted.box(0)?.timeMax == (try unix("2020-01-01T00:10:00Z")))
  }

  @Test func anEndPastMidnightIsOnTheNextDay() throws {
    let converted = try convert(
      """
      Date,Start,End,fmin (MHz),fmax (MHz)
      2020-02-28,23:50,00:10,10,80
      20200229,23:50,24:00,10,80
      01/03/2020,23:50,23:55,10,80

      """)
    #expect(converted.box(0)?.timeMax == (try unix("2020-02-29T00:10:00Z")))
    #expect(converted.property("repairs", 0) == "day-rollover")
    #expect(converted.box(1)?.timeMax == (try unix("2020-03-01T00:00:00Z")))
    #expect(converted.reason(line: 4)?.contains("no date as 2020-05-01") == true)
  }

  @Test(arguments: [
    "Date,B1i,B1f,B2i,B2f,B3i,B3f,Observer", "Date,Start 1,End 1,Start 2,End 2,Start 3,End 3,Observer",
    "Datum,Beginn_1,Ende_1,Beginn_2,Ende_2,Beginn_3,Ende_3,Observer",
    "date,t1_start,t1_end,t2_start,t2_end,t3_start,t3_end,Observer",
    "Jour,Début1,Fin1,Début2,Fin2,Début3,Fin3,Observer",
  ]) func aRowHasSeveralEvents(_ names: String) throws {
    let converted = try convert(
      """
      \(names)
      2020-01-01,10:00,10:05,11:00,11:05,23:55,00:05,A
      2020-01-02,10:00,10:05,,,12:00,,B
      2020-01-03,,,,,,,C
      2020-01-04,10:00,10:05,11 o'clock,,,,D

      """, ["band": "20-90"])
    let total = converted.report.total
    #expect(total.features == 6 && total.noEvents == 1 && total.rejects == 1 && total.addUp)
    #expect(converted.box(1)?.timeMin == (try unix("2020-01-01T11:00:00Z")))
    #expect(converted.box(2)?.timeMax == (try unix("2020-01-02T00:05:00Z")))
    #expect(converted.property("end_flag", 4) == "unknown")
    #expect(converted.property("observer", 4) == "B")
    #expect(converted.rejects.first?.line == 5)
    #expect(converted.head.fields?.names.contains { $0.hasPrefix("column") || $0.hasPrefix("b2") } == false)
  }

  /// Frequencies and types may be those of each event, and other columns with numbers stay what they are.
  @Test func eventsOfARowHaveColumnsOfTheirOwn() throws {
    let converted = try convert(
      """
      start_1,end_1,fmin_1 (kHz),fmax_1 (kHz),type_1,note1,start_2,end_2,fmin_2 (MHz),fmax_2 (MHz),type_2
      2020-01-01T10:00,2020-01-01T10:05,100,200,II,x,2020-01-01T11:00,2020-01-01T11:05,3,4,III

      """)
    #expect(limits(converted, 0) == [0.1, 0.2] && limits(converted, 1) == [3, 4])
    #expect(converted.property("type", 0) == "II" && converted.property("type", 1) == "III")
    #expect(converted.property("note1", 1) == "x")
  }

  /// Numbers in names are not always those of events.
  @Test func numbersAloneMakeNoEvents() throws {
    let converted = try convert(
      "start,end,f1 (MHz),f2 (MHz),flux1,flux2\n2020-01-01T10:00,2020-01-01T10:05,80,20,5,6\n")
    #expect(converted.features.count == 1 && limits(converted, 0) == [20, 80])
    #expect(converted.property("flux2", 0) == "6")
  }

  @Test func aListSaysWhatItSaysAndNoMore() throws {
    let converted = try convert(
      """
      start,end,fmin (kHz),fmax (kHz),label
      2006-01-01 00:00,2006-01-01 00:10,100,800,SKR low frequency extension
      2006-01-02 00:00,2006-01-02 00:10,100,800,not a burst I think
      2006-01-03 00:00,2006-01-03 00:10,100,800,
      2006-01-04 00:00,2006-01-04 00:10,100,800,Type III?
      2006-01-05 00:00,2006-01-05 00:10,100,800,III

      """)
    #expect(converted.head.properties?["target_name"] == nil)
    for index in 0..<3 {
      #expect(converted.property("type", index) == nil)
      #expect(converted.property("type_uncertain", index) == nil)
    }
    #expect(converted.property("type_text", 1) == "not a burst I think")
    #expect(converted.property("type", 3) == "III")
    #expect(converted.property("type_uncertain", 3) == true)
    #expect(converted.property("type_uncertain", 4) == nil)
    let saturn = try convert(
      "start,end,fmin (kHz),fmax (kHz)\n2006-01-01 00:00,2006-01-01 00:10,100,800\n", ["target": "Saturn"])
    #expect(saturn.head.properties?["target_name"] == "Saturn")
  }

  @Test func timesThatDoNotExistAreRejectsOrNamedRepairs() throws {
    let text = """
      start,end,fmin (MHz),fmax (MHz)
      2023-05-04T09:00:60,2023-05-04T09:05:00,10,80
      2023-05-04T23:50:00,2023-05-04T24:00:00,10,80
      2023-05-04T23:50:00,2023-05-04T23:59:60,10,80
      2016-12-31T23:50:00,2016-12-31T23:59:60,10,80
      45623.359,45623.365,10,80
      23-05-04 09:00,23-05-04 09:05,10,80

      """
    let converted = try convert(text)
    #expect(converted.reason(line: 2)?.contains("second 60 does not exist here") == true)
    #expect(converted.property("repairs", 0) == "hour-24")
    #expect(converted.property("repairs", 1) == "second-60")
    #expect(converted.property("repairs", 2) == nil)
    #expect(converted.reason(line: 6)?.contains("2024-11-27T08:36 (format: excel)") == true)
    #expect(converted.reason(line: 7) != nil)
    #expect(try convert(text, off: ["all"]).features.count == 1)
  }

  @Test func emptyCellsAtTheEndAreNoRejects() throws {
    let converted = try convert(
      """
      start;end;fmin (MHz);fmax (MHz);;
      2020-01-01 00:00;2020-01-01 00:10;10;80;;
      2020-01-01 00:00;2020-01-01 00:10;10;80
      2020-01-01 00:00;2020-01-01 00:10;10;80;;;

      """)
    #expect(converted.features.count == 3 && converted.rejects.isEmpty)
  }

  @Test func textOfUTF16IsRead() throws {
    let text =
      "Start;Ende;untere Frequenz (MHz);obere Frequenz (MHz)\r\n2020-01-01 00:00;2020-01-01 00:10;10;80\r\n"
    let units: [UInt16] = [0xFEFF] + Array(text.utf16)
    for isLittle in [true, false] {
      let bytes = units.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isLittle ? [low, high] : [high, low]
      }
      let path = try scratch.write(bytes, to: "wide-\(isLittle).csv")
      #expect(limits(try Converted([path]), 0) == [10, 80])
    }
  }

  @Test func maximaWithoutADateAreInTheirEvents() throws {
    let converted = try convert(
      """
      Date,Start,Peak,End,fmin (MHz),fmax (MHz)
      2020-01-01,23:50,00:05,00:10,20,80
      2020-01-01,10:00,10:00:30,10:10,20,80
      2020-01-01,10:00,...?,10:10,20,80
      2020-01-01,10:00,10:05?,10:10,20,80
      2020-01-01,10:00,09:58,10:10,20,80
      2020-01-01,23:50,23:55,00:10,20,80

      """)
    #expect(converted.rejects.isEmpty)
    #expect(
      converted.features.indices.map { converted.property("peak_time", $0) }
        == [
          "2020-01-02T00:05:00Z", "2020-01-01T10:00:30Z", nil, nil, "2020-01-01T09:58:00Z",
          "2020-01-01T23:55:00Z",
        ])
    #expect(
      converted.features.indices.map { converted.property("peak_text", $0) }
        == [nil, nil, "...?", "10:05?", nil, nil])
    #expect(converted.property("repairs", 4) == nil)
    #expect(converted.report.notes.contains { $0.contains("the maximum 09:58 is outside of its event") })
    let whole = try convert(
      "Start,Peak,End,fmin (MHz),fmax (MHz)\n2020-01-01T10:00:00,10:00:30,2020-01-01T10:10:00,20,80\n")
    #expect(whole.property("peak_time", 0) == "2020-01-01T10:00:30Z")
  }

  @Test func oneOrTwoDigitsAreNoTimeOfDay() throws {
    let converted = try convert(
      """
      Date,Start,End,fmin (MHz),fmax (MHz)
      2020-01-01,930,1030,20,80
      2020-01-01,10,12,20,80
      2020-01-01,5,12,20,80
      2020-01-01,0010,0012,20,80

      """)
    #expect(converted.features.count == 1)
    #expect(converted.box(0)?.timeMin == (try unix("2020-01-01T00:10:00Z")))
    #expect(converted.reason(line: 2)?.contains("\"930\" is no time of day") == true)
    #expect(converted.reason(line: 3)?.contains("may be hours or minutes") == true)
    #expect(converted.reason(line: 4)?.contains("may be hours or minutes") == true)
  }

  @Test func anEndWithAnOffsetIsOnTheDayOfThatPlace() throws {
    let converted = try convert(
      """
      Start,End,fmin (MHz),fmax (MHz)
      2020-01-01T20:00:00-05:00,21:00:00-05:00,20,80
      2020-01-02T00:30:00+02:00,01:00:00+02:00,20,80

      """)
    #expect(converted.box(0)?.timeMax == (try unix("2020-01-02T02:00:00Z")))
    #expect(converted.box(1)?.timeMax == (try unix("2020-01-01T23:00:00Z")))
    #expect(converted.property("repairs", 0) == nil && converted.property("repairs", 1) == nil)
  }

  @Test func aNumberInPlaceOfAFrequencyIsARepair() throws {
    let text = "Start,End,fmin (MHz),fmax (MHz)\n2020-01-01T10:00,2020-01-01T10:10,-1,80\n"
    let converted = try convert(text, ["band": "10-90"])
    #expect(limits(converted, 0) == [10, 80] && converted.property("repairs", 0) == "no-frequency")
    #expect(try convert(text, ["band": "10-90"], off: ["no-frequency"]).rejects.count == 1)
  }

  @Test func cellsMayCarryTheUnitThatNoTitleHas() throws {
    let converted = try convert(
      "Start,End,freq_min,freq_max\n2020-01-01T10:00,2020-01-01T10:10,20 kHz,80 MHz\n"
    )
    #expect(limits(converted, 0) == [0.02, 80])
  }

  @Test func timesInAnotherScaleAreRefused() throws {
    let error = #expect(throws: ConversionError.self) {
      try convert(
        """
        # %ECSV 1.0
        # ---
        # datatype:
        # - {name: start, datatype: string}
        # - {name: end, datatype: string}
        # - {name: fmin_MHz, datatype: float64}
        # - {name: fmax_MHz, datatype: float64}
        # meta: !!omap
        # - __serialized_columns__:
        #     start: {__class__: astropy.time.core.Time, format: isot, scale: tt, value: !astropy.table.SerializedColumn {name: start}}
        start end fmin_MHz fmax_MHz
        2020-01-01T00:00:00 2020-01-01T00:10:00 20 80

        """)
    }
    #expect(error?.reason.contains("are TT and not UTC") == true)
  }
}
