import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// Lists of others that lie beside the checkout where the project is developed.
@Suite struct RealListsTests {
  private static let folders = ["data/cdaw", "data/ecallisto", "data/noaa_swpc"]

  @Test(.needsSamples("data/cdaw", "data/ecallisto", "data/noaa_swpc"), arguments: folders)
  func everyRowBecomesSomething(_ folder: String) throws {
    let lists = Samples.files(in: folder)
    #expect(!lists.isEmpty)
    for list in lists { try expectRowsAddUp(Samples.url(list).path) }
  }

  private func expectRowsAddUp(_ path: String) throws {
    let scratch = try Scratch()
    var conversion = try Conversion(paths: [path])
    let rejects = try RejectWriter(path: scratch.path("rejects.csv"))
    let report = try conversion.run(
      into: TFCatFormat().sink(path: scratch.path("out.json"), head: conversion.head), rejects: rejects)
    #expect(report.total.addUp, "\(path)")
    #expect(try complaints(scratch.path("out.json")) == [], "\(path)")
    let lines = try Data(contentsOf: URL(fileURLWithPath: path)).split(separator: 0x0A)
    #expect(report.total.rows <= lines.count, "\(path)")
    #expect(report.total.rejects * 8 <= report.total.rows, "\(path)")
  }

  /// The HELIO project cleaned the CDAW list by hand and kept its ends before starts: both parsers must come
  /// to the same events, but for the end of one comment that was lost there.
  @Test(.needsSamples("data/cdaw/waves_type2.txt", "data/cdaw/wind_typeii_soho_cme.txt"))
  func theCDAWListIsThatOfTheCleanedOne() throws {
    let paths = ["waves_type2.txt", "wind_typeii_soho_cme.txt"].map { Samples.url("data/cdaw/\($0)").path }
    let list = try Converted([paths[0]], on: ["whole-day"])
    let cleaned = try Converted([paths[1]], on: ["whole-day"])
    #expect(list.features.count == 342)
    #expect(cleaned.features.count == 342)
    let names = [
      "flare_location", "flare_latitude", "flare_longitude", "active_region", "flare_class", "source_kind",
      "cme_time",
      "cme_position_angle", "cme_width", "cme_width_is_lower_limit", "cme_speed",
    ]
    var comments = 0
    for index in list.features.indices {
      let (left, right) = (try #require(list.box(index)), try #require(cleaned.box(index)))
      #expect(left.timeMin == right.timeMin && left.timeMax == right.timeMax, "row \(index + 1)")
      // kHz there, MHz here.
      #expect((left.spectralMin - right.spectralMin * 1000).magnitude < 1e-6, "row \(index + 1)")
      #expect((left.spectralMax - right.spectralMax * 1000).magnitude < 1e-6, "row \(index + 1)")
      for name in names {
        #expect(list.property(name, index) == cleaned.property(name, index), "row \(index + 1) \(name)")
      }
      let halo = cleaned.property("comment", index)?.string?.hasPrefix("Halo") == true
      #expect((list.property("cme_halo", index) == true) == halo, "row \(index + 1)")
      if !halo, list.property("comment", index) != cleaned.property("comment", index) { comments += 1 }
    }
    #expect(comments == 1)
  }
}
