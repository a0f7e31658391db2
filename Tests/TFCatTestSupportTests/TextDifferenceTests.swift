import TFCatTestSupport
import Testing

@Suite struct TextDifferenceTests {
  @Test func equalTextsHaveNone() {
    #expect(TextDifference(expected: "a\nb\n", found: "a\nb\n") == nil)
    #expect(TextDifference(expected: "", found: "") == nil)
  }

  @Test func changedLinesStandAmongTheirNeighbours() {
    let old = "1\n2\n3\n4\n5\n6\n7\n8\n9\n"
    let difference = TextDifference(expected: old, found: old.replacing("5", with: "five"))
    #expect(difference?.description == "@@ line 3 @@\n 3\n 4\n-5\n+five\n 6\n 7")
  }

  @Test func distantChangesAreParts() {
    let old = (1...20).map(String.init).joined(separator: "\n")
    let new = "0\n" + old.replacing("\n20", with: "")
    let lines = TextDifference(expected: old, found: new)?.description.split(separator: "\n") ?? []
    #expect(lines.filter { $0.hasPrefix("@@") } == ["@@ line 18 @@"])
    #expect(lines.filter { $0.hasPrefix("+") } == ["+0"] && lines.filter { $0.hasPrefix("-") } == ["-20"])
  }

  @Test func aMissingLineEndIsOne() {
    #expect(TextDifference(expected: "a\n", found: "a")?.description == " a\n-")
  }

  @Test func manyLinesAreCounted() throws {
    let long = (1...500).map { "line \($0)\n" }.joined()
    let lines = try #require(TextDifference(expected: "", found: long)?.description.split(separator: "\n"))
    #expect(lines.count == 81)
    #expect(lines.last?.hasPrefix("... and ") == true)
  }
}
