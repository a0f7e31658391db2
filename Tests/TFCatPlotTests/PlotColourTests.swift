import TFCat
import TFCatPlot
import TFCatTestSupport
import Testing

/// Colours by a property that somebody names.
@Suite struct PlotColourTests {
  private let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  struct Legend: CustomTestStringConvertible, Sendable {
    var type: String
    var values: [String]
    var entries: [String]
    var testDescription: String { values.joined(separator: ",") }

    init(_ type: String, _ values: String, _ entries: String...) {
      (self.type, self.entries) = (type, entries)
      self.values = values.split(separator: " ").map(String.init)
    }
  }

  private func plot(_ type: String, _ values: [String]) throws -> OverviewPlot {
    let features = values.enumerated().map { index, value in
      #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Point", "coordinates": [\#(index), 1]}, "properties": {\#(value == "-" ? "" : "\"v\": \(value)")}}"#
    }
    // A plot reads its file again when it is drawn.
    let path = try folder.write(
      "\(values.count)\(type).tfcat",
      #"""
      {"type": "FeatureCollection", "properties": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix",
       "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
       "fields": {"v": {"info": "Value", "datatype": "\#(type)", "ucd": "meta.note", "unit": "Jy"}},
       "features": [\#(features.joined(separator: ","))]}
      """#)
    return try OverviewPlot(catalogues: [path], options: PlotOptions(colorField: "v"))
  }

  /// The words of the legend: what stands beside a square.
  private func legend(_ plot: OverviewPlot) throws -> [String] {
    String(decoding: try plot.svg(), as: UTF8.self).split(separator: "\n")
      .filter { $0.hasPrefix("<rect") && $0.contains("rx=\"2\"") }
      .map { line in
        var text = ""
        var isTag = false
        for character in line {
          if character == "<" { isTag = true }
          if !isTag { text.append(character) }
          if character == ">" { isTag = false }
        }
        return text
      }
  }

  /// Each number is in one range, and ranges are few and short to read.
  @Test(arguments: [
    Legend(
      "int", "0 1 2 3 5 8 13 21 34 -", "0 to 5 4", "5 to 10 2", "10 to 15 1", "15 to 20 0", "20 to 25 1",
      "25 to 30 0", "30 to 35 1", "not given 1"),
    Legend(
      "float", "-2.5 -2 -1.5 -1 -0.5 0 0.5 1 1.5", "-3 to -2 1", "-2 to -1 2", "-1 to 0 2", "0 to 1 2",
      "1 to 2 2"),
    Legend(
      "float", "1 2 3 10 29.9 30 99 100 400 1000", "1 to 3 2", "3 to 10 1", "10 to 30 2", "30 to 100 2",
      "100 to 300 1", "300 to 1000 2"),
    Legend(
      "float", "1e-22 1e-21 1e-20 1e-19 1e-18 1e-17 1e-16 1e-15 5e-15", "1e-22 to 1e-20 2", "1e-20 to 1e-18 2"
    ),
    Legend(
      "int", "-200000 -150000 -120000 -90000 0 1 2 3 150000", "-2e5 to -1.5e5 1", "-1.5e5 to -1e5 2",
      "-1e5 to -50000 1", "-50000 to 0 0"),
    Legend(
      "float", "0.001 0.0011 0.0012 0.0013 0.0014 0.0015 0.0016 0.0017 0.0018", "0.001 to 0.0012 2",
      "0.0012 to 0.0014 2", "0.0014 to 0.0016 2", "0.0016 to 0.0018 3"),
  ])
  func numbersAreRanges(_ expected: Legend) throws {
    let plot = try plot(expected.type, expected.values)
    let found = try legend(plot)
    #expect(found.starts(with: expected.entries))
    #expect(found.count <= 8 && plot.notes == [])
    #expect(String(decoding: try plot.svg(), as: UTF8.self).contains(">v (Jy)</text>"))
  }

  /// Whatever the numbers, all are counted.
  @Test(arguments: [
    "-1.7e308 -1e300 -1 0 1 1e10 1e300 1.7e308 1e-300 5e-324",
    "5e-324 1e-323 2e-323 4e-323 1e-322 2e-322 1e-300 1 7 8",
    "1e308 1.1e308 1.2e308 1.3e308 1.4e308 1.5e308 1.6e308 1.7e308 1.79e308 1e307",
    "1 1.0000000000000002 1.0000000000000004 1.0000000000000007 1.0000000000000009 1.000000000000001 1.0000000000000013 1.0000000000000016 1.0000000000000018",
    "1e400 -1e400 1 2 3 4 5 6 7 8 9",
  ])
  func extremeNumbersHaveColours(_ values: String) throws {
    let values = values.split(separator: " ").map(String.init)
    let entries = try legend(plot("float", values))
    let counts = entries.compactMap { $0.split(separator: " ").last.flatMap { Int($0) } }
    #expect(entries.count > 1 && counts.reduce(0, +) == values.count, "\(entries)")
  }

  @Test func fewNumbersAndWordsAreClasses() throws {
    #expect(try legend(plot("int", ["3", "1", "3", "-"])) == ["3 2", "1 1", "not given 1"])
    let words = (0..<20).map { "\"w\($0)\"" }
    #expect(try legend(plot("str", words)).last == "others 13")
  }

  @Test func oneColourIsTold() throws {
    for plot in [try plot("int", ["3", "3"]), try plot("str", (0..<600).map { "\"w\($0)\"" })] {
      #expect(try legend(plot) == [])
      #expect(plot.notes == ["all events have one colour: v has one value for all of them, or too many"])
    }
  }
}
