import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// What the names of columns of a table with a start and an end say beside what they are: clocks and units.
@Suite struct StartEndColumnTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func convert(_ text: String, _ parameters: [String: String] = [:]) throws -> Converted {
    let path = try scratch.write(text.utf8, to: "list.csv")
    return try Converted([path], format: "start-end-table", parameters: parameters)
  }

  private func refusal(_ text: String) -> String {
    #expect(throws: ConversionError.self) { try convert(text) }?.reason ?? ""
  }

  private static let times = "2012-02-29T23:50:00,2012-03-01T00:10:00"

  // MARK: Clocks

  @Test(arguments: [
    ("Start (JST),End (JST)", "Start (JST)", "zone:"), ("Start (EST),End (EST)", "EST", "zone:"),
    ("Start (UT+9),End (UT+9)", "says UT+9", "zone: \"+09:00\""),
    ("start_local,end_local", "local", "zone:"),
    ("Start (local time),End (local time)", "local", "zone:"), ("Start (TAI),End (TAI)", "TAI", "scale: TAI"),
    ("start_tt,end_tt", "says tt", "scale: TT"), ("start_scet,end_scet", "scet", "scale: UTC` if"),
    ("start_utc,end_jst", "\"end_jst\"", "zone:"),
  ]) func timesOfAnotherClockAreRefused(_ names: String, _ what: String, _ advice: String) {
    let reason = refusal("\(names),fmin_mhz,fmax_mhz\n\(Self.times),10,80\n")
    #expect(
      reason.contains(what) && reason.contains("read as UTC here") && reason.contains(advice), "\(reason)")
    #expect(reason.contains("tfcat map init"))
  }

  @Test(arguments: ["Date (JST),Start,End", "Date,Start,End (JST)", "Date,Start,End,Peak (JST)"])
  func soAreDatesAndMaxima(_ names: String) {
    let cells = names.hasSuffix("Peak (JST)") ? "2012-02-29,10:00,10:10,10:05" : "2012-02-29,10:00,10:10"
    #expect(refusal("\(names),fmin_mhz,fmax_mhz\n\(cells),10,80\n").contains("JST"))
  }

  @Test(arguments: ["start_utc,end_utc", "Start (UT),End (UT)", "Start (GMT),End (GMT)", "Start [Z],End [Z]"])
  func universalTimeIsRead(_ names: String) throws {
    let converted = try convert("\(names),fmin_mhz,fmax_mhz\n\(Self.times),10,80\n")
    #expect(converted.box(0)?.timeMin == (try unix("2012-02-29T23:50:00Z")))
  }

  @Test(arguments: [
    "Start (JST),End (JST),Start (UTC),End (UTC)", "start_local,end_local,start_ut,end_ut",
    "start_tai,end_tai,start,end",
  ]) func columnsInUTCGoBeforeOthers(_ names: String) throws {
    let converted = try convert(
      "\(names),fmin_mhz,fmax_mhz\n2012-03-01T08:50:00,2012-03-01T09:10:00,\(Self.times),10,80\n")
    #expect(converted.box(0)?.timeMin == (try unix("2012-02-29T23:50:00Z")))
    let kept =
      converted.head.fields?.names.first { $0.hasPrefix("start_") && !$0.hasPrefix("start_flag") } ?? ""
    #expect(converted.property(kept, 0) == "2012-03-01T08:50:00")
  }

  // MARK: Units

  private func ecsv(_ names: [(name: String, unit: String?)], _ cells: String) -> String {
    var lines = ["# %ECSV 1.0", "# ---", "# datatype:"]
    lines += ["start", "end"].map { "# - {name: \($0), datatype: string}" }
    lines += names.map { name, unit in
      "# - {name: \(name), \(unit.map { "unit: \($0), " } ?? "")datatype: float64}"
    }
    lines.append((["start", "end"] + names.map(\.name)).joined(separator: " "))
    return (lines + ["2012-02-29T23:50:00 2012-03-01T00:10:00 \(cells)"]).joined(separator: "\n") + "\n"
  }

  @Test func unitsOfTheHeaderAreThoseOfTheColumns() throws {
    let converted = try convert(ecsv([("fmin", "kHz"), ("fmax", "MHz")], "10 80"), ["unit": "GHz"])
    #expect(converted.box(0)?.spectralMin == 0.01 && converted.box(0)?.spectralMax == 80)
    let bare = try convert(ecsv([("low", "kHz"), ("high", "kHz")], "10 80"))
    #expect(bare.box(0)?.spectralMin == 0.01 && bare.box(0)?.spectralMax == 0.08)
    let same = try convert(ecsv([("fmin_mhz", "MHz"), ("fmax_mhz", nil)], "10 80"))
    #expect(same.box(0)?.spectralMin == 10 && same.box(0)?.spectralMax == 80)
  }

  @Test func aHeaderThatDeniesTheNameIsRefused() {
    let reason = refusal(ecsv([("fmin_mhz", "kHz"), ("fmax_mhz", "MHz")], "10 80"))
    #expect(reason.contains("\"fmin_mhz\" is in MHz by its name and in kHz by the header"), "\(reason)")
    #expect(refusal(ecsv([("fmin", "m"), ("fmax", "m")], "10 80")).contains("unit m for the column"))
    let numbered = refusal(
      "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: start_1, datatype: string}\n# - {name: end_1, datatype: string}\n"
        + "# - {name: start_2, datatype: string}\n# - {name: end_2, datatype: string}\n"
        + "# - {name: fmin1_mhz, unit: MHz, datatype: float64}\n# - {name: fmax1_mhz, datatype: float64}\n"
        + "# - {name: fmin2_mhz, unit: kHz, datatype: float64}\n# - {name: fmax2_mhz, datatype: float64}\n"
        + "start_1 end_1 start_2 end_2 fmin1_mhz fmax1_mhz fmin2_mhz fmax2_mhz\n"
        + "2012-02-29T23:50 2012-02-29T23:51 2012-02-29T23:52 2012-02-29T23:53 10 80 10 80\n")
    #expect(numbered.contains("\"fmin2_mhz\" is in MHz by its name"), "\(numbered)")
  }

  @Test func aColumnOfUnitsOfSomethingElseIsKept() throws {
    let names = "start,end,fmin_mhz,fmax_mhz,flux,unit"
    let converted = try convert("\(names)\n\(Self.times),10,80,5,sfu\n\(Self.times),10,80,5,kHz\n")
    #expect(converted.property("unit", 0) == "sfu" && converted.box(0)?.spectralMin == 10)
    #expect(converted.reason(line: 3)?.contains("says kHz, and the column \"fmin_mhz\" is in MHz") == true)
  }

  // MARK: Frequencies

  @Test(arguments: [
    "freq_start_mhz,freq_end_mhz,freq_min_mhz,freq_max_mhz",
    "freq_min_mhz,freq_max_mhz,freq_start_mhz,freq_end_mhz",
  ]) func firstAndLastAreKeptBesideTheLimits(_ names: String) throws {
    let cells = names.hasPrefix("freq_start") ? "80?,10,9,85" : "9,85,80?,10"
    let converted = try convert("start,end,\(names)\n\(Self.times),\(cells)\n")
    #expect(converted.box(0)?.spectralMin == 9 && converted.box(0)?.spectralMax == 85)
    #expect(converted.property("freq_start", 0) == 80 && converted.property("freq_end", 0) == 10)
    #expect(converted.property("freq_start_limit", 0) == "uncertain")
    #expect(converted.property("freq_end_limit", 0) == nil)
    #expect(converted.property("freq_min_limit", 0) == "measured")
  }

  @Test func theNameWithoutFurtherWordsWins() throws {
    let names = "start_lat,end_lat,start,end,fmin_obs_mhz,fmin_mhz,fmax_mhz"
    let converted = try convert("\(names)\n1,2,\(Self.times),9,10,80\n")
    #expect(converted.box(0)?.timeMin == (try unix("2012-02-29T23:50:00Z")))
    #expect(converted.box(0)?.spectralMin == 10)
    #expect(converted.property("fmin_obs_mhz", 0) == "9" && converted.property("start_lat", 0) == "1")
  }

  /// A range of the receiver stands for what was not measured, and for nothing else.
  @Test(arguments: ["freq (MHz)", "Frequency range (MHz)", "LF (MHz)", "Frequency"])
  func aColumnOfFrequenciesIsNotOverridden(_ name: String) throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "start,end,\(name)\n2020-01-01 10:00,2020-01-01 10:05,150\n".utf8, to: "a.csv")
    for parameters in [[:], ["band": "20-80"]] {
      let error = #expect(throws: ConversionError.self) {
        _ = try Converted([path], format: "start-end-table", parameters: parameters)
      }
      #expect(error?.reason.hasPrefix("the column \"\(name)\" has frequencies") == true)
    }
  }

  @Test(arguments: ["bandwidth (MHz)", "drift rate (MHz/s)", "frequency drift"])
  func differencesOfFrequenciesAreNone(_ name: String) throws {
    let scratch = try Scratch()
    let path = try scratch.write(
      "start,end,\(name)\n2020-01-01 10:00,2020-01-01 10:05,150\n".utf8, to: "a.csv")
    let converted = try Converted([path], format: "start-end-table", parameters: ["band": "20-80"])
    #expect(converted.box(0)?.spectralMax == 80)
  }

  @Test(arguments: [
    "freqLowMHz,freqHighMHz", "fminMHz,fmaxMHz", "FreqMinMHz,FreqMaxMHz", "freqStartMHz,freqEndMHz",
  ])
  func aUnitMayBeJoinedToTheName(_ names: String) throws {
    let scratch = try Scratch()
    for (unit, factor) in [("MHz", 1.0), ("kHz", 1e-3)] {
      let text = "start,end,\(names.replacing("MHz", with: unit))\n2020-01-01 10:00,2020-01-01 10:05,20,80\n"
      let converted = try Converted([scratch.write(text.utf8, to: "a.csv")], parameters: ["band": "10-90"])
      #expect(converted.box(0)?.spectralMin == 20 * factor && converted.box(0)?.spectralMax == 80 * factor)
    }
  }
}
