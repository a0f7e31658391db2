import Base
import Foundation
import TFCatJSON
import Testing

@testable import TFCatYAML

struct YAMLParserTests {
  @Test(arguments: [
    ("12", JSONValue.number(JSONNumber(12))), ("1.5e3", .number(JSONNumber(checkedLiteral: "1.5e3"))),
    ("0x1F", .number(JSONNumber(31))), ("true", .bool(true)), ("~", .null), ("no", "no"), ("1:20", "1:20"),
    ("'12'", "12"), ("\"a\\nb\"", "a\nb"), ("2006-09-17", "2006-09-17"), ("é", "é"),
    ("[1, {a: b}]", .array([.number(JSONNumber(1)), ["a": "b"]])),
  ])
  func scalarsAreReadByTheCoreSchema(text: String, expected: JSONValue) throws {
    #expect(try YAMLParser.parse(text).json == expected)
  }

  @Test func placesAreCountedInCharactersFromOne() throws {
    let value = try YAMLParser.parse("# remark\ntitle: bursts\nunité: {freq: kHz}\n")
    let inner = try #require(value["unité"]?["freq"])
    #expect(inner.text == "kHz")
    #expect(inner.place == SourcePosition(line: 3, column: 15))
  }

  @Test func byteOrderMarksAndUTF16AreRead() throws {
    let text = "version: 1\nunité: kHz\n"
    let expected = try YAMLParser.parse(text)
    #expect(try YAMLParser.parse("\u{FEFF}" + text) == expected)
    let units: [UInt16] = [0xFEFF] + Array(text.utf16)
    let forms: [[UInt8]] = [
      [0xEF, 0xBB, 0xBF] + Array(text.utf8), units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] },
      units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] },
    ]
    for bytes in forms {
      let path = FileManager.default.temporaryDirectory.appendingPathComponent("\(UUID().uuidString).yml")
        .path
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      defer { try? FileManager.default.removeItem(atPath: path) }
      #expect(try YAMLParser.parse(path: path) == expected)
    }
  }

  @Test func aliasesAreTheirAnchors() throws {
    let value = try YAMLParser.parse("a: &x [1, 2]\nb: *x\n")
    #expect(value["a"]?.json == value["b"]?.json)
  }

  @Test(arguments: ["", "# nothing\n", "\u{FEFF}", "---\n...\n"]) func withoutADocumentThereIsNothing(
    _ text: String
  ) throws {
    #expect(try YAMLParser.parse(text).isNull)
  }

  @Test(arguments: [
    ("a: 1\na: 2\n", "<memory>:2:1: the same name twice: a"),
    ("a: 1\n---\nb: 2\n", "<memory>:3:1: a second document starts here"),
    ("? [1, 2]\n: 3\n", "<memory>:1:3: a name must be a word"),
    ("a: *b\n", "<memory>:1:4: not YAML: found undefined alias"),
    ("a: [1, 2\n", "<memory>:2:1: not YAML: did not find expected ',' or ']'"),
  ])
  func faultsHaveAPlace(text: String, message: String) {
    let error = #expect(throws: YAMLError.self) { try YAMLParser.parse(text) }
    #expect(error?.description == message)
  }

  @Test func aliasesOfAliasesDoNotFillTheMemory() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...12 {
      text +=
        "a\(level): &a\(level) [\(Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", "))]\n"
    }
    #expect(throws: YAMLError.self) { try YAMLParser.parse(text) }
    #expect(throws: YAMLError.self) { try YAMLParser.parse("a: &a [*a]\n") }
    #expect(throws: YAMLError.self) { try YAMLParser.parse(String(repeating: "[", count: 100_000)) }
  }

  /// A text by what there is too much of, so that its megabytes stay out of the names of tests.
  enum Excess: CaseIterable {
    case brackets, braces, anchors, aliases

    var text: String {
      switch self {
      case .brackets: "a: " + String(repeating: "[", count: 400_000)
      case .braces: "a: " + String(repeating: "{b: ", count: 200_000)
      case .anchors: (0..<200_000).map { "- &a\($0) 1\n" }.joined()
      case .aliases: "- &a 1\n" + String(repeating: "- *a\n", count: 200_000)
      }
    }

    var reason: String {
      switch self {
      case .brackets, .braces: "more than 100 lists and mappings inside each other"
      case .anchors: "more than 1000 anchors"
      case .aliases: "more than 100000 aliases"
      }
    }
  }

  /// libyaml alone would take the square of the size for each: minutes for these.
  @Test(.timeLimit(.minutes(20)), arguments: Excess.allCases)
  func whatWouldTakeTheSquareOfItsSizeIsRefused(excess: Excess) {
    let error = #expect(throws: YAMLError.self) { try YAMLParser.parse(excess.text) }
    #expect(error?.reason == excess.reason)
    #expect(error?.place != nil)
  }

  @Test func whatIsWithinTheLimitsIsRead() throws {
    let deep = String(repeating: "[", count: 99) + String(repeating: "]", count: 99)
    #expect(try YAMLParser.parse(deep).items?.count == 1)
    let anchors = (0..<1000).map { "- &a\($0) 1\n- *a\($0)\n" }.joined()
    #expect(try YAMLParser.parse(anchors).items?.count == 2000)
  }
}
