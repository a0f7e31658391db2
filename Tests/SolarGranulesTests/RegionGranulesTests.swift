import EPNCore
import Foundation
import TFCatTables
import TFCatTestSupport
import Testing

@testable import SolarGranules

/// Tables of features as exports of the catalogue look, made by hand.
@Suite struct RegionGranulesTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appendingPathComponent("regions-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  private func file(_ name: String, _ text: String) throws -> String {
    let url = folder.appendingPathComponent(name)
    try text.write(to: url, atomically: true, encoding: .utf8)
    return url.path
  }

  private struct Result {
    var rows: [[String: String]] = []
    var report: RegionReport
    var rejects: [RejectedRow] = []
  }

  /// The granules of tables, by the names of the columns.
  private func granules(
    _ source: RegionSource, _ paths: [String], _ change: (inout RegionOptions) -> Void = { _ in }
  ) throws -> Result {
    var options = RegionOptions(service: source.rawValue, now: "2024-05-01T12:00:00")
    options.freeColumns = nil
    change(&options)
    var maker = try RegionGranules(source, paths: paths, options: options)
    let rejects = Rejects()
    maker.onReject = { rejects.all.append($0) }
    let output = folder.appendingPathComponent("out.csv").path
    var result = Result(report: try maker.write(to: output, as: .csv))
    result.rejects = rejects.all
    var reader = try TableFile.open(path: output)
    while let row = try reader.next() {
      var cells: [String: String] = [:]
      for (column, cell) in zip(reader.head.columns, row.cells) { cells[column.name] = cell.text }
      result.rows.append(cells)
    }
    return result
  }

  private final class Rejects { var all: [RejectedRow] = [] }

  private static let head =
    "ID_AR,FEATURE_NAME,DATE_OBS,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,NOAA_NUMBER,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH,SNAPSHOT"
  private static let square =
    "7,ACTIVE REGIONS,2005-04-02T01:35:03.426,1.98581,1.98581,512.743,512.471,488.779,10743,600,500,444666000222,12,http://example.org/a/b.png"

  @Test func aRowOfTheView() throws {
    let result = try granules(.activeRegions, [try file("ar.csv", "\(Self.head)\n\(Self.square)\n")])
    let row = try #require(result.rows.first)
    #expect(result.report.granules == 1 && result.report.regions == 1 && result.report.reasons.isEmpty)
    #expect(row["granule_uid"] == "hfc1ar_7")
    #expect(row["granule_gid"] == "active_region")
    #expect(row["id_ar"] == "7")
    #expect(row["noaa_number"] == "10743")
    #expect(row["feature_name"] == "NOAA 10743")
    // The standard has a column of that name.
    #expect(row["hfc1ar_feature_name"] == "ACTIVE REGIONS")
    #expect(row["thumbnail_url"] == "http://example.org/a/b.png")
    #expect(row["spatial_frame_type"] == "body")
    #expect(row["spatial_coordinate_description"] == "HGC")
    #expect(row["s_region"]?.hasPrefix("Polygon UNKNOWNFrame 26") ?? false)
    #expect(row["subobserver_latitude_min"] == "-6.481396")
    #expect(row["subobserver_longitude_max"] == "254.237246")
    #expect(row["region_pixels"] == "16")
    #expect(row["creation_date"] == "2024-05-01T12:00:00")
    #expect(row["time_min"].flatMap(Double.init).map { abs($0 - 2453462.5660118) < 1e-6 } ?? false)
  }

  /// The same row as other programs print it.
  @Test(arguments: ["psql", "mysql", "semicolons", "votable", "lower"])
  func exportsOfTheSameRow(_ form: String) throws {
    let (names, cells) = (Self.head.split(separator: ","), Self.square.split(separator: ","))
    let text: String
    switch form {
    case "psql":
      let widths = zip(names, cells).map { max($0.count, $1.count) }
      func line(_ words: [Substring]) -> String {
        zip(words, widths).map { " \($0)\(String(repeating: " ", count: $1 - $0.count)) " }.joined(
          separator: "|")
      }
      let rule = widths.map { String(repeating: "-", count: $0 + 2) }.joined(separator: "+")
      text = "\(line(names))\n\(rule)\n\(line(cells))\n(1 row)\n"
    case "mysql": text = names.joined(separator: "\t") + "\n" + cells.joined(separator: "\t") + "\n"
    case "semicolons": text = names.joined(separator: ";") + "\n" + cells.joined(separator: ";") + "\n"
    case "lower": text = "\(Self.head.lowercased())\n\(Self.square)\n"
    default:
      let fields = names.map { "<FIELD name=\"\($0)\" datatype=\"char\" arraysize=\"*\"/>" }.joined()
      let values = cells.map { "<TD>\($0)</TD>" }.joined()
      text = """
        <VOTABLE version="1.1"><RESOURCE><INFO name="QUERY_STATUS" value="OK"/><TABLE>\(fields)
        <DATA><TABLEDATA><TR>\(values)</TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>
        """
    }
    let plain = try granules(.activeRegions, [try file("ar.csv", "\(Self.head)\n\(Self.square)\n")])
    let result = try granules(.activeRegions, [try file("other.\(form)", text)])
    #expect(result.rows.first?["s_region"] == plain.rows.first?["s_region"])
    #expect(result.rows.first?["id_ar"] == "7")
    #expect(result.rows.count == 1)
  }

  @Test func rowsWithoutARegionSayWhy() throws {
    let rows = [
      Self.square.replacingOccurrences(of: "600,500", with: "2,3"),
      Self.square.replacingOccurrences(of: "444666000222,12", with: "444666,6"),
      Self.square.replacingOccurrences(of: "444666000222,12", with: "44x,3"),
      Self.square.replacingOccurrences(of: "444666000222,12", with: ",12"),
      Self.square.replacingOccurrences(of: "444666000222,12", with: ",0"),
      Self.square.replacingOccurrences(of: "512.743", with: "NULL"),
      Self.square.replacingOccurrences(of: ",1.98581,1.98581,", with: ",0,1.98581,"),
      Self.square.replacingOccurrences(of: "488.779", with: "0"),
      Self.square.replacingOccurrences(of: "488.779", with: "-488.779"),
    ]
    let result = try granules(
      .activeRegions, [try file("ar.csv", ([Self.head] + rows).joined(separator: "\n"))])
    #expect(result.rows.count == 9)
    #expect(result.report.regions == 1)
    #expect(result.report.reasons.last?.count == 3)
    #expect(result.rows[7]["region_note"]?.contains("the disc's radius is 0.0 pixels") == true)
    #expect(
      result.report.reasons.map(\.name) == [
        "beyond-limb", "open-chain", "no-code", "no-chain", "no-image", "image-geometry",
      ])
    #expect(result.rows[0]["s_region"] == nil && result.rows[0]["c1min"] == nil)
    #expect(result.rows[0]["region_note"] == "nothing of the feature is on the disc")
    // The place of the observer is known all the same.
    #expect(result.rows[0]["subobserver_latitude_max"] == "-6.481396")
    // One pixel has no codes.
    #expect(result.rows[4]["region_pixels"] == "1")
    #expect(result.report.reasons.first?.line == 2)
  }

  @Test func distanceThatIsNotKnownIsToldOf() throws {
    let rows = [Self.square, Self.square.replacingOccurrences(of: "488.779", with: "")]
    let result = try granules(
      .activeRegions, [try file("ar.csv", ([Self.head] + rows).joined(separator: "\n"))])
    #expect(result.report.regions == 2 && result.report.atEarthDistance == 1)
    let remarks = result.report.remarks(tolerance: 0.019)
    #expect(remarks.contains { $0.hasPrefix("1 region is worked out with the Earth's distance") })
  }

  @Test func damagedRowsAreRejected() throws {
    let rows = [
      Self.square.replacingOccurrences(of: "1.98581,1.98581", with: "1.98581,wide"),
      Self.square.replacingOccurrences(of: "2005-04-02T01:35:03.426", with: "0000-00-00 00:00:00"),
      Self.square.replacingOccurrences(of: "2005-04-02T01:35:03.426", with: "2005-04-32"),
      Self.square.replacingOccurrences(of: "600,500", with: "600.5,500"),
    ]
    let result = try granules(
      .activeRegions, [try file("ar.csv", ([Self.head] + rows).joined(separator: "\n"))])
    #expect(result.rows.isEmpty)
    #expect(result.report.rejected == 4)
    #expect(result.rejects.map(\.line) == [2, 3, 4, 5])
    #expect(result.rejects[0].reason.contains("wide"))
  }

  /// A number that is read late must not leave its row among those with a region.
  @Test func rejectedRowsAreCountedOnce() throws {
    let row = Self.square + ",abc\n"
    let text = "\(Self.head),FEAT_AREA_PIX\n\(row)\(row.replacingOccurrences(of: "600,500", with: "2,3"))"
    let report = try granules(.activeRegions, [try file("ar.csv", text)]) { $0.freeColumns = [] }.report
    #expect(report.rejected == 2 && report.granules == 0 && report.regions == 0 && report.vertices == 0)
    #expect(report.reasons.isEmpty)
  }

  @Test func datesOfDatabases() throws {
    let row = Self.square.replacingOccurrences(of: "2005-04-02T01:35:03.426", with: "2005-04-02 01:35:03.426")
    let result = try granules(.activeRegions, [try file("ar.csv", "\(Self.head)\n\(row)\n")])
    #expect(result.rows.first?["subobserver_longitude_min"] == "254.237246")
  }

  @Test func theSameNumberTwice() throws {
    let result = try granules(
      .activeRegions, [try file("ar.csv", "\(Self.head)\n\(Self.square)\n\(Self.square)\n")])
    #expect(result.rows.map { $0["granule_uid"] } == ["hfc1ar_7", "hfc1ar_7_2"])
    #expect(result.report.twins == 1)
  }

  // MARK: Results of the recognition codes

  private static let results =
    "#ID;FRC_INFO;MDI_FILE;RUN_DATE;OBS_DATE;AR_NPIX;CC_PIX_X;CC_PIX_Y;CHAIN_CODE;CC_LENGTH;SNAPSHOT_FILENAME;SNAPSHOT_PATH\n"
    + "3;2;12;2011-02-18T11:56:38.000;2005-04-02T01:35:03.426;16;600;500;444666000222;12;b.png;http://example.org/a/\n"
  private static let observations =
    "#ID;OBSERVATORY_ID;DATE_OBS;DATE_END;EXP_TIME;R_SUN;CENTER_X;CENTER_Y;CDELT1;CDELT2;FILENAME\n"
    + "12;2;2005-04-02T01:35:03.426;2005-04-02T01:35:03.426;0;488.779;512.743;512.471;1.98581;1.98581;fd_M.fits\n"
  // Without a line of names, as CHARM's file is.
  private static let observatories = "2;SoHO;MDI;Magnetogram;Gauss;676.8;Ni I;nm;Magnetic field;96-min fd\n"

  @Test func resultsWithTheirTables() throws {
    let results = try file("results.csv", Self.results)
    let observations = try file("observations.csv", Self.observations)
    let observatories = try file("observatories.csv", Self.observatories)
    let codes = try file(
      "codes.csv",
      "#ID;INSTITUT;NAME_CODE;VERSION_CODE;FEATURE;PERSON\n2;TCD;SMART;1.0;ACTIVE REGIONS;N. N.\n")
    let result = try granules(.activeRegions, [results]) {
      $0.observations = observations
      $0.observatories = observatories
      $0.codes = codes
    }
    let view = try granules(.activeRegions, [try file("ar.csv", "\(Self.head)\n\(Self.square)\n")])
    let row = try #require(result.rows.first)
    #expect(row["s_region"] == view.rows.first?["s_region"])
    #expect(row["id_ar"] == "3" && row["id"] == "3")
    #expect(row["creation_date"] == "2011-02-18T11:56:38Z")
    // The other dates follow one that is given.
    let dated = try granules(.activeRegions, [results]) {
      $0.observations = observations
      $0.constants = [("creation_date", "2020-01-01")]
    }
    for name in ["creation_date", "modification_date", "release_date"] {
      #expect(dated.rows.first?[name] == "2020-01-01")
    }
    #expect(row["instrument_host_name"] == "SoHO" && row["instrument_name"] == "MDI#Magnetogram")
    #expect(row["measurement_type"] == "phys.magField")
    #expect(row["obs_id"] == "hfc1ar_fd-M.fits")
    #expect(row["name_code"] == "SMART")
    #expect(row["thumbnail_url"] == "http://example.org/a/b.png")
    let frequency = try #require(row["spectral_range_min"].flatMap(Double.init))
    #expect(abs(frequency / (299_792_458 / 676.8e-9) - 1) < 1e-9)
    #expect(result.report.otherPixelCounts == 0)
  }

  /// What the tables beside say twice, or not at all, is told by their names.
  @Test(arguments: [
    ("o", "12;2;2005-04-02T01:35:03.426;;;488.779;512.743;512.471;1.98581;1.98581;a\n", "same", ""),
    (
      "o", "12;2;2005-04-02T01:35:03.426;;;488.779;512.743;512.471;0.5;0.5;a\n", "reject",
      "observation 12 is in o.csv twice and not alike (lines 2 and 3)"
    ),
    ("s", "2;SoHO;MDI;Magnetogram;Gauss;QX;Ni I;nm;;\n", "reject", "WAVELNTH of s.csv is \"QX\""),
    (
      "r", "4;2;13;2011-02-18T11:56:38;2005-04-02T01:35:03;16;6;5;4;1;;", "note",
      "observation 13 is not in o.csv"
    ),
    ("r", "4;9;12;2011-02-18T11:56:38;2005-04-02T01:35:03;16;600;500;;0;;", "same", ""),
    (
      "r", "4;2;12;2011-02-18T11:56:38;2005-04-05T01:35:03;16;600;500;;0;;", "reject",
      "OBS_DATE is \"2005-04-05T01:35:03\" and DATE_OBS of o.csv \"2005-04-02T01:35:03.426\""
    ),
  ])
  func tablesBesideAreTakenAtTheirWord(_ table: String, _ line: String, _ kind: String, _ words: String)
    throws
  {
    let row = "12;2;2005-04-02T01:35:03.426;;;488.779;512.743;512.471;1.98581;1.98581;a\n"
    let head = String(Self.observations.prefix { $0 != "\n" }) + "\n"
    let observations = try file("o.csv", head + row + (table == "o" ? line : ""))
    let observatories = try file("s.csv", table == "s" ? line : Self.observatories)
    let results = try file("r.csv", Self.results + (table == "r" ? line : ""))
    let result = try granules(.activeRegions, [results]) {
      $0.observations = observations
      $0.observatories = observatories
      $0.freeColumns = []
    }
    let known = result.rejects.map(\.reason) + result.report.reasonNotes { "\($0.line)" }
    let text = known.joined(separator: "\n").replacingOccurrences(of: folder.path + "/", with: "")
    #expect(
      (words.isEmpty || text.contains(words)) && (kind == "reject") == (result.report.rejected == 1),
      "\(text)")
    #expect((kind == "same") == known.isEmpty, "\(text)")
    if kind == "note" {
      #expect(
        result.report.absentRows.map(\.count) == [1] && result.report.reasons.map(\.name) == ["no-image"])
    }
  }

  @Test func resultsNeedTheirLineOfNames() throws {
    let line = Self.results.split(separator: "\n").dropFirst().joined() + "\n"
    for text in [line, line + line.replacingOccurrences(of: "3;2;12", with: "5;2;12")] {
      let results = try file("r.csv", text)
      let error = #expect(throws: TableError.self) { try granules(.activeRegions, [results]) }
      #expect(error?.reason.hasPrefix("has no line of names") ?? false)
    }
  }

  @Test func resultsNeedTheirObservations() throws {
    let results = try file(
      "results.csv", "#ID;MDI_FILE;OBS_DATE;CC_PIX_X;CC_PIX_Y;CHAIN_CODE\n3;2;2005-04-02;1;1;\n")
    let error = #expect(throws: TableError.self) { try granules(.activeRegions, [results]) }
    #expect(error?.reason.contains("--observations") ?? false)
    let other = try file("t.csv", "a,b\n1,2\n")
    #expect(throws: TableError.self) { try granules(.coronalHoles, [other]) }
  }

  // MARK: CHARM's map

  private static let map =
    "ID_CORONALHOLES,DATE_OBS,CDELT1,CDELT2,CENTER_X,CENTER_Y,R_SUN,BR_X0_ARCSEC,BR_X3_ARCSEC,BR_X0_PIX,BR_Y0_PIX,BR_X3_PIX,BR_Y3_PIX,BR_HG_LONG0_DEG,BR_HG_LAT0_DEG,BR_HG_LONG3_DEG,BR_HG_LAT3_DEG,CC_X_PIX,CC_Y_PIX,CC,CC_LENGTH"

  /// A map of 1000 columns: pixel 600 lies at 16 degrees. More of frames is in `RegionFrameTests`.
  @Test func pixelsOfTheMapAreRecognised() throws {
    let row =
      "5,2009-01-01T00:00:08.531,2.63,2.63,508,518,375,269.0,347.0,600,365,630,380,16.0000,2.0000,20.8000,5.0000,600,365,444666000222,12"
    let result = try granules(.coronalHoles, [try file("ch.csv", "\(Self.map)\n\(row)\n")])
    let cells = try #require(result.rows.first)
    let west = try #require(cells["c1min"].flatMap(Double.init))
    let centre = try #require(cells["subobserver_longitude_min"].flatMap(Double.init))
    #expect(abs((west - centre + 360).truncatingRemainder(dividingBy: 360) - (-80 + 0.16 * 599.5)) < 1e-4)
    #expect(cells["id_coronalholes"] == "5")
    // A box that is no map's does not make them those of the image.
    let other = row.replacingOccurrences(of: "20.8000", with: "22.1000")
    let none = try granules(.coronalHoles, [try file("ch.csv", "\(Self.map)\n\(other)\n")])
    #expect(none.rows.first?["s_region"] == nil && none.report.reasons.map(\.name) == ["no-frame"])
  }

  @Test func resultsOfCHARMHaveTheirDatesExchanged() throws {
    let results =
      "#ID;CH_BR_PIX;CH_BR_DEG;CH_BR_ARC;CC_PIX_XY;CHAIN_CODE;CC_LENGTH;EIT_FILE;MDI_FILE;RUN_DATE;OBS_DATE\n"
      + "5;600,365,630,380;16.0000,2.0000,20.8000,5.0000;347.0,80,269.0,40;600,365;444666000222;12;1;2;2009-01-01T00:00:08.531;2010-07-26T13:21:05.000\n"
    let observations =
      "#ID;DATE_OBS;CDELT1;CDELT2;CENTER_X;CENTER_Y;R_SUN\n1;2009-01-01T00:00:08.531;2.63;2.63;508;518;375\n2;2009-01-01T00:03:01.776;1.98;1.98;512;512;490\n"
    let path = try file("observations.csv", observations)
    let result = try granules(.coronalHoles, [try file("results.csv", results)]) { $0.observations = path }
    let cells = try #require(result.rows.first)
    let row =
      "5,2009-01-01T00:00:08.531,2.63,2.63,508,518,375,269.0,347.0,600,365,630,380,16.0000,2.0000,20.8000,5.0000,600,365,444666000222,12"
    let view = try granules(.coronalHoles, [try file("ch.csv", "\(Self.map)\n\(row)\n")])
    #expect(cells["s_region"] == view.rows.first?["s_region"])
    #expect(cells["creation_date"] == "2010-07-26T13:21:05Z")
    #expect(cells["id_coronalholes"] == "5")
  }

  // MARK: Options

  @Test func columnsOfTheServicesOwn() throws {
    let path = try file("ar.csv", "\(Self.head)\n\(Self.square)\n")
    let some = try granules(.activeRegions, [path]) { $0.freeColumns = ["ID_AR", "noaa_number"] }
    #expect(some.rows.first?["noaa_number"] == "10743" && some.rows.first?["cc"] == nil)
    #expect(throws: GranuleError.self) { try granules(.activeRegions, [path]) { $0.freeColumns = ["noa"] } }
    let constant = try granules(.activeRegions, [path]) {
      $0.constants = [("target_name", "Sun#Earth"), ("external_link", "https://example.org/{granule_uid}")]
    }
    #expect(constant.rows.first?["target_name"] == "Sun#Earth")
    #expect(constant.rows.first?["external_link"] == "https://example.org/hfc1ar_7")
  }

  @Test func coverageBesideThePolygon() throws {
    let path = try file("ar.csv", "\(Self.head)\n\(Self.square)\n")
    let plain = try granules(.activeRegions, [path])
    #expect(plain.rows.first?["coverage"] == nil)
    let result = try granules(.activeRegions, [path]) { $0.output = .coverage }
    #expect(result.rows.first?["coverage"]?.hasPrefix("8/") ?? false)
  }

  @Test func anErrorOfTheServiceIsItsWords() throws {
    let path = try file(
      "answer.xml",
      "<VOTABLE version=\"1.1\"><RESOURCE><INFO name=\"QUERY_STATUS\" value=\"ERROR\">no such view</INFO><TABLE/></RESOURCE></VOTABLE>"
    )
    #expect(throws: TableError.self) { try granules(.activeRegions, [path]) }
  }
}
