import Base
import Testing

/// What a pattern finds first in a text, and what its groups take.
@Suite struct PatternSearchTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var pattern: String
    var text: String
    /// The whole and the groups; `nil` for nothing.
    var found: [String?]?
    var testDescription: String { "\(pattern) in \(text)" }

    init(_ pattern: String, in text: String, _ found: [String?]?) {
      self.pattern = pattern
      self.text = text
      self.found = found
    }
  }

  static let cases: [Case] = [
    Case("b", in: "abc", ["b"]), Case("x", in: "abc", nil), Case("", in: "abc", [""]),
    Case("a|ab", in: "ab", ["a"]), Case("(a|ab)(c|bcd)?", in: "abcd", ["abcd", "a", "bcd"]),
    Case("a*", in: "aaab", ["aaa"]), Case("a*?", in: "aaab", [""]), Case("a+?", in: "aaab", ["a"]),
    Case("a{2,3}", in: "aaaa", ["aaa"]), Case("a{2,3}?", in: "aaaa", ["aa"]),
    Case("(\\d+)-(\\d+)", in: "x 12-345 6-7", ["12-345", "12", "345"]),
    Case("<(.+)>", in: "<a><b>", ["<a><b>", "a><b"]), Case("<(.+?)>", in: "<a><b>", ["<a>", "a"]),
    Case("(a)|(b)", in: "b", ["b", nil, "b"]), Case("(?:(a)|b)*", in: "ab", ["ab", nil]),
    Case("(z)((a+)?(b+)?(c))*", in: "zaacbbbcac", ["zaacbbbcac", "z", "ac", "a", nil, "c"]),
    Case("(a*)*", in: "b", ["", nil]), Case("(é+)x", in: "aéé x ééx", ["ééx", "éé"]),
    Case("(?<year>\\d{4})", in: "in 2024", ["2024", "2024"]), Case("^b", in: "ab", nil),
    Case("b$", in: "bb", ["b"]), Case("\\bb", in: "ab b", ["b"]), Case("a(?=b)", in: "acab", ["a"]),
    Case("(?=(a+))a*b\\1", in: "baaabac", ["aba", "a"]), Case("(?<=\\$)(\\d+)", in: "1 $23", ["23", "23"]),
    Case("(\\w)\\1", in: "abccd", ["cc", "c"]), Case("", in: "", [""]), Case("😀(.)", in: "a😀é", ["😀é", "é"]),
  ]

  @Test(arguments: cases) func firstMatchIsThatOfABacktrackingReader(_ test: Case) throws {
    let bytes = Array(test.text.utf8)
    let pattern = try Pattern(test.pattern)
    switch pattern.firstMatch(in: bytes) {
    case .tooLong: Issue.record("it was given up")
    case .nothing: #expect(test.found == nil)
    case .found(let ranges):
      #expect(ranges.count == pattern.groupCount + 1)
      #expect(ranges.map { $0.map { String(decoding: bytes[$0], as: UTF8.self) } } == test.found)
    }
    #expect(pattern.isFound(in: bytes) == (test.found != nil))
  }

  @Test func caseIsIgnoredWhereThatIsAskedFor() throws {
    func isFound(_ source: String, _ text: String) throws -> Bool? {
      try Pattern(source, ignoresCase: true).isFound(in: Array(text.utf8))
    }
    #expect(try isFound("^type iii$", "Type III") == true)
    #expect(try isFound("^[a-c]+$", "aBC") == true)
    #expect(try isFound("^[^a-c]$", "B") == false)
    #expect(try isFound("^é$", "É") == true)
    #expect(try isFound("^\\p{Lu}$", "a") == true)
    #expect(try isFound("^ab$", "ac") == false)
    #expect(throws: Pattern.Fault.self) { try Pattern("(a)\\1", ignoresCase: true) }
  }

  /// Ways that multiply are followed together; with references to groups the search is given up.
  @Test func timeGrowsWithTheText() throws {
    let text = Array((String(repeating: "a", count: 5000) + "!").utf8)
    #expect(try Pattern("(a+)+$").firstMatch(in: text) == .nothing)
    #expect(try Pattern("(a|a)*(a|aa)*$").isFound(in: text) == true)
    #expect(try Pattern("^(a|a)*(b)$").firstMatch(in: text) == .nothing)
    #expect(try Pattern("^(a+)+\\1$").firstMatch(in: text) == .tooLong)
  }
}
