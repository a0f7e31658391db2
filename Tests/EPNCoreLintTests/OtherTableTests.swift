import Base
import EPNCore
import EPNCoreLint
import LintKit
import TFCatTables
import Testing

/// Files with several tables, with tables of other standards, and with references that lead nowhere.
@Suite struct OtherTableTests {
  private func lint(_ text: String) throws -> FileReport {
    try #require(EPNCoreLinter().lint(MappedFile(bytes: Array(text.utf8)), path: "x.vot"))
  }

  private func document(_ tables: String) -> String {
    "<VOTABLE version=\"1.4\"><RESOURCE type=\"results\">\(tables)</RESOURCE></VOTABLE>"
  }

  private func table(_ name: String, _ rows: [String], fields: String = "", utype: String = "") -> String {
    let cells = rows.map { "<TR>\($0.split(separator: ",").map { "<TD>\($0)</TD>" }.joined())</TR>" }.joined()
    return
      "<TABLE name=\"\(name)\"\(utype)><FIELD name=\"granule_uid\" datatype=\"char\" arraysize=\"*\" ucd=\"meta.id\"/>\(fields)<DATA><TABLEDATA>\(cells)</TABLEDATA></DATA></TABLE>"
  }

  @Test func tablesOfTheSameColumnsAreCheckedAsOne() throws {
    let report = try lint(document(table("a", ["x"]) + table("b", ["y", "x"])))
    #expect(report.itemCount == 3 && report.counts["TFC802"] == 1 && report.counts["TFC815"] == nil)
  }

  @Test func tablesThatAreNotCheckedAreNamed() throws {
    let other =
      "<TABLE name=\"o\"><FIELD name=\"a\" datatype=\"int\"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>"
    let wide = table("w", ["z,1"], fields: "<FIELD name=\"b\" datatype=\"int\"/>")
    let report = try lint(document(other + table("a", ["x"]) + wide + table("c", ["y"])))
    let told = report.diagnostics.filter { $0.rule.id == "TFC815" }.map(\.message)
    #expect(report.itemCount == 2)
    #expect(told.count == 2 && told[0].contains("\"o\"") && told[1].contains("\"w\""))
  }

  @Test(arguments: [
    "<TABLE name=\"ivoa.obscore\"><FIELD name=\"dataproduct_type\" datatype=\"char\" arraysize=\"*\" utype=\"obscore:ObsDataset.dataProductType\"/><FIELD name=\"t_min\" datatype=\"double\"/><DATA><TABLEDATA><TR><TD>image</TD><TD>1</TD></TR></TABLEDATA></DATA></TABLE>",
    "<TABLE><FIELD name=\"dataproduct_type\" datatype=\"char\" arraysize=\"*\"/><FIELD name=\"obs_collection\" datatype=\"char\" arraysize=\"*\"/><DATA><TABLEDATA><TR><TD>image</TD><TD>x</TD></TR></TABLEDATA></DATA></TABLE>",
    "<TABLE><FIELD name=\"ra\" datatype=\"double\"/><DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE>",
  ]) func tablesOfOtherStandardsAreNotJudged(_ text: String) throws {
    #expect(try EPNCoreLinter().lint(MappedFile(bytes: Array(document(text).utf8)), path: "x.vot") == nil)
  }

  @Test func referencesThatLeadNowhereAreFound() throws {
    let field = "<FIELD name=\"time_min\" datatype=\"double\" unit=\"d\" ucd=\"time.start;obs\" ref=\"t\"/>"
    let dangling = try lint(document(table("a", ["x,2455927.5"], fields: field)))
    #expect(dangling.counts["TFC816"] == 1)
    for (attributes, words) in [
      ("timeorigin=\"2455197.5\"", "counts from 2455197.5"), ("", "has no timeorigin"),
      ("timeorigin=\"JD-origin\"", nil),
    ] as [(String, String?)] {
      let system = "<TIMESYS ID=\"t\" timescale=\"UTC\" refposition=\"GEOCENTER\" \(attributes)/>"
      let report = try lint(document(system + table("a", ["x,2455927.5"], fields: field)))
      #expect(report.counts["TFC816"] == nil)
      let told = report.diagnostics.first { $0.rule.id == "TFC812" }?.message
      #expect(words.map { told?.contains($0) == true } ?? (told == nil), "\(told ?? "")")
    }
  }

  /// The direction is that of a body from outside, and of the sky from inside; on the sky it is a note.
  @Test func directionsGoByTheFrame() throws {
    let fields =
      "<FIELD name=\"spatial_frame_type\" datatype=\"char\" arraysize=\"*\"/><FIELD name=\"s_region\" datatype=\"char\" arraysize=\"*\" xtype=\"adql:REGION\"/>"
    let eastward = "Polygon ICRS 10 0 20 0 20 10 10 10"
    let westward = "Polygon ICRS 10 0 10 10 20 10 20 0"
    for (frame, region, severity) in [
      ("body", eastward, nil), ("body", westward, .warning), ("celestial", westward, nil),
      ("celestial", eastward, .info),
    ] as [(String, String, Severity?)] {
      let report = try lint(document(table("a", ["x,\(frame),\(region)"], fields: fields)))
      #expect(report.counts["TFC834"] == nil)
      #expect(report.diagnostics.first { $0.rule.id == "TFC859" }?.severity == severity)
    }
  }
}
