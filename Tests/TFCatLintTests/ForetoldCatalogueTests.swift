import Base
import LintKit
import TFCat
import TFCatJSON
import TFCatTestSupport
import Testing

@testable import TFCatLint

/// Features that are checked while they are still being followed have the report that they have otherwise.
@Suite struct ForetoldCatalogueTests {
  private static let chunkSize = 1500

  /// A catalogue of 40 kB whose CRS stands behind the features.
  private static let catalogue: [UInt8] = {
    let features = (0..<200).map { index in
      let time = 1_158_051_858 + 60 * index
      return
        #"{"type": "Feature", "id": \#(index), "geometry": {"type": "Polygon", "coordinates": [[[\#(time), 20], [\#(time + 9), 20], [\#(time + 9), 60.5], [\#(time), 20]]]}, "properties": {"kind": "II, {I"}}"#
    }
    return Array(
      #"{"type": "FeatureCollection", "fields": {"kind": {"info": "Type", "datatype": "str", "ucd": "meta.code.class"}}, "features": [\#(features.joined(separator: ",\n"))], "crs": \#(Example.standardCRS)}"#
        .utf8)
  }()

  /// Lints a text twice: with its layout, and without.
  private func compare(_ text: [UInt8], jobs: Int) throws -> FileReport {
    var options = LintOptions(jobs: jobs)
    options.chunkSize = Self.chunkSize
    let linter = CatalogueLinter(options: options)
    let file = try MappedFile(bytes: text)
    let layout = DocumentLayout(file.bytes, chunkSize: Self.chunkSize)
    let known = linter.lint(file, path: "a.json", layout: layout)
    let found = linter.lint(file, path: "a.json")
    #expect(found.diagnostics == known.diagnostics)
    #expect(found.counts == known.counts)
    #expect(found.itemCount == known.itemCount)
    #expect(found.type == known.type)
    return found
  }

  @Test(arguments: [1, 2, 4]) func aSoundCatalogueIsSound(jobs: Int) throws {
    #expect(
      Self.catalogue.withUnsafeBytes {
        ForetoldLayout($0, chunkSize: Self.chunkSize) != nil
      })
    let report = try compare(Self.catalogue, jobs: jobs)
    #expect(report.diagnostics.isEmpty)
    #expect(report.itemCount == 200)
  }

  /// Ids and times that say something together only, and features with a fault here and there or everywhere.
  @Test(arguments: [1, 2, 4]) func whatIsFoundIsFoundAtTheSamePlaces(jobs: Int) throws {
    let text = String(decoding: Self.catalogue, as: UTF8.self)
    func replacing(every step: Int, _ old: (Int) -> String, _ new: String) -> [UInt8] {
      var changed = text
      for index in stride(from: 5, to: 200, by: step) { changed = changed.replacing(old(index), with: new) }
      return Array(changed.utf8)
    }
    let lure = #""kind": "}, {\"type\": \"Feature\"""#
    for step in [1, 7, 60, 150] {
      let twice = try compare(replacing(every: step, { "\"id\": \($0)," }, "\"id\": \"a\","), jobs: jobs)
      #expect(step == 150 || !twice.diagnostics.isEmpty)
      let early = try compare(
        replacing(every: step, { "[[\(1_158_051_858 + 60 * $0), 20]" }, "[[1158051000, 20]"), jobs: jobs)
      #expect(!early.diagnostics.isEmpty)
      let unlike = try compare(
        replacing(every: step, { "\"id\": \($0)," }, "\"id\": 7, \"x\": 1,"), jobs: jobs)
      #expect(!unlike.diagnostics.isEmpty)
    }
    _ = try compare(Array(text.replacing(#""kind": "II, {I""#, with: lure).utf8), jobs: jobs)
  }

  @Test(arguments: [1, 2]) func aDamagedCatalogueHasTheSameReport(jobs: Int) throws {
    var random = SeededNumbers(1)
    for _ in 0..<200 {
      var text = Self.catalogue
      let place = Int.random(in: 0..<text.count, using: &random)
      let byte = Array("{}[]\",:\\ 1".utf8).randomElement(using: &random) ?? 32
      switch Int.random(in: 0..<4, using: &random) {
      case 0: text[place] = byte
      case 1: text.insert(byte, at: place)
      case 2: text.remove(at: place)
      default: text.removeSubrange(place...)
      }
      _ = try compare(text, jobs: jobs)
    }
  }
}
