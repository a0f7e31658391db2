import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Sorting in memory and on disk.
@Suite struct SortTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func sort(_ path: String, by keys: String, to name: String, memory: Int = 48 << 20) throws -> String
  {
    let input = try CatalogueInput(path: path)
    let target = folder.path(name)
    let output = try FeatureOutput(
      path: target, as: TFCatFormat(), head: input.head, frame: input.frame)
    _ = try CatalogueSort(SortKey(parsing: [keys]), memory: memory).run(input, into: output)
    try output.finish()
    return target
  }

  private func features(_ path: String) throws -> [(feature: Feature, text: String)] {
    try CatalogueInput(path: path).all()
  }

  @Test(arguments: 1...6) func sortingIsStableInMemoryAndOnDisk(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let path = try folder.write("a.tfcat", drawn.text(300))
    let all = try features(path)
    // Few values, so that many features are alike.
    let expected = all.enumerated().sorted {
      let (left, right) = ($0.element.feature.properties?["count"], $1.element.feature.properties?["count"])
      let (one, other) = (left?.number?.doubleValue ?? .infinity, right?.number?.doubleValue ?? .infinity)
      return one == other ? $0.offset < $1.offset : one < other
    }.map(\.element.text)
    let inMemory = try sort(path, by: "count", to: "b.tfcat")
    #expect(try features(inMemory).map(\.text) == expected)
    // Room for a handful of keys at a time.
    let onDisk = try sort(path, by: "count", to: "c.tfcat", memory: 700)
    #expect(
      try Data(contentsOf: URL(fileURLWithPath: inMemory)) == Data(contentsOf: URL(fileURLWithPath: onDisk)))
    let again = try sort(inMemory, by: "count", to: "d.tfcat")
    #expect(try features(again).map(\.text) == expected)
    let down = try sort(path, by: "-kind_of_burst, -count", to: "e.tfcat", memory: 2000)
    let keys = try features(down).map {
      (
        $0.feature.properties?["kind_of_burst"]?.string ?? "",
        $0.feature.properties?["count"]?.number?.integerValue ?? 0
      )
    }
    #expect(zip(keys, keys.dropFirst()).allSatisfy { $0.0 > $1.0 || ($0.0 == $1.0 && $0.1 >= $1.1) })
  }

  @Test func timesAndFrequenciesAreSortedWhateverTheAxes() throws {
    // The wavelength of the second is the longest: the lowest frequency. The third has a CRS of its own, an
    // hour before the first; the fourth has no time that is known.
    let path = try folder.write(
      "a.tfcat",
      """
      {"type": "FeatureCollection", "fields": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix",
      "spectral_coords": {"type": "wavelength", "unit": "m"}, "ref_position_id": "GEOCENTER"}}, "features": [
      {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1709251200, 10]}, "properties": {}},
      {"type": "Feature", "id": 2, "geometry": {"type": "Point", "coordinates": [1709251199, 40]}, "properties": {}},
      {"type": "Feature", "id": 3, "geometry": {"type": "Point", "coordinates": [60369.958333333336, 5]}, "properties": {},
       "crs": {"type": "local", "properties": {"time_coords_id": "mjd", "spectral_coords": {"type": "frequency", "unit": "GHz"}, "ref_position_id": "GEOCENTER"}}},
      {"type": "Feature", "id": 4, "geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": {},
       "crs": {"type": "local", "properties": {"time_coords": {"unit": "s", "time_origin": "2000-01-01T00:00:00", "time_scale": "SCLK"},
       "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}}]}
      """)
    func ids(_ keys: String) throws -> [String] {
      try features(sort(path, by: keys, to: "b.tfcat")).map { "\($0.feature.id ?? 0)" }
    }
    #expect(try ids("time") == ["3", "2", "1", "4"])
    #expect(try ids("-time") == ["1", "2", "3", "4"])
    #expect(try ids("frequency") == ["4", "2", "1", "3"])
    #expect(try ids("-id") == ["4", "3", "2", "1"])
    #expect(throws: OperationError.self) { try ids("nothing") }
  }

  @Test func valuesOfAllTypesHaveAnOrder() throws {
    let values = [
      "\"b\"", "9007199254740993", "-1", "true", "null", "9007199254740992", "\"a\\u0000\"", "\"a\"", "-0.5",
      "1e300",
    ]
    let features = values.enumerated().map {
      "{\"type\": \"Feature\", \"id\": \($0), \"geometry\": {\"type\": \"Point\", \"coordinates\": [1, 1]}, \"properties\": {\"x\": \($1)}}"
    }
    let path = try folder.write(
      "a.tfcat",
      """
      {"type": "FeatureCollection", "fields": {"x": {"info": "x", "ucd": "meta.note"}}, "features": [\(features.joined(separator: ","))]}
      """)
    let up = try self.features(sort(path, by: "x", to: "b.tfcat")).map { "\($0.feature.id ?? 0)" }
    #expect(up == ["3", "2", "8", "5", "1", "9", "7", "6", "0", "4"])
    let down = try self.features(sort(path, by: "-x", to: "b.tfcat")).map { "\($0.feature.id ?? 0)" }
    #expect(down == ["0", "6", "7", "9", "1", "5", "8", "2", "3", "4"])
  }
}
