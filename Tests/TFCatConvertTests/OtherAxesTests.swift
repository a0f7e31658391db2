import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

@Suite struct OtherAxesTests {
  private static let axes: [(time: String?, spectral: String?)] = [
    ("mjd", nil), (nil, "kHz"), ("jd", "m"), ("s since 2000-01-01T12:00:00 TT", "keV"), ("cdf_tt2000", "GHz"),
  ]

  /// Events go into TFCat in other axes without becoming features; the text must be that of the features.
  @Test(arguments: Fixture.all) func bothWaysWriteTheSame(_ fixture: Fixture) throws {
    let scratch = try Scratch()
    for axes in Self.axes {
      let transform = CRSTransform(to: try TargetAxes(time: axes.time, spectral: axes.spectral))
      let options = SourceOptions(parameters: fixture.parameters)
      var slow = try Conversion(paths: [fixture.path], options: options, axes: transform)
      var writer = try CatalogueWriter(path: scratch.path("slow.json"), head: slow.head)
      while let feature = try slow.next() { try writer.write(feature) }
      try writer.finish(leavingOut: slow.unusedFields)
      var fast = try Conversion(paths: [fixture.path], options: options, axes: transform)
      let report = try fast.write(to: scratch.path("fast.json"))
      #expect(report == slow.report)
      #expect(
        try Data(contentsOf: URL(fileURLWithPath: scratch.path("slow.json")))
          == Data(contentsOf: URL(fileURLWithPath: scratch.path("fast.json"))), "\(axes)")
      #expect(fast.axesReport == slow.axesReport)
    }
  }

  @Test func theReportTellsWhatChanged() throws {
    let path = try Fixture.named("cdaw.txt").path
    var conversion = try Conversion(
      paths: [path], axes: CRSTransform(to: try TargetAxes(time: "mjd", spectral: "MHz")))
    while try conversion.next() != nil {}
    let report = try #require(conversion.axesReport)
    #expect(report.changes == ["times from unix to mjd", "frequency in kHz to frequency in MHz"])
    #expect(try Conversion(paths: [path]).axesReport == nil)
  }

  @Test func aCatalogueIsCopiedButForItsAxes() throws {
    let scratch = try Scratch()
    let crs =
      #"{"type": "local", "properties": {"time_coords_id": "unix", "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}"#
    // No id, a null: a conversion that mends would change them.
    let text =
      #"{"type": "FeatureCollection", "fields": {}, "crs": \#(crs), "features": [{"type": "Feature", "geometry": {"type": "Point", "coordinates": [86400, 5]}, "properties": {"a": null}}]}"#
    let path = try scratch.write(text.utf8, to: "in.json")
    var copy = try Conversion(
      paths: [path], as: CatalogueCopySource.self,
      axes: CRSTransform(to: try TargetAxes(time: "mjd", spectral: nil)))
    let feature = try #require(try copy.next())
    #expect(feature.id == nil && feature.properties?["a"] == .null)
    #expect(feature.geometry.coordinates?.values == [40588, 5])
  }
}
