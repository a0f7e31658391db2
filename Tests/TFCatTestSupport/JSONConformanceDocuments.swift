import TFCatJSON

extension JSONConformanceCase {
  /// Texts that must stand alone.
  package static let documents: [JSONConformanceCase] = [
    JSONConformanceCase("1"),
    JSONConformanceCase("\"a\""),
    JSONConformanceCase("null"),
    JSONConformanceCase(" \n\t\r [ ] \n"),
    JSONConformanceCase(#"{"a": 1}"# + "\n"),
    JSONConformanceCase("\u{FEFF}{}", .byteOrderMark),
    JSONConformanceCase("", .truncated),
    JSONConformanceCase(" \n\t", .truncated),
    JSONConformanceCase("\u{FEFF}", .byteOrderMark, .truncated),
    JSONConformanceCase("// only a remark", .comment),
    JSONConformanceCase("/* only a remark", .comment),
    JSONConformanceCase("[", .truncated),
    JSONConformanceCase("[1", .truncated),
    JSONConformanceCase("[1,", .truncated),
    JSONConformanceCase("{", .truncated),
    JSONConformanceCase(#"{"a"#, .truncated),
    JSONConformanceCase(#"{"a""#, .truncated),
    JSONConformanceCase(#"{"a":"#, .truncated),
    JSONConformanceCase(#"{"a":1"#, .truncated),
    JSONConformanceCase(#"{"a":1,"#, .truncated),
    JSONConformanceCase(#"{"a":"b"#, .truncated),
    JSONConformanceCase(#"[{"a":[1,{"b":"#, .truncated),
    JSONConformanceCase("\"abc", .truncated),
    JSONConformanceCase("\"abc\\", .truncated),
    JSONConformanceCase("[\"abc\\u12", .badEscape, .truncated),
    JSONConformanceCase("{} {}", .secondDocument),
    JSONConformanceCase("{}\n{}\n{}\n", .secondDocument),
    JSONConformanceCase("[1][2]", .secondDocument),
    JSONConformanceCase("{}}", .trailingText),
    JSONConformanceCase("[1]]", .trailingText),
    JSONConformanceCase("{},", .trailingText),
    JSONConformanceCase("{};", .trailingText),
    JSONConformanceCase("[] x", .trailingText),
    JSONConformanceCase("1 2", .trailingText),
    JSONConformanceCase("{}\u{0}", .trailingText),
    JSONConformanceCase("{}\u{1A}", .trailingText),
    JSONConformanceCase("[1] // end", .comment),
    JSONConformanceCase("]", .mismatchedBracket),
    JSONConformanceCase("}", .mismatchedBracket),
    JSONConformanceCase("hello", .bareWord),
    JSONConformanceCase("time,flux\n1,2\n", .bareWord),
    JSONConformanceCase("<html>\n<body>", .unexpectedCharacter),
    JSONConformanceCase("var x = {\"a\": 1}", .unexpectedCharacter),
    JSONConformanceCase("[\"abc]", .unclosedString),
    JSONConformanceCase("{\"a\": \"abc}", .unclosedString),
    JSONConformanceCase("UTF-16, big-endian", [0, 0x7B, 0, 0x7D], [.invalidUTF8]),
    JSONConformanceCase("UTF-16, little-endian, marked", [0xFF, 0xFE, 0x7B, 0, 0x7D, 0], [.invalidUTF8]),
    JSONConformanceCase("UTF-32, little-endian", [0x5B, 0, 0, 0, 0x5D, 0, 0, 0], [.invalidUTF8]),
    JSONConformanceCase("deepest arrays", brackets(2048), []),
    JSONConformanceCase("one level too many", brackets(2049), [.nestingTooDeep]),
    JSONConformanceCase("far too deep", brackets(100_000), [.nestingTooDeep]),
    JSONConformanceCase("far too deep and open", Array(brackets(100_000).prefix(100_000)), [.nestingTooDeep]),
    JSONConformanceCase("deep objects", objects(2047), []),
    JSONConformanceCase("objects too deep", objects(2048), [.nestingTooDeep]),
    JSONConformanceCase(
      "a million open objects", Array(objects(1_000_000).prefix(5_000_000)), [.nestingTooDeep]),
  ]

  private static func brackets(_ count: Int) -> [UInt8] {
    Array(repeating: UInt8(ascii: "["), count: count) + Array(repeating: UInt8(ascii: "]"), count: count)
  }

  private static func objects(_ count: Int) -> [UInt8] {
    let open = Array(#"{"a":"#.utf8)
    return Array((0..<count).map { _ in open }.joined()) + [UInt8(ascii: "1")]
      + Array(repeating: UInt8(ascii: "}"), count: count)
  }
}
