import TFCatJSON
import TFCatTestSupport
import Testing

@Suite("What is told of a fault")
struct JSONFaultTests {
  struct Example: Sendable, CustomStringConvertible {
    var source: String
    var kind: JSONFault.Kind
    var pointer: String
    /// What the range covers.
    var covered: String
    var suggestion: String?
    var description: String { source.debugDescription }

    init(
      _ source: String, _ kind: JSONFault.Kind, _ pointer: String, _ covered: String, _ suggestion: String?
    ) {
      self.source = source
      self.kind = kind
      self.pointer = pointer
      self.covered = covered
      self.suggestion = suggestion
    }
  }

  static let examples: [Example] = [
    Example("[1, NaN]", .nonFiniteNumber, "/1", "NaN", "null"),
    Example(#"{"a": {"b": [0, -Infinity]}}"#, .nonFiniteNumber, "/a/b/1", "-Infinity", "null"),
    Example(#"{"a/b": None}"#, .foreignLiteral, "/a~1b", "None", "null"),
    Example("[True]", .foreignLiteral, "/0", "True", "true"),
    Example("[False]", .foreignLiteral, "/0", "False", "false"),
    Example("['a']", .singleQuotes, "/0", "'a'", #""a""#),
    Example(#"['say "x"']"#, .singleQuotes, "/0", #"'say "x"'"#, #""say \"x\"""#),
    Example("{key: 1}", .bareWord, "", "key", #""key""#),
    Example("[hello world]", .bareWord, "/0", "hello world", #""hello world""#),
    Example("[2012-01-01T00:00:00Z]", .bareWord, "/0", "2012-01-01T00:00:00Z", #""2012-01-01T00:00:00Z""#),
    Example("[np.float64(1.5)]", .bareWord, "/0", "np.float64(1.5)", "1.5"),
    Example("[(3, 4)]", .unexpectedCharacter, "/0", "(3, 4)", "[3, 4]"),
    Example("[(-3)]", .unexpectedCharacter, "/0", "(-3)", "-3"),
    Example("[( +.5e3 )]", .unexpectedCharacter, "/0", "( +.5e3 )", "0.5e3"),
    Example("[.5]", .incompleteNumber, "/0", ".5", "0.5"),
    Example("[5.]", .incompleteNumber, "/0", "5.", "5.0"),
    Example("[-.5e3]", .incompleteNumber, "/0", "-.5e3", "-0.5e3"),
    Example("[1e]", .incompleteNumber, "/0", "1e", nil),
    Example("[+1]", .plusSign, "/0", "+1", "1"),
    Example("[007]", .leadingZero, "/0", "007", "7"),
    Example("[-01.50]", .leadingZero, "/0", "-01.50", "-1.50"),
    Example("[0x1F]", .hexadecimal, "/0", "0x1F", "31"),
    Example("[-0xff]", .hexadecimal, "/0", "-0xff", "-255"),
    Example("[1_000]", .unexpectedCharacter, "/0", "1_000", "1000"),
    Example("[1.0D+05]", .unexpectedCharacter, "/0", "1.0D+05", "1.0e+05"),
    Example(#"{"a": 1,5}"#, .unexpectedCharacter, "/a", ",", "."),
    Example("[\"a\tb\"]", .controlCharacter, "/0", "\t", "\\t"),
    Example("[\"a\r\nb\"]", .controlCharacter, "/0", "\r\n", "\\r\\n"),
    Example("[\"\u{1}\"]", .controlCharacter, "/0", "\u{1}", "\\u0001"),
    Example(#"["\xE9"]"#, .badEscape, "/0", #"\xE9"#, #"\u00E9"#),
    Example(#"["\x41"]"#, .badEscape, "/0", #"\x"#, #"\\x"#),
    Example(#"["\'"]"#, .badEscape, "/0", #"\'"#, "'"),
    Example(#"["\u12"]"#, .badEscape, "/0", #"\u12"#, nil),
    Example(#"["C:\data"]"#, .badEscape, "/0", #"\d"#, #"\\d"#),
    Example(#"["\U0001F600"]"#, .badEscape, "/0", #"\U0001F600"#, #"\uD83D\uDE00"#),
    Example(#"["\ud800"]"#, .loneSurrogate, "/0", #"\ud800"#, #"\uFFFD"#),
    Example("[1, 2,]", .trailingComma, "", ",", ""),
    Example(#"{"a": [1,, 2]}"#, .missingValue, "/a/1", ",", nil),
    Example(#"{"a": 1,, "b": 2}"#, .missingValue, "", ",", ""),
    Example(#"{"a":}"#, .missingValue, "/a", "", nil),
    Example("[1 2]", .missingComma, "", "", ","),
    Example("[1; 2]", .missingComma, "", ";", ","),
    Example(#"{"a" 1}"#, .missingColon, "/a", "", ":"),
    Example(#"{"a" = 1}"#, .missingColon, "/a", "=", ":"),
    Example(#"{"a": 1, "a": 2}"#, .duplicateMember, "/a", #""a""#, nil),
    Example("[1, // x\n2]", .comment, "/1", "// x", ""),
    Example("[1 /* x */]", .comment, "", "/* x */", ""),
    Example("[1\u{A0}]", .unexpectedCharacter, "", "\u{A0}", " "),
    Example("[“a”]", .unexpectedCharacter, "/0", "“a”", #""a""#),
    Example(#"{"a": [1, 2}"#, .mismatchedBracket, "/a", "}", "]}"),
    Example(#"{"a": [1, 2}, "b": 3}"#, .mismatchedBracket, "/a", "}", "]"),
    Example(#"{"a": 1], "b": 2}"#, .mismatchedBracket, "", "]", ""),
    Example(#"{"a": ["b": 1], "c": 2}"#, .mismatchedBracket, "/a", "[", nil),
    Example("{\"a\": \"abc,\n\"b\": 1}", .unclosedString, "/a", "\"abc", "\"abc\""),
    Example(#"{"a": "x, "b": 1}"#, .unclosedString, "/a", #""x"#, #""x""#),
    Example(#"["say "hi" now"]"#, .unescapedQuote, "/0", #""hi""#, #"\"hi\""#),
    Example("[(1, 2)]", .unexpectedCharacter, "/0", "(1, 2)", "[1, 2]"),
    Example("[1e400]", .numberOverflow, "/0", "1e400", nil),
    Example("[1e-400]", .numberUnderflow, "/0", "1e-400", nil),
    Example("[9007199254740993]", .integerPrecision, "/0", "9007199254740993", nil),
    Example("{} {}", .secondDocument, "", "{}", nil),
    Example("[] x", .trailingText, "", "x", nil),
    Example("\u{FEFF}[]", .byteOrderMark, "", "\u{FEFF}", ""),
  ]

  @Test("Kind, place, and what to write instead", arguments: examples)
  func example(_ example: Example) throws {
    let bytes = Array(example.source.utf8)
    let outcome = document(bytes)
    #expect(outcome.faults.count == 1)
    let fault = try #require(outcome.faults.first)
    #expect(fault.kind == example.kind)
    #expect(fault.pointer.description == example.pointer)
    #expect(String(decoding: bytes[fault.range], as: UTF8.self) == example.covered)
    #expect(fault.suggestion == example.suggestion)
    #expect(!fault.text.isEmpty)
    #expect(!fault.text.contains("\n"))
  }

  @Test("What is suggested mends the text", arguments: JSONConformanceCase.values)
  func suggestionsMend(_ test: JSONConformanceCase) {
    let bytes = Array(#"{"v": ["#.utf8) + test.bytes + Array(#"], "w": 1}"#.utf8)
    let outcome = document(bytes)
    guard test.isLocal, outcome.faults.allSatisfy({ $0.suggestion != nil }) else { return }
    var mended = bytes
    for fault in outcome.faults.reversed() {
      mended.replaceSubrange(fault.range, with: Array((fault.suggestion ?? "").utf8))
    }
    let second = document(mended)
    #expect(second.faults.allSatisfy { $0.kind.isAdvice })
    #expect(second.nodes.first?.value == outcome.nodes.first?.value)
  }

  @Test("A truncated text says what is open")
  func truncated() {
    func text(_ source: String) -> String? { document(source).faults.last?.text }
    #expect(text("[[[{\"a\": {\"b\": 1") == "3 arrays and 2 objects are open")
    #expect(text("[1") == "1 array is open")
    #expect(text("{\"a\": \"xyz") == "inside a string; 1 object is open")
    #expect(text("") == "there is no value")
    #expect(document("").nodes.isEmpty)
    #expect(document("[1, 2\n\n").faults.first?.range == 5..<5)
  }

  @Test("Latin-1 is read as Latin-1, and said to be")
  func latin1() {
    let outcome = document([0x22, 0xE9, 0x74, 0xE9, 0x22])
    #expect(outcome.faults.map(\.text) == ["\\xE9 (é in Latin-1)", "\\xE9 (é in Latin-1)"])
    #expect(outcome.faults.map(\.suggestion) == ["é", "é"])
    #expect(outcome.nodes.first?.value == "été")
  }

  @Test("Ill-formed UTF-8 is said to be what it is")
  func illFormed() {
    func text(_ bytes: [UInt8]) -> String? { document([0x22] + bytes + [0x22]).faults.first?.text }
    #expect(text([0xC0, 0xAF]) == "\\xC0\\xAF (an overlong form of U+002F)")
    #expect(text([0xED, 0xA0, 0x80]) == "\\xED\\xA0\\x80 (the surrogate U+D800)")
    #expect(text([0xF4, 0x90, 0x80, 0x80]) == "\\xF4\\x90\\x80\\x80 (beyond U+10FFFF)")
    #expect(text([0x80]) == "\\x80 (€ in Windows-1252)")
    #expect(text([0x81]) == "\\x81 (not a character in UTF-8 or Windows-1252)")
  }

  @Test("Typographic marks and odd spaces are called by name")
  func names() {
    #expect(document("[“a”]").faults.first?.text == "“a” (typographic quotation marks)")
    #expect(document("[1\u{A0}]").faults.first?.text == "U+00A0 (no-break space)")
  }

  @Test("After a thousand faults reading stops")
  func tooMany() {
    let text = "[" + String(repeating: "NaN,", count: 5000) + "1]"
    let outcome = document(text)
    #expect(outcome.faults.count == JSONLimits.faults + 1)
    #expect(outcome.faults.last?.kind == .tooManyFaults)
    #expect(outcome.nodes.count == 1)
  }

  @Test("Many members are searched for duplicates in linear time, and by their bytes")
  func manyMembers() {
    let members = (0..<50_000).map { "\"k\($0)\": \($0)" }.joined(separator: ", ")
    let outcome = document("{" + members + ", \"k77\": 1, \"é\": 1, \"e\u{301}\": 2}")
    #expect(outcome.faults.map(\.kind) == [.duplicateMember])
    #expect(outcome.faults.first?.pointer == ["k77"])
    #expect(outcome.nodes.first?.value.object?.count == 50_003)
  }
}
