import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// An id that is unique stays, whatever the others are.
@Suite struct FeatureIDTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  /// A catalogue of points with these ids.
  private func catalogue(_ name: String, _ ids: [String]) throws -> String {
    let features = ids.map { id in
      #"{"type": "Feature", \#(id.isEmpty ? "" : "\"id\": \(id), ")"geometry": {"type": "Point", "coordinates": [1594433872, 1]}, "properties": {"t": "x"}}"#
    }
    let text =
      #"{"type": "FeatureCollection", "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}, "fields": {"t": {"info": "T", "datatype": "str", "ucd": "meta.note"}}, "features": [\#(features.joined(separator: ", "))]}"#
    return try scratch.write(text.utf8, to: name)
  }

  private func ids(_ lists: [[String]], off: Set<String> = []) throws -> (ids: [String], repairs: Int) {
    var paths: [String] = []
    for (index, list) in lists.enumerated() { paths.append(try catalogue("\(index).json", list)) }
    let converted = try Converted(paths, off: off)
    return (
      converted.features.compactMap { $0.id.map { "\($0)" } },
      converted.report.repairs.first { $0.name == "id" }?.count ?? -1
    )
  }

  @Test func uniqueIDsStayOverSeveralFiles() throws {
    let found = try ids([[#""a""#, "1"], [#""b""#, "2"], ["3"]])
    #expect(found.ids == ["a", "1", "b", "2", "3"] && found.repairs == 0)
    #expect(try ids([[#""a""#], [#""b""#]], off: ["id"]).ids == ["a", "b"])
  }

  @Test func onlyTheSecondOfTwoIsChanged() throws {
    let found = try ids([[#""a""#, "1"], [#""a""#, #""c""#, #""1""#]])
    #expect(found.ids == ["a", "1", "a-2", "c", "1-2"] && found.repairs == 2)
    #expect(try ids([[#""a""#], [#""a""#, #""b""#]], off: ["id"]).ids == ["a", "b"])
  }

  /// What is made is nobody else's id, also not that of a feature that comes later.
  @Test func aNewIDTakesNobodysPlace() throws {
    let found = try ids([[#""a""#, #""a""#, ""], [#""a-1""#, #""feature-1""#, #""a""#]])
    #expect(found.ids == ["a", "a-2", "feature-2", "a-1", "feature-1", "a-3"])
    #expect(Set(found.ids).count == 6 && found.repairs == 3)
  }
}
