import Base
import CatalogueOperations
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import TFCatTestSupport
import Testing

/// The canonical form, and changes of what a catalogue says of itself.
@Suite struct FormTests {
  let folder: ScratchFolder

  init() throws { folder = try ScratchFolder() }

  @Test(arguments: 1...8) func theFormOfTheFormIsTheForm(seed: Int) throws {
    var drawn = GeneratedCatalogue(seed: UInt64(seed))
    let path = try folder.write("a.tfcat", drawn.text(seed == 1 ? 0 : 60))
    let file = try MappedFile(path: path)
    #expect(try !CanonicalForm.isCanonical(path: path, file))
    let once = folder.path("b.tfcat")
    try CanonicalForm.write(path: path, file, to: once)
    #expect(try CanonicalForm.isCanonical(path: once, MappedFile(path: once)))
    let twice = folder.path("c.tfcat")
    try CanonicalForm.write(path: once, MappedFile(path: once), to: twice)
    #expect(try Data(contentsOf: URL(fileURLWithPath: once)) == Data(contentsOf: URL(fileURLWithPath: twice)))
    // Nothing but white space has changed.
    let blanks = Set(" \n".utf8)
    let before = try Data(contentsOf: URL(fileURLWithPath: path)).filter { !blanks.contains($0) }
    #expect(try before == Data(contentsOf: URL(fileURLWithPath: once)).filter { !blanks.contains($0) })
  }

  @Test func whatThisLibraryWritesHasTheForm() throws {
    var drawn = GeneratedCatalogue(seed: 3)
    for count in [0, 1, 40] {
      let input = try CatalogueInput(path: folder.write("a.tfcat", drawn.text(count)))
      let target = folder.path("b.tfcat")
      var writer = try CatalogueWriter(path: target, head: input.head)
      for feature in try input.all().map(\.feature) { try writer.write(feature) }
      try writer.finish()
      #expect(try CanonicalForm.isCanonical(path: target, MappedFile(path: target)))
    }
    // Escapes, blanks in texts and brackets in texts stay as they are.
    let text = #"""
      { "type" :"FeatureCollection","properties":{"a":"x , [ {\u00e9 \" ","features":[1,2]},"fields":{},
       "features":[ ] , "b":1.50}
      """#
    let path = try folder.write("c.tfcat", text)
    try CanonicalForm.write(path: path, MappedFile(path: path), to: folder.path("d.tfcat"))
    #expect(
      try String(contentsOfFile: folder.path("d.tfcat"), encoding: .utf8) == #"""
        {
        "type": "FeatureCollection",
        "properties": {"a": "x , [ {\u00e9 \" ", "features": [1, 2]},
        "fields": {},
        "features": [
        ],
        "b": 1.50
        }

        """#)
  }

  @Test func fieldsAreDescribedRenamedAndDropped() throws {
    var drawn = GeneratedCatalogue(seed: 9)
    let path = try folder.write("a.tfcat", drawn.text(20))
    let input = try CatalogueInput(path: path)
    var edit = CatalogueEdit()
    edit.properties = ["title": "Other", "note": "new"]
    edit.renames = [("kind_of_burst", "burst_type")]
    edit.fieldChanges = try ["burst_type.info=Type of the burst", "peak.unit=kJy", "peak.unit=MJy"].map {
      try CatalogueEdit.FieldChange(parsing: $0)
    }
    edit.drops = ["count"]
    let head = try edit.head(of: input)
    #expect(head.fields?.names == ["burst_type", "peak"] && head.fields?["peak"]?.unit == "MJy")
    #expect(head.fields?["burst_type"]?.info == "Type of the burst" && head.properties?["title"] == "Other")
    let target = folder.path("b.tfcat")
    let output = try FeatureOutput(path: target, as: TFCatFormat(), head: head)
    let report = try edit.run(input, into: output)
    try output.finish()
    #expect(report.features == 20 && report.renamed == ["burst_type": 20] && report.dropped == ["count": 20])
    for feature in try CatalogueInput(path: target).all().map(\.feature) {
      #expect(feature.properties?["burst_type"] != nil && feature.properties?["count"] == nil)
    }
    for (change, words) in [
      ("peek.unit=Jy", "did you mean \"peak\""), ("peak.unit=Qx-", "is no unit"),
      ("peak.datatype=double", "datatype"),
      ("peak.values=7", "JSON array or object"),
    ] {
      var wrong = CatalogueEdit()
      wrong.fieldChanges = [try CatalogueEdit.FieldChange(parsing: change)]
      do {
        _ = try wrong.head(of: input)
        Issue.record("\(change) is taken")
      } catch let error as OperationError {
        #expect(error.reason.contains(words), "\(error)")
      }
    }
  }
}
