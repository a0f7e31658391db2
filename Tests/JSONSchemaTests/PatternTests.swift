import JSONSchema
import TFCatJSON
import Testing

/// Regular expressions of ECMA-262.
@Suite struct PatternTests {
  struct Case: CustomTestStringConvertible, Sendable {
    var pattern: String
    var found: [String]
    var notFound: [String]
    var testDescription: String { pattern }

    init(_ pattern: String, found: [String] = [], notFound: [String] = []) {
      self.pattern = pattern
      self.found = found
      self.notFound = notFound
    }
  }

  static let cases: [Case] = [
    Case("", found: ["", "a"]),
    Case("abc", found: ["xabcx"], notFound: ["ab"]),
    Case("^abc", found: ["abcd"], notFound: ["xabc"]),
    Case("abc$", found: ["xabc"], notFound: ["abcd", "abc\n"]),
    Case("^abc$", found: ["abc"], notFound: ["abc\n", "\nabc"]),
    Case("^a*$", found: ["", "aaa"], notFound: ["ab"]),
    Case("^a+?b??$", found: ["a", "aab"], notFound: ["b"]),
    Case("^a{2,3}$", found: ["aa", "aaa"], notFound: ["a", "aaaa"]),
    Case("^a{2}$", found: ["aa"], notFound: ["a", "aaa"]),
    Case("^a{2,}$", found: ["aa", "aaaa"], notFound: ["a"]),
    Case("^(ab|c)+$", found: ["abc", "cab"], notFound: ["a", ""]),
    Case("^(?:a|)b$", found: ["ab", "b"], notFound: ["aab"]),
    Case("^.$", found: ["a", "😀", "é"], notFound: ["\n", "\r", "\u{2028}", "ab", ""]),
    Case("^[a-c]$", found: ["b"], notFound: ["d", "-"]),
    Case("^[^a-c]$", found: ["d", "😀", "\n"], notFound: ["a"]),
    Case("^[-a]$", found: ["-", "a"], notFound: ["b"]),
    Case(#"^[\]\\^-]$"#, found: ["]", "\\", "^", "-"], notFound: ["["]),
    Case("^[]$", notFound: ["", "a"]),
    Case("^[^]$", found: ["a", "\n"], notFound: [""]),
    Case(#"^\d+$"#, found: ["0123"], notFound: ["٣", "a"]),
    Case(#"^\D$"#, found: ["٣", "a"], notFound: ["1"]),
    Case(#"^\w$"#, found: ["a", "_", "0"], notFound: ["é", "-"]),
    Case(#"^\W$"#, found: ["é", "-"], notFound: ["a"]),
    Case(
      #"^\s$"#, found: [" ", "\t", "\u{A0}", "\u{FEFF}", "\u{2029}", "\u{2003}"],
      notFound: ["\u{85}", "\u{200B}", "a"]),
    Case(#"^[\S\d]$"#, found: ["a"], notFound: [" "]),
    Case(#"^\p{Letter}+$"#, found: ["aéñ漢"], notFound: ["a1"]),
    Case(#"^\p{Lu}\P{Lu}$"#, found: ["Éé"], notFound: ["éÉ"]),
    Case(#"^\p{gc=Nd}$"#, found: ["٣"], notFound: ["x"]),
    Case(#"^[\p{L}\p{Nd}_]+$"#, found: ["é٣_"], notFound: ["-"]),
    Case(#"^[^\p{L}]$"#, found: ["1"], notFound: ["é"]),
    Case(#"^\p{Alphabetic}\p{ASCII}$"#, found: ["éa"], notFound: ["1a"]),
    Case(#"^\p{Script=Greek}+$"#, found: ["αβγ"], notFound: ["abc"]),
    Case(#"^\u{1F600}$"#, found: ["😀"], notFound: ["a"]),
    Case(#"^\ud83d\ude00$"#, found: ["😀"]),
    Case(#"^\x41\u0042\cJ\0$"#, found: ["AB\n\u{0}"]),
    Case(#"^[\b\t]$"#, found: ["\u{8}", "\t"], notFound: ["b"]),
    Case(#"\bfoo\b"#, found: ["a foo b", "foo"], notFound: ["food", "xfoo"]),
    Case(#"^\B"#, found: ["", "-a"], notFound: ["a"]),
    Case("^(?=.*[0-9])(?=.*[a-z]).{4,}$", found: ["ab12"], notFound: ["abcd", "a1"]),
    Case("^(?!.*foo)", found: ["bar"], notFound: ["a foo"]),
    Case("(?<=a)b", found: ["ab"], notFound: ["cb", "b"]),
    Case("(?<!a)b", found: ["cb", "b"], notFound: ["ab"]),
    Case("(?<=^ab+)c", found: ["abbc"], notFound: ["xabc"]),
    Case(#"^(.)\1$"#, found: ["aa", "éé"], notFound: ["ab"]),
    Case(#"^(?<quote>['"]).*\k<quote>$"#, found: ["'a'", "\"a\""], notFound: ["'a\""]),
    Case(#"^\1(a)$"#, found: ["a"]),
    Case(#"^(?:(a)|b)*\1$"#, found: ["ab", "aa"], notFound: ["c"]),
    Case(#"(?<=\1(a))b"#, found: ["aab"], notFound: ["ab"]),
    Case("^(a?)*$", found: ["", "aaa"], notFound: ["b"]),
    Case(#"^[\w\-\.]+\@\_$"#, found: ["a-b.@_"], notFound: ["a b"]),
    Case("^a{$", found: ["a{"]),
    Case("^x]$", found: ["x]"]),
    Case(
      "^.{0,4000}$", found: [String(repeating: "a", count: 4000)],
      notFound: [String(repeating: "a", count: 4001)]),
  ]

  private func schema(_ pattern: String) throws -> Schema { try Schema(["pattern": .string(pattern)]) }

  @Test(arguments: cases) func pattern(_ test: Case) throws {
    let schema = try schema(test.pattern)
    for text in test.found { #expect(try schema.isValid(.string(text)), "\(text)") }
    for text in test.notFound { #expect(try !schema.isValid(.string(text)), "\(text)") }
  }

  @Test(arguments: [
    "(", ")", "[", "a**", "*", "(?<n>a)(?<n>b)", #"\k<n>"#, #"\2(a)"#, "{2}", #"\p{X}"#, #"\a"#, "(?i)a",
    "a{3,2}", "[z-a]", "(?#)", "\\",
  ])
  func whatIsNoPatternIsRefused(_ pattern: String) {
    #expect(throws: SchemaFailure.self) { try schema(pattern) }
  }

  /// What takes other matchers longer than anybody lives.
  @Test(arguments: [
    "^(a+)+$", "^(a|a)*$", "^(a|aa)+$", "(.*)*x", "^(([a-z])+.)+[A-Z]([a-z])+$", "(?=(a+)+b)a*c",
  ])
  func noPatternHangs(_ pattern: String) throws {
    #expect(try !schema(pattern).isValid(.string(String(repeating: "a", count: 2000) + "!")))
  }

  @Test func aHopelessPatternWithBackreferencesIsGivenUp() throws {
    let schema = try schema(#"^(a*)*\1b$"#)
    #expect(throws: EvaluationFault.self) { try schema.isValid(.string(String(repeating: "a", count: 3000))) }
  }

  @Test func enormousRepetitionsAreRefused() {
    #expect(throws: SchemaFailure.self) { try schema("(a{1000}){1000}") }
    #expect(throws: SchemaFailure.self) { try schema("a{99999999999999999999}") }
    #expect(throws: SchemaFailure.self) { try schema(String(repeating: "(", count: 5000)) }
  }
}
