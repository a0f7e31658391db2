import Base
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// What `tfcat map init` drafts is a mapping that converts the table, once what nobody can know is filled in.
@Suite struct MappingDraftTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  /// A table, what the draft says of it, and the box of its first event: start, end (UTC), low, high.
  struct Case: Sendable, CustomStringConvertible {
    var name: String
    var table: String
    var lines: [String]
    var start: String
    var end: String
    var low: Double
    var high: Double
    /// What is written for each unit that the table does not say.
    var unit = "MHz"
    var rows = 2

    var description: String { name }
  }

  @Test(arguments: cases)
  func isReadBack(_ draft: Case) throws {
    let path = try folder.write(draft.name, draft.table)
    let text = try MappingDraft(path: path, position: "GEOCENTER").text
    for line in draft.lines { #expect(text.contains(line), "\(text)") }
    // Each guess says how sure it is.
    let guesses = text.split(separator: "\n").filter { line in
      ["  start:", "  end:", "  time:", "  low:", "  high:", "  frequency:", "  duration:"].contains {
        line.hasPrefix($0)
      }
    }
    #expect(!guesses.isEmpty)
    for line in guesses {
      #expect(["  # sure: ", "  # likely: ", "  # unsure: "].contains { line.contains($0) }, "\(line)")
    }
    let mapping = try folder.write("map.yml", text.replacing("FILL_IN", with: draft.unit))
    var conversion = try Conversion(
      paths: [path], as: MappedTableSource.self, options: SourceOptions(parameters: ["map": mapping]))
    var rejects: [String] = []
    conversion.onReject = { rejects.append($0.reason) }
    var features: [Feature] = []
    while let feature = try conversion.next() { features.append(feature) }
    #expect(features.count == draft.rows && rejects.isEmpty, "\(rejects)\n\(text)")
    let crs = try #require(conversion.head.crs?.local)
    let bounds = try #require(features.first?.geometry.bounds)
    let times = try CRSAxes(crs).timeRange(of: bounds)
    #expect(try times.start.iso8601(decimals: .fixed(0)) == draft.start)
    #expect(try times.end.iso8601(decimals: .fixed(0)) == draft.end)
    #expect(bounds.spectralMin == draft.low && bounds.spectralMax == draft.high)
  }

  static let cases: [Case] = timeCases + spectralCases + layoutCases

  private static let timeCases = [
    Case(
      name: "units.ecsv",
      table:
        "# %ECSV 1.0\n# ---\n# datatype:\n# - {name: start, datatype: string}\n# - {name: f_mhz, unit: kHz, datatype: float64}\nstart f_mhz\n2012-03-01T08:50:00 20\n2012-03-02T08:50:00 25\n",
      lines: [
        "{column: f_mhz, unit: kHz}  # unsure: by its name; kHz is in the table, and MHz in the title; or MHz"
      ],
      start: "2012-03-01T08:50:00Z", end: "2012-03-01T08:50:00Z", low: 20, high: 20),
    Case(
      name: "zone.csv",
      table:
        "Start (JST),End (JST),f (MHz)\n2012-03-01T08:50:00,2012-03-01T09:10:00,20\n2012-03-02T08:50:00,2012-03-02T09:10:00,25\n",
      lines: [
        "start: {column: \"Start (JST)\", zone: FILL_IN}  # unsure: ISO 8601; the title says JST: write how far",
        "end: {column: \"End (JST)\", zone: FILL_IN}  # unsure:",
      ],
      start: "2012-02-29T23:50:00Z", end: "2012-03-01T00:10:00Z", low: 20, high: 20, unit: "\"+09:00\""),
    Case(
      name: "offset.csv",
      table:
        "Date (UT+9),Start (UT+9),End (UT+9),f (MHz)\n01/03/2012,08:50,09:10,20\n22/03/2012,08:50,09:10,25\n",
      lines: ["%d/%m/%Y %H:%M\", zone: \"+09:00\"}  # sure:", "; the title says UT+9"],
      start: "2012-02-29T23:50:00Z", end: "2012-03-01T00:10:00Z", low: 20, high: 20),
    Case(
      name: "zoned-cells.csv",
      table: "Start (local time),f (MHz)\n2012-03-01T08:50:00+09:00,20\n2012-03-02T08:50:00+09:00,25\n",
      lines: ["time: \"Start (local time)\"  # sure: ISO 8601\n"],
      start: "2012-02-29T23:50:00Z", end: "2012-02-29T23:50:00Z", low: 20, high: 20),
    Case(
      name: "scale.csv",
      table: "start_tai,f (MHz)\n2012-03-01T08:50:34,20\n2012-03-02T08:50:34,25\n",
      lines: ["time: {column: start_tai, scale: TAI}  # sure: ISO 8601; the title says tai"],
      start: "2012-03-01T08:50:00Z", end: "2012-03-01T08:50:00Z", low: 20, high: 20),
    Case(
      name: "parts-zone.csv",
      table: "year,month,day,start (UT-5),f (MHz)\n2010,1,2,10:20,20\n2010,1,3,11:20,25\n",
      lines: ["%Y %m %d %H:%M\", zone: \"-05:00\"}"], start: "2010-01-02T15:20:00Z",
      end: "2010-01-02T15:20:00Z", low: 20, high: 20),
    Case(
      name: "doy.csv",
      table:
        "year,doy,hour,minute,second,fmin_khz,fmax_khz\n2010,123,4,5,6.5,100,200\n2010,124,23,59,59.9,9,300\n",
      lines: ["format: \"%Y %j %H %M %S\"}  # sure:", "spectral: {type: frequency, unit: kHz}  # sure:"],
      start: "2010-05-03T04:05:07Z", end: "2010-05-03T04:05:07Z", low: 100, high: 200),
    Case(
      name: "ends.csv",
      table:
        "start_year,start_doy,start_hour,start_min,end_year,end_doy,end_hour,end_min,f kHz\n2010,123,4,5,2010,123,5,6,100\n2010,124,5,6,2010,124,7,0,120\n",
      lines: ["start: {value: \"start_year & ' ' & start_doy", "end: {value: \"end_year & ' ' & end_doy"],
      start: "2010-05-03T04:05:00Z", end: "2010-05-03T05:06:00Z", low: 100, high: 100),
    Case(
      name: "joined.csv", table: "YYYY,DDD,HH,MM,f_kHz\n2010,123,4,5,100\n2010,124,5,6,120\n",
      lines: ["%Y %j %H %M"], start: "2010-05-03T04:05:00Z", end: "2010-05-03T04:05:00Z", low: 100, high: 100),
    Case(
      name: "clock.csv",
      table: "year,month,day,start,end,f (MHz)\n2010,1,2,10:20,10:30,20\n2010,1,3,11:20,11:30,25\n",
      lines: ["%Y %m %d %H:%M"], start: "2010-01-02T10:20:00Z", end: "2010-01-02T10:30:00Z", low: 20, high: 20
    ),
    Case(
      name: "parts-digits.csv",
      table: "Year,Month,Day,Start,End,f (MHz)\n2010,1,2,930,1030,20\n2010,1,3,10,1200,25\n",
      lines: ["%Y %m %d\", plus: {value: \"floor(Start / 100) * 60 + Start % 100\", unit: min}}  # likely:"],
      start: "2010-01-02T09:30:00Z", end: "2010-01-02T10:30:00Z", low: 20, high: 20),
    Case(
      name: "parts-hours.csv",
      table: "Year,DOY,Start (h),End (h),f (MHz)\n2010,2,9.5,10.5,20\n2010,3,11.25,12,25\n",
      lines: ["plus: {column: \"Start (h)\", unit: h}}  # likely:"],
      start: "2010-01-02T09:30:00Z", end: "2010-01-02T10:30:00Z", low: 20, high: 20),
    Case(
      name: "parts-seconds.csv", table: "Year,DOY,sod,f (MHz)\n2010,2,3600,20\n2010,3,7200,25\n",
      lines: ["plus: {column: sod, unit: s}}  # likely:"], start: "2010-01-02T01:00:00Z",
      end: "2010-01-02T01:00:00Z", low: 20, high: 20),
    Case(
      name: "parts-unknown.csv",
      table: "Year,Month,Day,Start,End,f (MHz)\n2010,1,2,9.5,10.5,20\n2010,1,3,11.25,12.5,25\n",
      lines: ["plus: {column: Start, unit: FILL_IN}}  # unsure: Start could not be read"],
      start: "2010-01-02T09:30:00Z", end: "2010-01-02T10:30:00Z", low: 20, high: 20, unit: "h"),
    Case(
      name: "hours.json",
      table:
        #"[{"year": 2010, "doy": 5, "hour": 4.5, "f": {"min": 10, "max": 20}}, {"year": 2010, "doy": 6, "hour": 5, "f": {"min": 1, "max": 2}}]"#,
      lines: ["plus: {value: \"hour * 3600\", unit: s}", "low: {column: f.min, unit: FILL_IN}  # unsure:"],
      start: "2010-01-05T04:30:00Z", end: "2010-01-05T04:30:00Z", low: 10, high: 20),
    Case(
      name: "german.csv",
      table:
        "Jahr;Monat;Tag;Stunde;Minute;Frequenz_kHz;Dauer_s\n2010;1;2;3;4;20,5;60\n2010;2;2;3;4;25;6\n",
      lines: ["duration: {column: Dauer_s, unit: s}  # sure", "decimal: \",\"}  # likely"],
      start: "2010-01-02T03:04:00Z", end: "2010-01-02T03:05:00Z", low: 20.5, high: 20.5),
    Case(
      name: "digits.csv",
      table: "date,start,end,f1 (kHz),f2 (kHz)\n2010-01-01,930,1045,30,20\n2010-01-02,5,1200,20,30\n",
      lines: ["floor(start / 100) * 60 + start % 100", "low: {value: \"min(`f1 (kHz)`, `f2 (kHz)`)\""],
      start: "2010-01-01T09:30:00Z", end: "2010-01-01T10:45:00Z", low: 20, high: 30),
    Case(
      name: "seconds.csv", table: "date,sec_of_day,f_kHz\n20100101,3600,20\n20100102,7200,25\n",
      lines: ["plus: {column: sec_of_day, unit: s}"], start: "2010-01-01T01:00:00Z",
      end: "2010-01-01T01:00:00Z", low: 20, high: 20),
    Case(
      name: "decimal-hours.csv", table: "date,ut (h),freq_MHz\n2010-01-01,3.25,20\n2010-01-02,13.5,25\n",
      lines: ["unit: h}"], start: "2010-01-01T03:15:00Z", end: "2010-01-01T03:15:00Z", low: 20, high: 20),
    Case(
      name: "tt2000.csv", table: "tt2000,f_kHz\n315576066184000000,20\n315576126184000000,25\n",
      lines: ["format: cdf_tt2000}  # likely"], start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z",
      low: 20, high: 20),
    Case(
      name: "decimal-year.csv", table: "year,f_kHz\n2010.5,20\n2010.75,25\n",
      lines: ["format: decimal_year}"],
      start: "2010-07-02T12:00:00Z", end: "2010-07-02T12:00:00Z", low: 20, high: 20),
    Case(
      name: "excel.csv",
      table: "start date,end date,freq low kHz,freq high kHz\n40179.5,40179.75,20,80\n40180,40181,2,8\n",
      lines: ["format: excel}  # unsure: the day number of a spreadsheet, from 2010 on; as mjd from 1968 on"],
      start: "2010-01-01T12:00:00Z", end: "2010-01-01T18:00:00Z", low: 20, high: 80),
    Case(
      name: "exchanged.csv", table: "start,f_kHz\n01/02/2010 10:00,20\n03/04/2010 11:00,25\n",
      lines: ["# unsure: the day before the month; both fit; or format: \"%m/%d/%Y %H:%M\""],
      start: "2010-02-01T10:00:00Z", end: "2010-02-01T10:00:00Z", low: 20, high: 20),
    Case(
      name: "interval.csv",
      table:
        "interval,f\n2010-01-01T00:00:00/2010-01-01T00:10:00,20\n2010-01-02T00:00:00/2010-01-02T00:10:00,25\n",
      lines: ["start: \"part(interval, '/', 1)\"  # sure"], start: "2010-01-01T00:00:00Z",
      end: "2010-01-01T00:10:00Z", low: 20, high: 20),
  ]

  private static let spectralCases = [
    Case(
      name: "french.csv",
      table:
        "Date;Heure début;Heure fin;Fréquence min (MHz);Fréquence max (MHz);Intensité\n02/01/2010;10:20;10:25;12,5;80,5;1\n15/02/2010;23:20;23:50;10,25;70;2\n",
      lines: ["low: {column: \"Fréquence min (MHz)\", unit: MHz}  # sure", "over midnight"],
      start: "2010-01-02T10:20:00Z", end: "2010-01-02T10:25:00Z", low: 12.5, high: 80.5),
    Case(
      name: "cells.csv", table: "time,low,high\n2010-01-01,0.109 MHz,0.3 MHz\n2010-01-02,150 kHz,0.35 MHz\n",
      lines: ["low: {column: low, unit: MHz}  # sure: by its name; MHz is in the cells"],
      start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z", low: 0.109, high: 0.3),
    Case(
      name: "unit-column.csv",
      table: "start,end,f_min,f_max,unit\n2010-01-01,2010-01-02,10,20,kHz\n2010-01-02,2010-01-03,11,25,MHz\n",
      lines: [
        "low: {column: f_min, unit: {column: unit}}  # likely",
        "unit: MHz}  # likely: that of the column unit",
      ],
      start: "2010-01-01T00:00:00Z", end: "2010-01-02T00:00:00Z", low: 0.01, high: 0.02),
    Case(
      name: "wavelength.csv",
      table: "start,wavelength_min (nm),wavelength_max (nm)\n2010-01-01,10,20\n2010-01-02,11,25\n",
      lines: ["spectral: {type: wavelength, unit: nm}"], start: "2010-01-01T00:00:00Z",
      end: "2010-01-01T00:00:00Z", low: 10, high: 20),
    Case(
      name: "energy.csv", table: "start,E_low (keV),E_high (keV)\n2010-01-01,3,25\n2010-01-02,6,12\n",
      lines: ["spectral: {type: energy, unit: keV}"], start: "2010-01-01T00:00:00Z",
      end: "2010-01-01T00:00:00Z", low: 3, high: 25),
    Case(
      name: "band.csv", table: "time,freq range\n2010-01-01,20-80\n2010-01-02,25 - 180\n",
      lines: ["low: {value: \"part(`freq range`, '-', 1)\", unit: FILL_IN}  # unsure"],
      start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z", low: 20, high: 80),
    Case(
      name: "no-unit.csv", table: "start,freq_min,freq_max\n2010-01-01,20,80\n2010-01-02,10,90\n",
      lines: ["the table says no unit; the numbers are 10 to 20; or kHz, MHz, GHz"],
      start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z", low: 20, high: 80, unit: "kHz"),
  ]

  private static let layoutCases = [
    Case(
      name: "fixed.txt",
      table:
        "Date       Start  End    Low  High Type Remark\n2010-01-01 01:23  01:45   20    80 III  strong burst\n2010-01-02 11:23  11:45  120   180 II   \n2010-01-03 21:23  21:45   20    60 III  weak\n",
      lines: ["{name: Date, columns: \"1-10\"}", "{name: Remark, columns: \"41-\"}", "skip: 1"],
      start: "2010-01-01T01:23:00Z", end: "2010-01-01T01:45:00Z", low: 20, high: 80, rows: 3),
    Case(
      name: "thousands.csv",
      table: "time;frequence (kHz);sfu\n2010-01-01 00:00;20,5;1 000,5\n2010-01-02 00:00;25,5;12 000\n",
      lines: ["decimal: \",\", thousands: \" \"}  # likely"], start: "2010-01-01T00:00:00Z",
      end: "2010-01-01T00:00:00Z", low: 20.5, high: 20.5),
    Case(
      name: "comma.csv", table: "time,f_MHz,rate\n2010-01-01,20,\"1,000\"\n2010-01-02,25,\"12,500\"\n",
      lines: ["decimal: \",\"}  # unsure", "; or thousands: \",\""], start: "2010-01-01T00:00:00Z",
      end: "2010-01-01T00:00:00Z", low: 20, high: 20),
    Case(
      name: "points.csv", table: "time,f_MHz,rate\n2010-01-01,20.5,\"1,000\"\n2010-01-02,25,\"12,500\"\n",
      lines: ["thousands: \",\"}  # likely"], start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z",
      low: 20.5, high: 20.5),
    Case(
      name: "names.csv",
      table:
        "null,true,Start Time (UT),\"f: low [MHz]\",\"f: high [MHz]\",a b,a (b),1st,and,\"q\"\"#\"\n1,2,2010-01-01,1,2,x,y,z,q,-\n2,3,2010-01-02,1,2,x,y,z,q,NaN\n",
      lines: ["    \"null\":\n", "    a_b_2:\n", "missing: [\"-\", NaN]  # likely"],
      start: "2010-01-01T00:00:00Z",
      end: "2010-01-01T00:00:00Z", low: 1, high: 2),
    Case(
      name: "kinds.csv",
      table:
        "time,f_khz,seen,code,list,empty,n\n2010-01-01 00:00:00Z,20,yes,007,\"[1,2]\",,1\n2010-01-01 00:10:00Z,20,no,010,[3],,2\n",
      lines: [
        "type: bool  # sure", "type: str  # unsure: some begin with 0; or int",
        "type: str  # unsure: no row has a value",
        "time: time  # sure: ISO 8601\n",
      ], start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z", low: 20, high: 20),
    Case(
      name: "table.vot",
      table: """
        <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
        <FIELD name="t" datatype="char" arraysize="*"/><FIELD name="low" datatype="double" unit="kHz" ucd="em.freq;stat.min"/>
        <FIELD name="high" datatype="double" unit="kHz" ucd="em.freq;stat.max"/>
        <FIELD name="peak flux" datatype="float" unit="Jy"><DESCRIPTION>Peak: of all # things</DESCRIPTION></FIELD>
        <DATA><TABLEDATA><TR><TD>2010-01-01T00:00:00Z</TD><TD>5</TD><TD>6</TD><TD>1.5</TD></TR>
        <TR><TD>2010-01-02T00:00:00Z</TD><TD>5</TD><TD>6</TD><TD>1.5</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """, lines: ["info: \"Peak: of all # things\"", "unit: Jy  # sure: in the table"],
      start: "2010-01-01T00:00:00Z", end: "2010-01-01T00:00:00Z", low: 5, high: 6),
  ]

  @Test func aTableThatTellsNothingIsFilledInByItsAuthor() throws {
    let path = try folder.write("t.csv", "name,value\na,1\nb,2\n")
    let text = try MappingDraft(path: path).text
    #expect(text.contains("  time: FILL_IN  # unsure: no column could be read as a time"))
    #expect(
      text.contains("  low: {constant: FILL_IN, unit: FILL_IN}  # unsure: no column looks like a frequency"))
    #expect(text.contains("    position: FILL_IN"))
    let empty = try MappingDraft(path: folder.write("e.csv", "start,end,fmin,fmax\n")).text
    #expect(empty.contains("0 rows") && empty.contains("time: FILL_IN"))
  }

  @Test func proseIsNoTableOfFixedColumns() throws {
    let path = try folder.write("letter.txt", "Dear reader\nthis is a letter\nto you\nand you all\n")
    #expect(try !MappingDraft(path: path).text.contains("fixed:"))
  }
}
