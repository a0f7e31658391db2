import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// Small files as users bring them. Each stands for a kind, whose rules have tests of their own; here the way
/// from the file to the features is gone to its end.
@Suite struct UsersFilesTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func convert(
    _ text: String, as name: String = "list.txt", map: String? = nil, _ parameters: [String: String] = [:]
  ) throws -> Converted {
    let input = try scratch.write(text.utf8, to: name)
    var parameters = parameters
    if let map { parameters["map"] = try scratch.write(map.utf8, to: "map.yml") }
    return try Converted([input], format: map == nil ? nil : "table", parameters: parameters)
  }

  private static let map = """
    version: 1
    event:
      crs: {time: unix, spectral: {type: frequency, unit: MHz}, position: GEOCENTER}

    """

  /// Start, end, lower and upper limit of the features.
  private func boxes(_ converted: Converted) -> [[Double]] {
    converted.features.compactMap(\.geometry.bounds).map {
      [$0.timeMin, $0.timeMax, $0.spectralMin, $0.spectralMax]
    }
  }

  @Test(arguments: [",", ";"]) func titlesInQuotesHoldSeparators(_ mark: String) throws {
    let text = """
      Begin time,End time,"Remarks (loop, etc.)",freq_min (MHz),freq_max (MHz),Quality
      2021-05-01 01:30:00,2021-05-01 04:00:00,5,15,85,2

      """
    let converted = try convert(text.replacing(",", with: mark))
    #expect(boxes(converted) == [[1_619_832_600, 1_619_841_600, 15, 85]])
    #expect(converted.property("quality", 0) == "2" && converted.property("repairs", 0) == nil)
  }

  @Test func aCompactDateIsADate() throws {
    let converted = try convert(
      "date_start,time_start,date_end,time_end\n20240229,08:37,20240229,08:45\n2024-02-29,08:37,2024-02-29,08:45\n",
      ["band": "45-870"])
    #expect(boxes(converted) == Array(repeating: [1_709_195_820, 1_709_196_300, 45, 870], count: 2))
  }

  @Test func allTablesOfAFileAreRead() throws {
    func table(_ rows: String...) -> String {
      #"<TABLE><FIELD name="t" datatype="char" arraysize="*"/><FIELD name="f" datatype="double" unit="MHz"/>"#
        + "<DATA><TABLEDATA>\(rows.joined())</TABLEDATA></DATA></TABLE>"
    }
    func row(_ day: Int, _ frequency: Int) -> String {
      "<TR><TD>2020-01-0\(day)T00:00:00</TD><TD>\(frequency)</TD></TR>"
    }
    let text =
      #"<VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE type="results">"#
      + table(row(1, 10)) + table(row(2, 20), row(3, 30)) + "</RESOURCE></VOTABLE>\n"
    let converted = try convert(text, as: "tables.vot", map: Self.map + "  time: t\n  frequency: f\n")
    #expect(boxes(converted).map { $0[2] } == [10, 20, 30])
  }

  @Test func columnsOfObjectsAreTextAndToldOnce() throws {
    let text = """
      # %ECSV 0.9
      # ---
      # datatype:
      # - {name: t, datatype: string}
      # - {name: mark, datatype: object}
      # - {name: f, datatype: float64, unit: MHz}
      t mark f
      2020-01-01T00:00:00 S 5

      """
    let map =
      Self.map + "  time: t\n  frequency: f\n  properties: {mark: {value: mark, info: x, ucd: meta.note}}\n"
    let converted = try convert(text, as: "list.ecsv", map: map)
    #expect(converted.property("mark", 0) == "S")
    #expect(converted.report.notes.count { $0.contains("object") } == 1)
  }

  @Test func daysOfTheYearNeedNoSeconds() throws {
    let converted = try convert(
      "t\n2019-365T12:00Z\n2019-365T12:00:00Z\n2020-060T00:00Z\n", as: "list.csv",
      map: Self.map + "  time: t\n  frequency: {constant: 1, unit: MHz}\n")
    #expect(boxes(converted).map { $0[0] } == [1_577_793_600, 1_577_793_600, 1_582_934_400])
  }

  @Test(arguments: [false, true]) func geoJSONOfAnyToolIsRead(_ isSequence: Bool) throws {
    let features = [1, 2].map { id in
      #"{"type": "Feature", "id": \#(id), "geometry": {"type": "LineString", "coordinates": [[1262422578, 180], [1262422692, 416]]}, "properties": {"kind": "III"}}"#
    }
    let text =
      isSequence
      ? features.joined(separator: "\n")
      : #"{"type": "FeatureCollection", "name": "x", "features": [\#(features.joined(separator: ","))]}"#
    let converted = try convert(
      text + "\n", as: isSequence ? "list.geojsonl" : "list.geojson",
      map: Self.map
        + "  geometry: geometry\n  properties: {kind: {value: properties.kind, info: x, ucd: meta.code.class}}\n"
    )
    #expect(boxes(converted) == Array(repeating: [1_262_422_578, 1_262_422_692, 180, 416], count: 2))
    #expect(converted.property("kind", 1) == "III")
    #expect(Set(converted.report.notes).count == converted.report.notes.count)
  }

  @Test func aBandLeavesMeasuredLimitsAlone() throws {
    let converted = try convert(
      "begin,end,f_low (MHz),f_high (MHz)\n2020-01-01 00:00,2020-01-01 00:10,25,\n2020-01-01 00:00,2020-01-01 00:10,25.5,55?\n",
      ["band": "12-95"])
    #expect(boxes(converted).map { [$0[2], $0[3]] } == [[25, 95], [25.5, 55]])
    #expect(converted.property("freq_max_limit", 0) == "instrument")
    #expect(converted.property("freq_max_limit", 1) == "uncertain")
  }

  @Test func aMappingMayBeginWithAByteOrderMark() throws {
    let converted = try convert(
      "t\n2020-01-01T00:00:00\n", as: "list.csv",
      map: "\u{FEFF}" + Self.map + "  time: t\n  frequency: {constant: 1, unit: MHz}\n")
    #expect(converted.features.count == 1)
  }

  @Test func namesOfFrequenciesMayHaveBlanks() throws {
    let converted = try convert(
      "Start time,End time,High frequency (Hz),Low frequency (Hz),Notes\n2022-09-21 09:40:00,2022-09-21 10:27:00,18000000,60000,x\n"
    )
    #expect(boxes(converted).map { [$0[2], $0[3]] } == [[0.06, 18]])
  }

  @Test func aTimeSystemMayHaveAnyOrigin() throws {
    let text = #"""
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE>
      <TIMESYS ID="T" timeorigin="2455197.5" timescale="UTC" refposition="TOPOCENTER"/>
      <TABLE><FIELD name="t" datatype="double" unit="d" ref="T"/>
      <DATA><TABLEDATA><TR><TD>1000.5</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>

      """#
    let converted = try convert(
      text, as: "list.vot", map: Self.map + "  time: t\n  frequency: {constant: 1, unit: MHz}\n")
    // 2010-01-01 and a thousand days and a half.
    #expect(boxes(converted).map { $0[0] } == [1_262_304_000 + 1000.5 * 86_400])
  }

  @Test func aNumberIsAWholeCell() throws {
    let text = "start;end;f_low (MHz);f_high (MHz)\n2020-01-01 00:00;2020-01-01 00:10;13,5;81,3\n"
    let map =
      Self.map
      + "  start: start\n  end: end\n  low: {value: \"number(`f_low (MHz)`)\", unit: MHz}\n  high: {value: \"number(`f_high (MHz)`)\", unit: MHz}\n"
    #expect(try convert(text, as: "list.csv", map: map).reason(line: 2)?.contains("decimal") == true)
    let commas = try convert(
      text, as: "list.csv", map: map.replacing("version: 1", with: "version: 1\ntable: {decimal: \",\"}"))
    #expect(boxes(commas).map { [$0[2], $0[3]] } == [[13.5, 81.3]])
  }

  @Test func spectralListsAreRead() throws {
    let converted = try convert(
      """
      date    obse ving  state   start      end       class  sub           qual.  lower   upper remarks

      120304  0801 1458   NOWH   0903.4    0905.2    III      G             1      170     410
      120304              NOWH   1401.3    1402.5    DCIM     C             1     1350X   1500X

      """)
    #expect(converted.report.format == "sgd-spectral")
    #expect(boxes(converted)[0] == [1_330_851_804, 1_330_851_912, 170, 410])
    #expect(converted.property("type", 1) == "DCIM" && converted.property("freq_max_limit", 1) == "beyond")
  }

  /// astropy writes true as the byte 0x08.
  @Test func bitsOfAstropyAreTold() throws {
    let text = #"""
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
      <FIELD name="t" datatype="double" unit="d"/><FIELD name="sure" datatype="bit"/>
      <DATA><BINARY2><STREAM encoding="base64">AEDtTAAAAAAACABA7UwgAAAAAAA=</STREAM></BINARY2></DATA>
      </TABLE></RESOURCE></VOTABLE>

      """#
    let map =
      Self.map
      + "  time: {column: t, format: mjd}\n  frequency: {constant: 1, unit: MHz}\n  properties: {sure: {value: sure, info: x, ucd: meta.code.qual}}\n"
    let converted = try convert(text, as: "list.vot", map: map)
    #expect(converted.property("sure", 0) == true && converted.property("sure", 1) == false)
    #expect(converted.report.notes.count { $0.contains("0x08") } == 1)
  }

  /// Rows that are one column off do not fit, and are not guessed at.
  @Test func shiftedRowsAreAnotherLayout() throws {
    let rows = [
      "5360 +     0759   ////      0808  SVI  C   RSP  025-125   II/3    558",
      "5370       0859   ////      0908  SVI  C   RSP  025-125   III/1",
    ]
    let text = ":Product: 20240511events.txt\n:Date: 2024 05 11\n" + rows.map { " " + $0 + "\n" }.joined()
    let error = #expect(throws: ConversionError.self) { try convert(text) }
    #expect(error?.code == .otherLayout)
  }

  @Test func blanksAroundCellsDoNotCount() throws {
    let text = #"""
      <VOTABLE version="1.4" xmlns="http://www.ivoa.net/xml/VOTable/v1.3"><RESOURCE><TABLE>
      <FIELD name="a" datatype="char" arraysize="*"/><FIELD name="b" datatype="char" arraysize="*"/>
      <FIELD name="f" datatype="double" unit="MHz"/>
      <DATA><TABLEDATA><TR><TD>
       2022-05-04T09:00:00
      </TD><TD><![CDATA[ 2022-05-04T09:05:00 ]]></TD><TD> 45.5 </TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>

      """#
    let converted = try convert(
      text, as: "list.vot", map: Self.map + "  start: a\n  end: b\n  frequency: f\n")
    #expect(boxes(converted) == [[1_651_654_800, 1_651_655_100, 45.5, 45.5]])
  }

  @Test func secondsInMonthlyListsAreRead() throws {
    let converted = try convert(
      "20230504\t13:42:10-13:45:59\tIII\tSTATION-A\n20230504\t23:45-24:00:06\tIII\tSTATION-A\n",
      ["band": "45-870"])
    #expect(converted.report.format == "e-callisto")
    #expect(converted.box(0)?.timeMax == (try unix("2023-05-04T13:45:59Z")))
    #expect(converted.box(1)?.timeMax == (try unix("2023-05-05T00:00:06Z")))
    #expect(converted.property("repairs", 1) == "hour-24")
  }
}
