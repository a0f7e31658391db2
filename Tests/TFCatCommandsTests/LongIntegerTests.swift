import Foundation
import TFCatTestSupport
import Testing

/// Integers of 64 bits beyond 2^53, as nanoseconds of TT2000 are, keep their last digit on every road.
@Suite struct LongIntegerTests {
  /// A leap second, its end, and a box of two nanoseconds.
  private static let catalogue = """
    {"type": "FeatureCollection",
    "crs": {"type": "local", "properties": {"time_coords_id": "cdf_tt2000", "spectral_coords": {"type": "frequency", \
    "unit": "kHz"}, "ref_position_id": "GEOCENTER"}},
    "fields": {"count": {"info": "Counts", "datatype": "int", "ucd": "meta.number"}},
    "bbox": [536500868184000001, 10, 536500869184000003, 20],
    "features": [
    {"type": "Feature", "id": 1, "geometry": {"type": "Polygon", \
    "coordinates": [[[536500868184000001, 10], [536500868184000003, 10], [536500868184000003, 20], [536500868184000001, 20], \
    [536500868184000001, 10]]]}, "properties": {"count": 9007199254740993}, \
    "bbox": [536500868184000001, 10, 536500868184000003, 20]},
    {"type": "Feature", "id": 2, "geometry": {"type": "LineString", \
    "coordinates": [[536500869183999999, 10], [536500869184000003, 20]]}, "properties": {"count": -9223372036854775807}, \
    "bbox": [536500869183999999, 10, 536500869184000003, 20]},
    {"type": "Feature", "id": 3, "geometry": {"type": "Point", "coordinates": [536500868184000005, 10]}, "properties": \
    {"count": 3}}
    ]}

    """

  private static let integers = [
    "536500868184000001", "536500868184000003", "536500869183999999", "536500869184000003",
    "536500868184000005",
    "9007199254740993", "-9223372036854775807",
  ]

  /// How often each of the integers stands in a text.
  private func counts(_ text: String) -> [Int] {
    Self.integers.map { text.components(separatedBy: $0).count - 1 }
  }

  private func folder() throws -> ScratchFolder {
    let folder = try ScratchFolder()
    try folder.write("a.tfcat", Self.catalogue)
    return folder
  }

  private func run(_ arguments: [String], in folder: ScratchFolder, status: Int32 = 0) throws -> String {
    let run = try Execution(arguments, directory: folder.url)
    #expect(run.status == status, "\(arguments): \(run.errors)")
    return run.output
  }

  @Test(arguments: ["votable", "votable-binary2", "ecsv", "ndjson", "json-seq", "geojson", "tfcat"])
  func everyFormatReadsBackAsItWas(_ format: String) throws {
    let folder = try folder()
    _ = try run(["convert", "a.tfcat", "--to", format, "-o", "b"], in: folder)
    _ = try run(["convert", "a.tfcat", "-o", "plain.tfcat"], in: folder)
    let back = try run(["convert", "b", "--to", "tfcat"], in: folder)
    #expect(try back == String(contentsOfFile: folder.path("plain.tfcat"), encoding: .utf8))
    #expect(counts(back) == counts(Self.catalogue), "\(back)")
    #expect(back.contains("\"Polygon\""))
  }

  @Test(arguments: ["ns since 1970-01-01T00:00:00 TAI", "ns since 2016-12-31T00:00:00 TT"])
  func everyFineAxisLeadsBack(_ axis: String) throws {
    let folder = try folder()
    _ = try run(["convert", "--time", axis, "a.tfcat", "-o", "b.tfcat"], in: folder)
    let there = try String(contentsOfFile: folder.path("b.tfcat"), encoding: .utf8)
    #expect(counts(there).prefix(5).allSatisfy { $0 == 0 })
    let back = try run(["convert", "--time", "cdf_tt2000", "b.tfcat"], in: folder)
    #expect(counts(back) == counts(Self.catalogue), "\(back)")
  }

  @Test func timestampsHaveAllNanoseconds() throws {
    let folder = try folder()
    let csv = try run(["convert", "a.tfcat", "--to", "csv"], in: folder)
    #expect(csv.contains("2016-12-31T23:59:60.000000001Z,2016-12-31T23:59:60.000000003Z"), "\(csv)")
    #expect(csv.contains("2016-12-31T23:59:60.999999999Z,2017-01-01T00:00:00.000000003Z"), "\(csv)")
    let info = try run(["info", "a.tfcat"], in: folder)
    #expect(info.contains("536500868184000001 to 536500869184000003 ns"), "\(info)")
    #expect(info.contains("2016-12-31T23:59:60.000000001Z to 2017-01-01T00:00:00.000000003Z"), "\(info)")
    let json = try run(["info", "--format", "json", "a.tfcat"], in: folder)
    #expect(json.contains("536500868184000001") && json.contains("536500869184000003"))
    let granules = try run(
      [
        "granules", "a.tfcat", "--service", "x", "--set", "target_name=Sun", "--set",
        "creation_date=2024-05-01", "--to", "csv",
      ],
      in: folder)
    // Identifiers have whole seconds: the nearest.
    #expect(granules.components(separatedBy: "\nx_20161231T235960").count - 1 == 2, "\(granules)")
  }

  @Test func aBoxOfNanosecondsIsSound() throws {
    let folder = try folder()
    let report = try run(["lint", "--ignore", "TFC032", "--ignore", "TFC608", "a.tfcat"], in: folder)
    #expect(!report.contains("TFC3"), "\(report)")
    let same = Self.catalogue.replacingOccurrences(of: "536500868184000003", with: "536500868184000001")
    try folder.write("flat.tfcat", same)
    let flat = try run(["lint", "flat.tfcat"], in: folder)
    #expect(flat.contains("TFC312"), "\(flat)")
  }

  @Test func theFillValueIsNoTime() throws {
    let folder = try folder()
    try folder.write(
      "fill.tfcat",
      Self.catalogue.replacingOccurrences(of: "[536500868184000005, 10]", with: "[-9223372036854775808, 10]"))
    let lint = try run(["lint", "fill.tfcat"], in: folder, status: 1)
    #expect(lint.contains("fill value of CDF, which stands for none [TFC602"), "\(lint)")
    let info = try run(["info", "fill.tfcat"], in: folder)
    #expect(info.contains("536500868184000001 to 536500869184000003 ns"), "\(info)")
    let only = Self.catalogue.replacingOccurrences(
      of: "536500[0-9]*", with: "-9223372036854775808", options: .regularExpression)
    try folder.write("only.tfcat", only)
    #expect(try run(["info", "only.tfcat"], in: folder).contains("none: the fill value of CDF"))
    let granules = try Execution(
      [
        "granules", "fill.tfcat", "--service", "x", "--set", "target_name=Sun", "--set",
        "creation_date=2024-05-01", "--to", "csv",
      ],
      directory: folder.url)
    #expect(granules.status == 1 && granules.errors.contains("the fill value of CDF (-2^63) is no time"))
  }

  @Test func geometriesOfTablesKeepTheLastDigit() throws {
    let folder = try folder()
    try folder.write(
      "t.csv",
      "n,geometry\n1,\"{\"\"type\"\": \"\"Point\"\", \"\"coordinates\"\": [536500868184000001, 10]}\"\n")
    try folder.write(
      "m.yml",
      """
      version: 1
      event:
        crs: {time: cdf_tt2000, spectral: {type: frequency, unit: kHz}, position: GEOCENTER}
        geometry: geometry
      catalogue: {title: Test}
      """)
    let mapped = try run(["convert", "--map", "m.yml", "t.csv"], in: folder)
    #expect(mapped.contains("[536500868184000001, 10]"), "\(mapped)")
  }

  @Test func mappedTablesKeepTheLastDigit() throws {
    let folder = try folder()
    try folder.write(
      "t.csv",
      "start,stop,f\n536500868184000001,536500868184000003,10\n536500869183999999,-9223372036854775808,10\n")
    try folder.write(
      "m.yml",
      """
      version: 1
      event:
        crs: {time: cdf_tt2000, spectral: {type: frequency, unit: kHz}, position: GEOCENTER}
        start: {column: start, format: cdf_tt2000}
        end: {column: stop, format: cdf_tt2000}
        frequency: {column: f, unit: kHz}
        properties:
          clock: {column: start, type: int, info: Counts of the clock, ucd: meta.number}
      catalogue: {title: Test}
      """)
    let run = try Execution(["convert", "--map", "m.yml", "t.csv"], directory: folder.url)
    #expect(run.output.contains("\"clock\": 536500868184000001"), "\(run.output)")
    #expect(run.errors.contains("t.csv:3: rejected"), "\(run.errors)")
  }
}
