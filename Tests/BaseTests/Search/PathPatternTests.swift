import Base
import Testing

/// Patterns for paths mean what they mean in `.gitignore`.
@Suite struct PathPatternTests {
  private func matches(_ pattern: String, _ path: String, isFolder: Bool = false) -> Bool {
    PathPattern(pattern).matches(path.split(separator: "/"), isFolder: isFolder)
  }

  @Test(arguments: [
    ("*.json", "a.json", true), ("*.json", "x/y/a.json", true), ("*.json", "a.jsonl", false),
    ("/*.json", "a.json", true), ("/*.json", "x/a.json", false), ("x/*.json", "x/a.json", true),
    ("x/*.json", "y/x/a.json", false), ("x/*.json", "x/y/a.json", false), ("./a", "a", true),
    ("**/a", "a", true), ("**/a", "x/y/a", true), ("x/**", "x/y/z", true), ("x/**", "x", false),
    ("x/**/z", "x/z", true), ("x/**/z", "x/y/y/z", true), ("x/**/z", "y/z", false),
    ("a?c", "abc", true), ("a?c", "aäc", true), ("a?c", "ac", false), ("a[b-d]e", "ace", true),
    ("a[!b-d]e", "ace", false), ("a[!b-d]e", "aze", true), ("a[^b]", "ac", true), ("[]a]", "]", true),
    ("[a", "[a", true), ("\\*", "*", true), ("\\*", "a", false), ("a\\[b", "a[b", true), ("*", "a", true),
    ("a*b*c", "aXbYbZc", true), ("a*b*c", "aXcYb", false), ("größe*", "größer", true),
  ])
  func form(_ pattern: String, _ path: String, _ isMet: Bool) {
    #expect(matches(pattern, path) == isMet, "\(pattern) and \(path)")
  }

  @Test func aSlashAtTheEndWantsAFolder() {
    #expect(matches("old/", "old", isFolder: true) && matches("old/", "x/old", isFolder: true))
    #expect(!matches("old/", "old") && matches("old", "old"))
    #expect(PathPattern("old/").covers(["x", "old", "a.json"]))
    #expect(!PathPattern("old/").covers(["x", "old"]))
    #expect(!PathPattern("/old/").covers(["x", "old", "a.json"]))
  }

  /// What a hostile pattern costs is the product of its length and that of the path.
  @Test func manyWildcardsCostLittle() {
    let names = Array(repeating: Substring(String(repeating: "a", count: 60)), count: 60)
    let pattern = Array(repeating: "**/" + String(repeating: "*a", count: 20) + "b", count: 20)
    #expect(!PathPattern(pattern.joined(separator: "/")).matches(names, isFolder: false))
  }
}

/// The lines of a `.gitignore`.
@Suite struct IgnoreFileTests {
  private func leavesOut(_ text: String, _ path: String, isFolder: Bool = false) -> Bool? {
    IgnoreFile(text).leavesOut(path.split(separator: "/"), isFolder: isFolder)
  }

  @Test func theLastLineThatSpeaksDecides() {
    let text = "# old data\n*.json\n\n!keep.json\r\n/out/\n"
    #expect(leavesOut(text, "a.json") == true && leavesOut(text, "x/keep.json") == false)
    #expect(leavesOut(text, "a.tfcat") == nil)
    #expect(leavesOut(text, "out", isFolder: true) == true && leavesOut(text, "out") == nil)
    #expect(leavesOut("!a\na", "a") == true)
  }

  @Test func blanksAndMarks() {
    #expect(leavesOut("a.json  \t", "a.json") == true)
    #expect(leavesOut("a\\ ", "a ") == true && leavesOut("a\\ ", "a") == nil)
    #expect(leavesOut("\\#a", "#a") == true && leavesOut("#a", "#a") == nil)
    #expect(leavesOut("\\!a", "!a") == true)
    #expect(IgnoreFile("\n# nothing\n!\n/\n").isEmpty)
  }
}
