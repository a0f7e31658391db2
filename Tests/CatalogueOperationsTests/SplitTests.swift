import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import TableMapping
import Testing

/// One catalogue as several, and back.
@Suite struct SplitTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  private func split(_ path: String, by key: CatalogueSplit.Key, to pattern: String) throws -> [CatalogueSplit
    .Part]
  {
    try CatalogueSplit(key).run(
      CatalogueInput(path: path), to: OutputPattern(folder.path(pattern)), as: { _ in TFCatFormat() },
      check: { _ in })
  }

  private func texts(_ path: String) throws -> [String] { try CatalogueInput(path: path).all().map(\.text) }

  private func merge(_ paths: [String], to name: String, sourceField: String? = nil) throws -> String {
    var merge = try CatalogueMerge(paths.map { try CatalogueInput(path: $0) }, sourceField: sourceField)
    let target = folder.path(name)
    let output = try FeatureOutput(path: target, as: TFCatFormat(), head: merge.head)
    _ = try merge.run(into: output)
    try output.finish()
    return target
  }

  @Test(arguments: 1...6) func mergingThenSplittingGivesBack(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let names = ["a", "b", "c"]
    let paths = try names.map {
      try folder.write("\($0).tfcat", drawn.text(drawn.number(1..<50), prefix: $0))
    }
    let merged = try merge(paths, to: "m.tfcat", sourceField: "from")
    let formula = try FeatureConditions.Formula("from")
    let parts = try split(merged, by: .formula(formula.expression), to: "part-{}.tfcat")
    #expect(parts.map(\.value) == names)
    for (part, path) in zip(parts, paths) {
      // Without the property that told them apart they are the features of before.
      var edit = CatalogueEdit()
      edit.drops = ["from"]
      let input = try CatalogueInput(path: part.path)
      let target = folder.path("back.tfcat")
      let output = try FeatureOutput(path: target, as: TFCatFormat(), head: try edit.head(of: input))
      _ = try edit.run(input, into: output)
      try output.finish()
      let back = try CatalogueInput(path: target)
      let before = try CatalogueInput(path: path)
      #expect(try back.all().map(\.feature) == before.all().map(\.feature))
      #expect(back.head.fields == before.head.fields && back.head.crs == before.head.crs)
    }
  }

  /// Features without a value have a part of their own, which no value may be called like.
  @Test(arguments: ["none", "other"]) func noValueIsNoWord(_ word: String) throws {
    let features = ["{\"k\": \"\(word)\"}", "{}", "{\"k\": null}"].enumerated().map {
      #"{"type": "Feature", "id": \#($0), "geometry": {"type": "Point", "coordinates": [1, 1]}, "properties": \#($1)}"#
    }
    let path = try folder.write(
      "none.tfcat",
      #"""
      {"type": "FeatureCollection", "properties": {}, "crs": {"type": "local", "properties": {"time_coords_id": "unix",
       "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "wind"}},
       "fields": {"k": {"info": "K", "datatype": "str", "ucd": "meta.note"}}, "features": [\#(features.joined(separator: ","))]}
      """#)
    let key = CatalogueSplit.Key.formula(try MappingExpression("k"))
    if word == "none" {
      #expect(throws: OperationError.self) { try split(path, by: key, to: "none-{}.tfcat") }
    } else {
      #expect(try split(path, by: key, to: "none-{}.tfcat").map(\.count) == [2, 1])
    }
  }

  @Test(arguments: 1...6) func splittingThenMergingGivesBack(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let path = try folder.write("a.tfcat", drawn.text(130))
    for (index, key) in [CatalogueSplit.Key.year, .month, .day, .count(17)].enumerated() {
      let parts = try split(path, by: key, to: "s\(index)-{}.tfcat")
      #expect(parts.reduce(0) { $0 + $1.count } == 130)
      let merged = try texts(merge(parts.map(\.path), to: "m.tfcat"))
      if case .count = key { #expect(try merged == texts(path)) }
      #expect(try merged.sorted() == texts(path).sorted())
      for part in parts {
        // In the order of the catalogue.
        let own = try texts(part.path)
        let members = Set(own)
        #expect(try own == texts(path).filter(members.contains))
        guard index < 3 else { continue }
        for feature in try CatalogueInput(path: part.path).all().map(\.feature) {
          let start = try feature.timeRange(in: CatalogueInput(path: path).head.crs)?.start.iso8601() ?? ""
          #expect(start.hasPrefix(part.value))
        }
      }
    }
  }

  @Test func valuesBecomeNamesOfFilesAndLeadNowhereElse() throws {
    let pattern = try OutputPattern("out/x-{type}.tfcat")
    #expect(pattern.path(for: "III") == "out/x-III.tfcat")
    #expect(pattern.path(for: "../../etc/passwd") == "out/x-.._.._etc_passwd.tfcat")
    #expect(try OutputPattern("{}/a.tfcat").path(for: "..") == "_./a.tfcat")
    for text in ["a.tfcat", "{}-{}.tfcat", "a{.tfcat"] {
      #expect(throws: OperationError.self) { try OutputPattern(text) }
    }
  }
}
