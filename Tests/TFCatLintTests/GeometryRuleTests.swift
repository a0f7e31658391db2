import Base
import LintKit
import TFCat
import TFCatLint
import TFCatTestSupport
import Testing

/// Geometries that rules must survive, and large ones that they must not dawdle over.
@Suite struct GeometryRuleTests {
  private func rules(_ type: String, _ coordinates: String) throws -> [String] {
    let text = """
      {"type": "\(type)", "crs": {"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": \
      {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}, "coordinates": \(coordinates)}
      """
    return try CatalogueLinter().lint(MappedFile(bytes: Array(text.utf8)), path: "test").diagnostics
      .filter { $0.rule.id.hasPrefix("TFC3") }.map(\.rule.id)
  }

  @Test(arguments: [
    "[[[-1.7e308, 1], [1.7e308, 1], [0, 1.7e308], [-1.7e308, 1]]]",
    "[[[1e999, 1], [2, 1], [2, 5], [1e999, 1]]]",
    "[[[1e999, -1e999], [2, 1], [-1e999, 1e999], [5, 5], [1e999, -1e999]]]",
    "[[[0, 0], [5e-324, 0], [5e-324, 5e-324], [0, 0]]]",
    "[[[1, 1], [9, 1], [9, 9], [1, 1]], [[1e308, 1], [-1e308, 2], [3, 1e-308], [1e308, 1]]]",
    "[[], [[1, 1]], [[2, 1], [2, 1], [2, 1], [2, 1]]]",
  ]) func extremeNumbersDoNoHarm(_ coordinates: String) throws {
    _ = try rules("Polygon", coordinates)
    _ = try rules("MultiPolygon", "[\(coordinates), []]")
    _ = try rules("MultiLineString", coordinates)
  }

  @Test func manyPolygonsAreNoTrouble() throws {
    let growth = try Growth.ratio(for: 8000) { count in
      let polygons = (0..<count).map { index in
        let time = 10 * index
        return "[[[\(time), 1], [\(time + 5), 5], [\(time + 5), 1], [\(time), 1]]]"
      }
      let found = try rules("MultiPolygon", "[\(polygons.joined(separator: ", "))]")
      #expect(found == Array(repeating: "TFC308", count: found.count) && !found.isEmpty)
    }
    #expect(growth < Growth.linear)
  }

  @Test func manyHolesAreNoTrouble() throws {
    let holes = (0..<5000).map { index in
      let time = 10 * index
      return "[[\(time + 1), 2], [\(time + 5), 5], [\(time + 5), 2], [\(time + 1), 2]]"
    }
    let outline = "[[0, 1], [60000, 1], [60000, 9], [0, 9], [0, 1]]"
    #expect(try rules("Polygon", "[\(outline), \(holes.joined(separator: ", "))]").isEmpty)
    let late = "[[70000, 2], [70000, 3], [70001, 3], [70000, 2]]"
    #expect(try rules("Polygon", "[\(outline), \(holes.joined(separator: ", ")), \(late)]") == ["TFC311"])
  }

  @Test func holesMayTouchTheOutline() throws {
    let outline = "[[0, 0], [10, 0], [10, 10], [0, 10], [0, 0]]"
    #expect(try rules("Polygon", "[\(outline), [[0, 5], [5, 6], [5, 4], [0, 5]]]").isEmpty)
    #expect(try rules("Polygon", "[\(outline), [[0, 0], [5, 6], [5, 4], [0, 0]]]").isEmpty)
    // From the inside through a corner to the outside and back.
    #expect(try rules("Polygon", "[\(outline), [[5, 5], [12, 14], [10, 10], [5, 5]]]") == ["TFC311"])
  }
}
