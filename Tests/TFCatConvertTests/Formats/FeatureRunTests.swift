import Foundation
import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

@testable import TFCatConvert

/// Runs of features that are made ready apart from others.
@Suite struct FeatureRunTests {
  private static let formats: [any CatalogueFormat] = [
    CSVFormat(), ECSVFormat(), VOTableFormat.tableData, TFCatFormat(), FeatureLinesFormat.newlineDelimited,
    FeatureLinesFormat.textSequence,
  ]

  private static let head = """
    "fields": {"note": {"info": "Note", "ucd": "meta.note", "datatype": "str"}},
    "crs": {"type": "local", "properties": {"name": "Time-Frequency", "time_coords_id": "unix",
      "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}
    """

  /// A catalogue of several runs.
  private static func catalogue(more: String = "") -> String {
    let note = String(repeating: "x", count: 2000)
    let features = (1...500).map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "Point", "coordinates": [1158051700, \#($0)]}, "#
        + #""properties": {"note": "\#(note)"}\#(more)}"#
    }
    return "{\"type\": \"FeatureCollection\", \(head), \"features\": [\(features.joined(separator: ",\n"))]}"
  }

  /// How many features a maker of each format makes of each run.
  private static func counts(
    of text: String, axes: CRSTransform?, in folder: ScratchFolder
  ) throws -> (expected: [Int], made: [[Int?]]) {
    let reader = try CatalogueReader(path: try folder.write("in.json", text))
    try #require(reader.chunks.count > 2)
    let starts = reader.chunks.map(\.firstIndex) + [500]
    var transform = axes
    let head = try transform?.convert(reader.head) ?? reader.head
    let made = try formats.map { format in
      let sink = try #require(try format.sink(path: folder.path("out"), head: head) as? any FeatureRunSink)
      let maker = try #require(sink.runMakers(1, axes: transform).first)
      return reader.chunks.map { chunk in
        var run = reader.reader(of: chunk)
        return maker.make(&run)
      }
    }
    return (zip(starts, starts.dropFirst()).map { $1 - $0 }, made)
  }

  @Test func allFeaturesOfARunAreMade() throws {
    let folder = try ScratchFolder()
    let (expected, made) = try Self.counts(of: Self.catalogue(), axes: nil, in: folder)
    #expect(made == Self.formats.map { _ in expected })
  }

  @Test func alsoInOtherAxes() throws {
    let folder = try ScratchFolder()
    let axes = CRSTransform(to: try TargetAxes(time: "mjd", spectral: "MHz"))
    let (expected, made) = try Self.counts(of: Self.catalogue(more: #", "n": 1"#), axes: axes, in: folder)
    #expect(made == Self.formats.map { _ in expected })
  }

  /// Features with axes of their own are counted where all are counted.
  @Test func featuresWithOtherAxesAreLeft() throws {
    let folder = try ScratchFolder()
    let axes = CRSTransform(to: try TargetAxes(time: "mjd", spectral: "MHz"))
    let own = Self.head[try #require(Self.head.range(of: "\"crs\"")).lowerBound...]
    let (_, made) = try Self.counts(of: Self.catalogue(more: ", \(own)"), axes: axes, in: folder)
    #expect(made.allSatisfy { $0.allSatisfy { $0 == nil } })
  }
}
