import Base
import Foundation
import TFCat
import TFCatConvert
import TFCatJSON
import Testing

/// The forms in which the tables of HFC come: the same two or three bursts in each.
@Suite struct HFCFileTests {
  private func table(_ name: String, options: [String: String] = [:]) throws -> HFCTable {
    let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let dot = try #require(name.lastIndex(of: "."))
    let url = try #require(
      Bundle.module.url(
        forResource: String(name[..<dot]), withExtension: String(name[name.index(after: dot)...]),
        subdirectory: "Fixtures/HFC"), "\(parts)")
    return try HFCTable(Conversion(paths: [url.path], options: SourceOptions(parameters: options)))
  }

  @Test(arguments: ["hqi-soap-1.1.xml", "psql-copy.csv", "mysql-batch.tsv", "psql-aligned.txt"])
  func allFormsGiveTheSame(_ name: String) throws {
    let table = try table(name)
    #expect(table.report.format == "hfc1t3")
    #expect(table.rejects == [])
    #expect(table.features.map(\.id) == [101, 102, 103])
    #expect(table.features.map { $0["geometry_source"] } == ["contour", "contour", "box"])
    #expect(table.features.map { $0["repairs"] } == [nil, "contour-made-valid contour-widened", nil])
    #expect(table.features.first?.geometry == (try HFCTable([[:]]).features.first?.geometry))
    #expect(table.features.map { $0["trust_level"] } == [80, 80, 80])
    #expect(table.head.crs?.local?.referencePosition == "wind")
  }

  @Test func linesOfJSON() throws {
    let values = HFCTable.burst.map { "\"\($0.key.lowercased())\": \"\($0.value)\"" }.joined(separator: ", ")
    let table = try HFCTable(
      text: "{\(values)}\n{\(values.replacing("\"7\"", with: "8"))}\n", format: "hfc1t3")
    #expect(table.features.map(\.id) == [7, 8])
    #expect(table.features.first?.geometry == (try HFCTable([[:]]).features.first?.geometry))
    let error = try #require(throws: ConversionError.self) {
      try HFCTable(text: "{\"a\": 1}\n", format: "hfc1t3")
    }
    #expect(error.reason.hasPrefix("has no columns of VIEW_T3_HQI"))
  }

  @Test func overflowIsTold() throws {
    let notes = try table("hqi-soap-1.1.xml").report.notes
    #expect(notes.count == 1)
    #expect(notes.first?.contains("QUERY_STATUS OVERFLOW") == true)
    #expect(try table("hqi-1.2.xml").report.notes == [])
    #expect(try table("hqi-1.2.xml").features.count == 2)
  }

  @Test func errorOfTheServiceIsTold() throws {
    let error = try #require(throws: ConversionError.self) { try table("hqi-error.xml") }
    #expect(error.reason.contains("Unknown column time_strt in VIEW_T3_HQI"))
  }

  @Test func tableOfRABAT3HasNoObservation() throws {
    let table = try table("rabat3_203_win_20100612T000000_feat.csv")
    #expect(
      table.features.map(\.id) == [
        "rabat3_203_win_20100612T000000_feat:1", "rabat3_203_win_20100612T000000_feat:2",
      ])
    #expect(table.features.first?.geometry == (try HFCTable([[:]]).features.first?.geometry))
    #expect(table.features.first?["code_date"] == "2013-05-08T12:00:00Z")
    #expect(table.features.first?["overlapping"] == nil)
    #expect(table.head.crs?.local?.referencePosition == "UNKNOWN")
    let told = try self.table("rabat3_203_win_20100612T000000_feat.csv", options: ["position": "wind"])
    #expect(told.head.crs?.local?.referencePosition == "wind")
  }

  @Test func hoursTakeTheDayFromTheNameOrTheUser() throws {
    let named = try table("rabat3_20100612_hours.csv")
    #expect(named.features.first?.geometry.bounds?.timeMin == tenOClock)
    #expect(named.features.first?["time_start"] == "2010-06-12T10:00:00Z")
    let told = try table("rabat3_20100612_hours.csv", options: ["date": "2010-06-13"])
    #expect(told.features.first?.geometry.bounds?.timeMin == tenOClock + 86400)
  }

  @Test func typeIIHasRidges() throws {
    let table = try table("t2.csv")
    #expect(table.report.format == "hfc1t2")
    #expect(table.features.map { $0["geometry_source"] } == ["ridge", "box"])
    #expect(table.features.map { $0["component"] } == ["F", "H"])
    #expect(table.features.map { $0["type"] } == ["II", "II"])
    let ridge = try #require(table.features.first)
    #expect(ridge.positions.first == Position(time: tenOClock + 60, spectral: 12.575))
    #expect(table.head.fields?["fit_a0"] == nil)
    #expect(
      try self.table("t2.csv", options: ["geometry": "box"]).features.first?["geometry_source"] == "box")
  }

  @Test func tablesWithoutWhatIsNeeded() throws {
    let other = try #require(throws: ConversionError.self) {
      try HFCTable(text: "a,b\nx,y\n", format: "hfc1t3")
    }
    #expect(
      other.reason
        == "has no columns of VIEW_T3_HQI: it needs TIME_START, or DATE_OBS and a chain code (CC, SKE_CC)")
    let nameless = try #require(throws: ConversionError.self) {
      try HFCTable(text: "1,2,2010-06-12\n3,4,2010-06-13\n", format: "hfc1t3")
    }
    #expect(nameless.reason.hasPrefix("does not name its columns"))
    let short = try HFCTable(text: HFCTable.text([[:]]) + "1,2,3\n")
    #expect(short.features.count == 1)
    #expect(short.rejects.first?.reason == "3 cells where the table has 57 columns")
    #expect(short.rejects.first?.text == "1,2,3")
  }

  @Test func emptyAnswerIsACatalogueWithoutFeatures() throws {
    let table = try HFCTable(text: HFCTable.text([]))
    #expect(table.features.isEmpty)
    #expect(table.report.total.rows == 0)
  }

  @Test func recognitionIsNotFooled() throws {
    func recognize(_ text: String) throws -> [Recognition] {
      let input = SourceFile(path: "x", file: try MappedFile(bytes: text.utf8))
      return [HFCTypeIIISource.recognize(input.start), HFCTypeIISource.recognize(input.start)]
    }
    #expect(try recognize("id_type_iii|cc\n") == [.certain, .no])
    #expect(try recognize("\"ID_TYPE_II\";\"SKE_CC\"\n") == [.no, .certain])
    #expect(try recognize("CC_X_PIX,CC,SKE_CC_X_PIX,SKE_CC\n") == [.likely, .no])
    #expect(try recognize("ID_AR,CC_X_PIX,CC\n") == [.no, .no])
    #expect(try recognize("<VOTABLE><TABLE name='hqi-VIEW_AR_HQI'>") == [.no, .no])
    #expect(try recognize("<VOTABLE><FIELD name=\"ID_TYPE_II\"/>") == [.no, .certain])
  }
}
