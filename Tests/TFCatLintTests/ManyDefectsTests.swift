import Base
import LintKit
import TFCat
import TFCatJSON
import Testing

@testable import TFCatLint

/// A large catalogue with defects at known places: all are found, nothing else is, whatever the number of
/// jobs.
@Suite struct ManyDefectsTests {
  struct Defect: Sendable {
    var rule: String
    /// Makes the text of a feature with the defect.
    var feature: @Sendable (_ id: Int, _ time: Int) -> String
  }

  private static func feature(
    _ id: Int, _ time: Int, type: String = #""Feature""#, idText: String? = nil, geometry: String? = nil,
    properties: String = #"{"kind": "III", "flux": 1.5, "n": 3}"#
  ) -> String {
    let geometry =
      geometry
      ?? #"{"type": "Polygon", "coordinates": [[[\#(time), 20], [\#(time + 9), 20], [\#(time + 9), 60.5], [\#(time), 60.5], [\#(time), 20]]]}"#
    return
      #"{"type": \#(type), "id": \#(idText ?? String(id)), "geometry": \#(geometry), "properties": \#(properties)}"#
  }

  static let defects: [Defect] = [
    Defect(rule: "TFC010") { feature($0, $1, properties: #"{"kind": "III", "flux": NaN, "n": 3}"#) },
    Defect(rule: "TFC013") { feature($0, $1, properties: #"{"kind": "III", "flux": 1.5, "n": 3,}"#) },
    Defect(rule: "TFC106") { feature($0, $1, type: #""feature""#) },
    Defect(rule: "TFC307") {
      feature(
        $0, $1,
        geometry:
          #"{"type": "Polygon", "coordinates": [[[\#($1), 2], [\#($1 + 9), 2], [\#($1 + 9), 6], [\#($1), 6]]]}"#
      )
    },
    Defect(rule: "TFC308") {
      feature(
        $0, $1,
        geometry:
          #"{"type": "Polygon", "coordinates": [[[\#($1), 2], [\#($1), 6], [\#($1 + 9), 6], [\#($1 + 9), 2], [\#($1), 2]]]}"#
      )
    },
    Defect(rule: "TFC301") {
      feature($0, $1, geometry: #"{"type": "Point", "coordinates": [\#($1), 20, 1]}"#)
    },
    Defect(rule: "TFC401") { feature($0, $1, properties: #"{"kind": "III", "Flux": 1.5, "n": 3}"#) },
    Defect(rule: "TFC403") { feature($0, $1, properties: #"{"kind": "III", "flux": 1.5, "n": 3.5}"#) },
    Defect(rule: "TFC107") { id, _ in #"{"type": "Feature", "id": \#(id), "properties": {}}"# },
    Defect(rule: "TFC421") { feature($0, $1, idText: "true") },
  ]

  /// 10 000 features, every tenth with a defect.
  static let catalogue: (bytes: [UInt8], expected: [String]) = {
    var text =
      #"{"type": "FeatureCollection", "fields": {"kind": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"}, "flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density", "unit": "Jy"}, "n": {"info": "Count", "datatype": "int", "ucd": "meta.number"}}, "crs": \#(Example.standardCRS), "features": ["#
    var expected: [String] = []
    for index in 0..<10_000 {
      let time = 1_158_051_858 + 60 * index
      text += index == 0 ? "\n" : ",\n"
      if index % 10 == 7 {
        let defect = defects[(index / 10) % defects.count]
        expected.append("\(defect.rule) line \(index + 2)")
        text += defect.feature(index, time)
      } else {
        text += feature(index, time)
      }
    }
    text += "]}\n"
    return (Array(text.utf8), expected)
  }()

  private func lint(
    jobs: Int, usesFastPath: Bool = true, chunkSize: Int = 1 << 18, maximumPerRule: Int? = nil
  ) throws -> FileReport {
    var options = LintOptions(jobs: jobs, maximumPerRule: maximumPerRule)
    options.chunkSize = chunkSize
    var linter = CatalogueLinter(options: options)
    linter.usesFastPath = usesFastPath
    return try linter.lint(MappedFile(bytes: Self.catalogue.bytes), path: "many.json")
  }

  @Test func allAreFoundAtTheirPlacesAndNothingElse() throws {
    let report = try lint(jobs: 1)
    let found = report.diagnostics.map { "\($0.rule.id) line \($0.start.line)" }
    #expect(Self.catalogue.expected.count == 1000)
    #expect(found == Self.catalogue.expected)
    #expect(report.itemCount == 10_000)
  }

  @Test(arguments: [2, 8]) func theReportIsTheSameForAnyNumberOfJobs(_ jobs: Int) throws {
    #expect(try lint(jobs: jobs).diagnostics == lint(jobs: 1).diagnostics)
  }

  @Test func theReportIsTheSameForAnySizeOfChunks() throws {
    let whole = try lint(jobs: 1).diagnostics
    #expect(try lint(jobs: 1, chunkSize: 1 << 30).diagnostics == whole)
    #expect(try lint(jobs: 2, chunkSize: 1).diagnostics == whole)
  }

  @Test func theFastPathHidesNothing() throws {
    #expect(try lint(jobs: 2, usesFastPath: false).diagnostics == lint(jobs: 1).diagnostics)
  }

  @Test(arguments: [1, 3, 60], [4000, 1 << 18])
  func theFirstOfEachRuleAreShownAndTheRestCounted(maximum: Int, chunkSize: Int) throws {
    let all = try lint(jobs: 1)
    let report = try lint(jobs: 2, chunkSize: chunkSize, maximumPerRule: maximum)
    var shown: [String: Int] = [:]
    let expected = all.diagnostics.filter { diagnostic in
      shown[diagnostic.rule.id, default: 0] += 1
      return shown[diagnostic.rule.id, default: 0] <= maximum
    }
    #expect(report.diagnostics == expected)
    #expect(report.counts == all.counts)
    #expect(report.severities == all.severities)
    #expect(report.omitted.values.reduce(0, +) == all.diagnostics.count - expected.count)
  }

  @Test func longIntegersAreCountedOnTheFastPathAsOnTheSlowOne() throws {
    let positions = (0..<70).map { "[\(600_000_949_998_941_969 + $0), 24.73]" }.joined(separator: ", ")
    let features = (0..<50).map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "LineString", "coordinates": [\#(positions)]}, "properties": {}}"#
    }
    let crs = Example.standardCRS.replacing("unix", with: "cdf_tt2000")
    let text =
      #"{"type": "FeatureCollection", "fields": {}, "crs": \#(crs), "features": [\#(features.joined(separator: ", "))]}"#
    let reports = try [true, false].map { usesFastPath in
      var linter = CatalogueLinter()
      linter.usesFastPath = usesFastPath
      return try linter.lint(MappedFile(bytes: Array(text.utf8)), path: "tt2000.json")
    }
    #expect(reports[0].diagnostics == reports[1].diagnostics)
    let finding = try #require(reports[0].diagnostics.first { $0.rule.id == "TFC032" })
    #expect(finding.notes == ["the same is found in 3499 more places"])
    #expect(finding.pointer.description == "/features/0/geometry/coordinates/0/0")
  }
}
