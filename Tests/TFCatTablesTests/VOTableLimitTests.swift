import TFCatTables
import Testing

/// Documents that are made to exhaust the stack, the memory or the time: they end by a message, or are read
/// in time that grows with their size.
@Suite struct VOTableLimitTests {
  private func document(_ fields: String, more: String = "", before: String = "") -> String {
    "<?xml version=\"1.0\"?>\n\(before)<VOTABLE version=\"1.4\"><RESOURCE><TABLE>\(more)\(fields)<DATA><TABLEDATA><TR><TD>1</TD></TR></TABLEDATA></DATA></TABLE></RESOURCE></VOTABLE>"
  }

  private let field = "<FIELD name=\"a\" datatype=\"int\"/>"

  private func fault(_ text: String) -> String? { tableError { _ = try cells(votable(text)) }?.reason }

  @Test func nestingIsBounded() {
    for (name, words) in [("GROUP", "64 groups"), ("RESOURCE", "64 resources"), ("x", "1000 elements")] {
      let nested =
        String(repeating: "<\(name)>", count: 60_000) + String(repeating: "</\(name)>", count: 60_000)
      #expect(
        fault(document(field, more: name == "RESOURCE" ? "" : nested, before: ""))?.contains(words)
          ?? (name == "RESOURCE"))
      if name == "RESOURCE" {
        #expect(fault("<VOTABLE>\(nested)</VOTABLE>")?.contains(words) == true)
      }
    }
    let options =
      String(repeating: "<OPTION value=\"1\">", count: 60_000) + String(repeating: "</OPTION>", count: 60_000)
    let nested = "<FIELD name=\"a\" datatype=\"int\"><VALUES>\(options)</VALUES></FIELD>"
    #expect(fault(document(nested))?.contains("1000 elements") == true)
  }

  @Test func groupsOfTheUsualDepthAreRead() throws {
    let nested = String(repeating: "<GROUP name=\"g\">", count: 60) + String(repeating: "</GROUP>", count: 60)
    #expect(try cells(votable(document(field, more: nested))) == [[1]])
  }

  @Test func longTokensAreRefusedBeyondALimit() throws {
    for count in [3_000_000, 30_000_000] {
      let long = String(repeating: "A", count: count)
      for text in [
        document(field, before: "<!--\(long)-->"),
        document("<FIELD name=\"a\" datatype=\"int\" x=\"\(long)\"/>"),
      ] {
        if count > 1 << 22 {
          #expect(fault(text)?.contains("more than 4 MB") == true)
        } else {
          #expect(try cells(votable(text)) == [[1]])
        }
      }
    }
  }

  /// 20 000 columns, options and equal columns; the square of that would take minutes.
  @Test func manyOfAKindAreReadInProportion() throws {
    let fields = (0..<20_000).map { "<FIELD name=\"c\($0)\" datatype=\"int\"/>" }.joined()
    #expect(try votable(document(fields)).head.columns.count == 20_000)
    #expect(try votable(document(String(repeating: field, count: 20_000))).head.columns.count == 20_000)
    let options = String(repeating: "<OPTION value=\"1\"/>", count: 100_000)
    let column = "<FIELD name=\"a\" datatype=\"int\"><VALUES>\(options)</VALUES></FIELD>"
    #expect(try votable(document(column)).head.columns[0].values?.options.count == 100_000)
    let tooMany = String(repeating: field, count: (1 << 17) + 1)
    #expect(fault(document(tooMany))?.contains("more than 131072 FIELDs") == true)
  }
}
