import Testing

@testable import TFCatTables

/// VOTables that would take the stack, or time with the square of their size.
struct VOTableLimitTests {
  private static func document(_ fields: String, before: String = "") -> String {
    before + "<VOTABLE version=\"1.4\"><RESOURCE><TABLE>" + fields
      + "<DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
  }

  private static func nested(_ tag: String, count: Int) -> String {
    String(repeating: "<\(tag)>", count: count) + String(repeating: "</\(tag)>", count: count)
  }

  private static let field = "<FIELD name=\"a\" datatype=\"int\"/>"

  @Test(.timeLimit(.minutes(1)), arguments: ["GROUP", "OPTION", "VALUES", "other"])
  func elementsNestedDeeplyAreRefused(tag: String) throws {
    let text = Self.document(Self.nested(tag, count: 60_000) + Self.field)
    let error = #expect(throws: TableError.self) {
      var reader = try VOTableReader(bytes: Array(text.utf8))
      while try reader.next() != nil {}
    }
    #expect(error?.reason == "more than 256 elements inside each other")
  }

  @Test func groupsWithinTheLimitAreRead() throws {
    var reader = try VOTableReader(
      bytes: Array(Self.document(Self.nested("GROUP", count: 200) + Self.field).utf8))
    #expect(try reader.next()?.cells == [.integer(1)])
  }

  @Test(.timeLimit(.minutes(1))) func manyOptionsAreReadInOneGo() throws {
    let options = String(repeating: "<OPTION value=\"1\"/>", count: 100_000)
    let text = Self.document("<FIELD name=\"a\" datatype=\"int\"><VALUES>\(options)</VALUES></FIELD>")
    let reader = try VOTableReader(bytes: Array(text.utf8))
    #expect(reader.head.columns.first?.values?.options.count == 100_000)
  }

  /// Fed piece by piece, expat scans the open tag or comment again for each piece.
  @Test(.timeLimit(.minutes(1)), arguments: [true, false])
  func longTagsAndCommentsAreScannedOnce(isComment: Bool) throws {
    let long = String(repeating: "A", count: 20_000_000)
    let text =
      isComment
      ? Self.document(Self.field, before: "<!--\(long)-->")
      : Self.document("<FIELD name=\"a\" datatype=\"int\" x=\"\(long)\"/>")
    var reader = try VOTableReader(bytes: Array(text.utf8))
    #expect(try reader.next()?.cells == [.integer(1)])
    #expect(try reader.next() == nil)
  }
}
