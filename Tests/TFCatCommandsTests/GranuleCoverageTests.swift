import TFCatTestSupport
import Testing

/// The column `coverage` of granules whose events have several parts.
@Suite struct GranuleCoverageTests {
  let folder: ScratchFolder
  let path: String

  init() throws {
    folder = try ScratchFolder()
    path = try folder.write(
      "parts.tfcat",
      """
      {"type": "FeatureCollection", "properties": {"title": "Parts", "target_name": "Sun", "creation_date": "2024-05-01"},
      "fields": {}, "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}}, "features": [
      {"type": "Feature", "id": "one", "geometry": {"type": "Polygon", "coordinates":
      [[[1714557600, 1], [1714557660, 1], [1714557660, 2], [1714557600, 1]]]}, "properties": {}},
      {"type": "Feature", "id": "two", "geometry": {"type": "MultiPolygon", "coordinates":
      [[[[1714557600, 1], [1714557660, 1], [1714557660, 2], [1714557600, 1]]],
      [[[1714561200, 1], [1714561260, 1], [1714561260, 2], [1714561200, 1]]]]}, "properties": {}},
      {"type": "Feature", "id": "met", "geometry": {"type": "MultiPolygon", "coordinates":
      [[[[1714557600, 1], [1714557660, 1], [1714557660, 2], [1714557600, 1]]],
      [[[1714557660, 1], [1714557700, 1], [1714557700, 2], [1714557660, 1]]]]}, "properties": {}},
      {"type": "Feature", "id": "all", "geometry": {"type": "GeometryCollection", "geometries": [
      {"type": "Point", "coordinates": [1714557600, 1]}, {"type": "LineString", "coordinates":
      [[1714561200, 1], [1714561260, 2]]}, {"type": "MultiPoint", "coordinates": [[1714564800, 1]]}]}, "properties": {}}]}
      """)
  }

  /// The cells as `tfcat cover` writes them of the event alone.
  private func map(of id: String) throws -> String {
    let run = try Execution(
      shell: "\"$TFCAT\" filter parts.tfcat --id \(id) | \"$TFCAT\" cover - --format tmoc",
      directory: folder.url)
    return "t" + run.output.dropLast()
  }

  private func granules(_ arguments: String...) throws -> [String: String] {
    let table = folder.path("granules.csv")
    let run = try Execution(
      ["granules", path, "--service", "parts", "-o", table, "--coverage"] + arguments)
    try #require(run.status == 0, "\(run.errors)")
    let lint = try Execution(["lint", table])
    #expect(lint.status == 0, "\(lint.output)")
    let lines = try folder.text("granules.csv").split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    let head = try #require(lines.first)
    let uid = try #require(head.firstIndex(of: "granule_uid"))
    let coverage = try #require(head.firstIndex(of: "coverage"))
    return Dictionary(uniqueKeysWithValues: lines.dropFirst().map { ($0[uid], $0[coverage]) })
  }

  @Test func eventsOfSeveralStretchesTellThem() throws {
    let rows = try granules()
    #expect(rows["parts_one"] == "" && rows["parts_met"] == "")
    #expect(try rows["parts_two"] == map(of: "two"))
    #expect(try rows["parts_all"] == map(of: "all"))
    #expect(rows["parts_all"]?.hasPrefix("t") == true && rows["parts_all"]?.contains("41/") == true)
  }

  @Test func cataloguesTellWhenTheyHaveEvents() throws {
    let rows = try granules("--rows", "catalogue")
    let run = try Execution(["cover", path, "--format", "tmoc"])
    #expect(rows["parts_catalogue_parts"] == "t" + run.output.dropLast())
  }

  @Test func tablesHaveNone() throws {
    let run = try Execution(["granules", path, "--map", "m.yml", "--coverage"])
    #expect(run.status == 2 && run.errors.contains("--coverage is for catalogues"))
  }
}
