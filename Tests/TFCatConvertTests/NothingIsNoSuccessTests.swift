import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// A conversion without features, and one of rows in another layout, are no successes.
@Suite struct NothingIsNoSuccessTests {
  private let scratch: Scratch

  init() throws { scratch = try Scratch() }

  private func convert(_ text: String, as source: any EventSource.Type, allowsEmpty: Bool = false) throws
    -> ConversionError?
  {
    let input = try scratch.write(text.utf8, to: "in.txt")
    var conversion = try Conversion(
      paths: [input], as: source, options: SourceOptions(), metadata: [:])
    do throws(ConversionError) {
      _ = try conversion.write(
        to: scratch.path("out.json"), rejects: RejectWriter(path: scratch.path("rejects.csv")),
        allowsEmpty: allowsEmpty)
      return nil
    } catch {
      return error
    }
  }

  private var hasOutput: Bool { FileManager.default.fileExists(atPath: scratch.path("out.json")) }

  @Test func noFeatureIsNoFile() throws {
    let quiet = ":Product: 20240314events.txt\n:Date: 2024 03 14\nNO EVENT REPORTS.\n"
    #expect(try convert(quiet, as: SWPCSource.self)?.code == .noFeature)
    #expect(!hasOutput)
    #expect(try convert(quiet, as: SWPCSource.self, allowsEmpty: true) == nil)
    #expect(hasOutput)
  }

  /// Each format with rows whose columns are not its own.
  @Test(arguments: [
    ("noaa-swpc", ":Date: 2024 03 14\n1110 2024-03-14T00:17 2024-03-14T00:19 LEA C RSP 025-180 III/2\n"),
    ("e-callisto", "# Product: e-CALLISTO\n2021-06-09\t12:02-12:07\tII\tBIR\n"),
    ("e-callisto", "# Product: e-CALLISTO\nII 2021-06-09 12:02 12:07 45 80\n"),
    ("cdaw-type2", "2024-03-14 21:40 03/14 22:00 10000 1000\n"),
    ("waves-list", "1 2024-03-14 21:40 2024-03-14 22:00 10000-1000\n"),
    ("culgoora-log", "CULGOORA\n13.5.2013 21.30 21.45 III,GG 2 18X 180\n"),
    ("sgd-spectral", "SPECTRAL OBSERVATIONS\n14.03.2011 NOWH 06:12 06:14 III 2 45 320\n"),
    ("helio-hec", "time_start|time_end|freq\n14 March 2024|x|5\n"),
    ("start-end-table", "start,end,fmin_MHz,fmax_MHz\n14.3.24 9 Uhr,x,5,6\n"),
  ])
  func rowsOfAnotherLayoutFail(_ format: String, _ text: String) throws {
    let error = try convert(text, as: SourceRegistry.standard.source(named: format))
    #expect(error?.code == .otherLayout, "\(error.map { "\($0)" } ?? "no error")")
    #expect(error?.reason.contains("this looks like another layout than \(format), row ") == true)
    #expect(!hasOutput)
    // The rejects show them.
    let rejects = try String(contentsOfFile: scratch.path("rejects.csv"), encoding: .utf8)
    #expect(rejects.split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func aFewOddRowsAreRejects() throws {
    let text = """
      # Product: e-CALLISTO
      20210609\t12:02-12:07\tII\tBIR
      20210609\t13:02-13:07\tIII\tBIR
      2021-06-09\t14:02-14:07\tII\tBIR
      ## : legend of 24:00 hours
      Updated 2021-06-09 12:02

      """
    #expect(try convert(text, as: ECallistoSource.self) == nil)
    let rejects = try String(contentsOfFile: scratch.path("rejects.csv"), encoding: .utf8)
    #expect(rejects.split(whereSeparator: \.isNewline).count == 2)
  }

  @Test func entangledPolygonsAreRejects() throws {
    var state: UInt64 = 3
    let points = (0..<200).map { _ -> String in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return "[\(state >> 40), \((state >> 20) & 0xFFFFF)]"
    }
    let ring = (points + [points[0]]).joined(separator: ", ")
    let crs =
      #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}"#
    let error = try convert(
      #"{"type": "FeatureCollection", "fields": {}, "crs": \#(crs), "features": [{"type": "Feature", "id": 1, "geometry": {"type": "Polygon", "coordinates": [[\#(ring)]]}, "properties": {}}]}"#,
      as: CatalogueEventSource.self)
    #expect(error?.code == .noFeature)
    let rejects = try String(contentsOfFile: scratch.path("rejects.csv"), encoding: .utf8)
    #expect(rejects.contains("a polygon of 201 positions whose edges meet"))
  }
}
