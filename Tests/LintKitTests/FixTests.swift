import Base
import LintKit
import TFCatJSON
import Testing

@Suite struct FixTests {
  private static let rule = RuleDescription(
    id: "TFC999", name: "test", severity: .error, basis: "", summary: "", explanation: "", advice: "",
    valid: [], invalid: [])

  private func fix(_ edits: Edit...) -> Fix { Fix(.safe, "test", edits: edits) }

  private func applied(_ list: FixList, others: FixList = FixList(), to text: String) throws -> String {
    let spool = try EditSpool()
    try spool.append(list)
    let edited = EditedFile(try MappedFile(bytes: text.utf8), spooled: try spool.map(), others: others)
    var result: [UInt8] = []
    edited.write { (bytes) throws(Never) in result += bytes }
    return String(decoding: result, as: UTF8.self)
  }

  @Test func editsKeepTheirOrder() throws {
    var list = FixList()
    list.add(fix(Edit(6..<7, "G"), .insertion("<", at: 2)), of: Self.rule)
    list.add(fix(.removal(4..<5)), of: Self.rule)
    #expect(try applied(list, to: "abcdefgh") == "ab<cdfGh")
    #expect(list.rules.count == 2 && list.waitingCount == 0)
  }

  @Test(arguments: [2..<3, 0..<2, 5..<6, 0..<8, 3..<3, 2..<2, 5..<5]) func whatTouchesWaits(
    _ range: Range<Int>
  ) throws {
    var list = FixList()
    list.add(fix(Edit(2..<5, "x")), of: Self.rule)
    list.add(fix(Edit(range, "y"), .insertion("z", at: 8)), of: Self.rule)
    #expect(list.waitingCount == 1)
    #expect(try applied(list, to: "abcdefgh") == "abxfgh")
  }

  /// What was found last may lie anywhere; a fix of which one edit is in the way is left out whole.
  @Test func laterFixesGoBetween() throws {
    var list = FixList()
    list.add(fix(Edit(2..<3, "C")), of: Self.rule)
    list.add(fix(Edit(6..<7, "G")), of: Self.rule)
    var others = FixList()
    others.add(fix(Edit(0..<1, "A"), .insertion("!", at: 8)), of: Self.rule)
    others.add(fix(Edit(4..<5, "E"), Edit(7..<8, "H")), of: Self.rule)
    // The second one touches 6..<7, and the first does not.
    #expect(try applied(list, others: others, to: "abcdefgh") == "AbCdefGh!")
  }

  // MARK: - Differences

  private func difference(_ old: String, _ new: String) throws -> String {
    var diff = UnifiedDiff(
      try MappedFile(bytes: old.utf8), try MappedFile(bytes: new.utf8), path: "f", usesColor: false)
    var text: [UInt8] = []
    diff.write { (bytes) throws(Never) in text += bytes }
    return String(decoding: text, as: UTF8.self)
  }

  @Test func aDifferenceHasThreeLinesAround() throws {
    let old = (1...20).map { "\($0)\n" }.joined()
    #expect(try difference(old, old) == "")
    #expect(
      try difference(old, old.replacing("\n10\n", with: "\nten\n"))
        == "--- f\n+++ f\n@@ -7,7 +7,7 @@\n 7\n 8\n 9\n-10\n+ten\n 11\n 12\n 13\n")
    #expect(
      try difference(old, old.replacing("\n4\n", with: "\n4\n4a\n").replacing("18\n", with: ""))
        == "--- f\n+++ f\n@@ -2,6 +2,7 @@\n 2\n 3\n 4\n+4a\n 5\n 6\n 7\n"
        + "@@ -15,6 +16,5 @@\n 15\n 16\n 17\n-18\n 19\n 20\n")
  }

  @Test func aMissingLineEndIsTold() throws {
    #expect(
      try difference("a\nb", "a\nc")
        == "--- f\n+++ f\n@@ -1,2 +1,2 @@\n a\n-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )
  }

  @Test func everyLineMayDiffer() throws {
    let old = (0..<1000).map { "a\($0)\n" }.joined()
    let new = (0..<900).map { "b\($0)\n" }.joined()
    let text = try difference(old, new)
    let lines = text.split(separator: "\n")
    #expect(lines.count { $0.hasPrefix("-a") } == 1000 && lines.count { $0.hasPrefix("+b") } == 900)
    #expect(lines.contains("@@ -1,1000 +1,900 @@"))
  }
}
