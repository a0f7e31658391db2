import EPNCore
import Foundation
import TFCat
import TFCatTestSupport
import Testing

/// Granules that are prepared on several threads make the same table as those of one.
@Suite struct SharedGranuleTests {
  /// The place of each feature in a catalogue of several runs, or what is to stand there instead.
  private static func catalogue(_ feature: (Int) -> String?) -> String {
    let note = String(repeating: "x", count: 1000)
    let features = (0..<1200).map { index in
      feature(index)
        ?? #"{"type": "Feature", "id": \#(index), "geometry": {"type": "LineString", "coordinates": [[\#(1_158_051_700 + index), 100], [\#(1_158_051_760 + index), 400.5]]}, "properties": {"kind": "III", "note": "\#(note)"}}"#
    }
    return """
      {"type": "FeatureCollection",
      "fields": {"kind": {"info": "Type", "ucd": "meta.code.class", "datatype": "str"}},
      "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
        "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}},
      "features": [\(features.joined(separator: ",\n"))]}
      """
  }

  private struct Outcome: Equatable {
    var table: String
    var report: CatalogueGranules.Report
    var refusals: [String]
    /// Why no table was made.
    var failure: String?
  }

  private func make(
    _ text: String, jobs: Int, in folder: ScratchFolder, _ change: (inout GranuleOptions) -> Void
  ) throws -> Outcome {
    var options = GranuleOptions(service: "bursts")
    options.constants = [("target_name", "Sun"), ("creation_date", "2024-05-01")]
    options.freeFields = nil
    change(&options)
    let input = try folder.write("in.json", text)
    #expect(try CatalogueReader(path: input).chunks.count > 2)
    var granules = try CatalogueGranules(paths: [input], options: options, jobs: jobs)
    let refusals = Refusals()
    granules.onRefusal = { refusals.texts.append($0.description) }
    let output = folder.path("out.csv")
    var outcome = Outcome(table: "", report: .init(), refusals: [])
    do {
      outcome.report = try granules.write(to: output, as: .csv)
      outcome.table = try String(contentsOfFile: output, encoding: .utf8)
    } catch let error as CatalogueError {
      outcome.failure = error.description
    }
    outcome.refusals = refusals.texts
    return outcome
  }

  @Test func identifiersDoNotDependOnTheOrderOfCatalogues() throws {
    let folder = try ScratchFolder()
    let paths = try ["a.json", "b.json"].map { name in
      try folder.write(
        name,
        Self.catalogue {
          #"{"type": "Feature", "id": "e\#($0)", "geometry": {"type": "Point", "coordinates": [\#($0), \#(name == "a.json" ? 10 : 20)]}, "properties": {}}"#
        })
    }
    var options = GranuleOptions(service: "bursts")
    options.constants = [("target_name", "Sun"), ("creation_date", "2024-05-01")]
    let tables = try [paths, paths.reversed()].map { paths in
      let report = try CatalogueGranules(paths: paths, options: options).write(
        to: folder.path("out.csv"), as: .csv)
      #expect(report.twins == 1200)
      return try folder.text("out.csv")
    }
    #expect(tables[0] == tables[1])
  }

  private final class Refusals { var texts: [String] = [] }

  @discardableResult
  private func compare(
    _ text: String, _ change: (inout GranuleOptions) -> Void = { _ in }
  ) throws -> Outcome {
    let folder = try ScratchFolder()
    let one = try make(text, jobs: 1, in: folder, change)
    for jobs in [2, 5] {
      let several = try make(text, jobs: jobs, in: folder, change)
      #expect(several == one)
    }
    return one
  }

  @Test func theTableIsTheSame() throws {
    let outcome = try compare(Self.catalogue { _ in nil })
    #expect(outcome.report.granules == 1200)
    #expect(outcome.table.split(separator: "\n").count == 1201)
  }

  /// The number behind an identifier depends on all rows before it.
  @Test func eventsThatAreAlikeAreCountedInTheirOrder() throws {
    let twin =
      #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [1158051700, 100]}, "properties": {"kind": "III"}}"#
    let outcome = try compare(Self.catalogue { $0 % 100 == 7 ? twin : nil })
    #expect(outcome.report.twins == 11)
    #expect(outcome.table.contains("-12,"))
  }

  @Test func featuresWithoutAGranuleAreToldInTheirOrder() throws {
    let refused =
      #"{"type": "Feature", "crs": {"type": "local", "properties": {"time_coords": {"unit": "s", "time_scale": "UTC", "time_origin": "never"}, "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}, "geometry": {"type": "Point", "coordinates": [1, 100]}, "properties": {"kind": "III"}}"#
    let outcome = try compare(Self.catalogue { $0 % 300 == 5 ? refused : nil })
    #expect(outcome.report.refused == 4)
    #expect(outcome.refusals.count == 4)
    #expect(outcome.report.granules == 1196)
  }

  @Test func theCatalogueHasTheRangesOfAllFeatures() throws {
    let early =
      #"{"type": "Feature", "geometry": {"type": "Point", "coordinates": [958051700, 7]}, "properties": {"kind": "III"}}"#
    let text = Self.catalogue { $0 == 900 ? early : nil }
    let both = try compare(text) { $0.rows = .both }
    #expect(both.report.granules == 1201)
    let row = try #require(both.table.split(separator: "\n").last)
    #expect(row.contains("2451676.06") && row.contains(",7000"))
    #expect(try compare(text) { $0.rows = .catalogue }.report.granules == 1)
    #expect(try compare(text) { ($0.rows, $0.tellsCoverage) = (.both, true) }.report.granules == 1201)
  }

  @Test func aDamagedCatalogueHasTheSameError() throws {
    for damage in [#"{"type": "Feature", "geometry": 3}"#, #"{"type": "Feature" "#, "{} {}", ""] {
      let outcome = try compare(Self.catalogue { $0 == 700 ? damage : nil })
      #expect(outcome.failure != nil, "\(damage)")
    }
  }
}
