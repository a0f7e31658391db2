import TFCatJSON
import TFCatTestSupport
import Testing

/// The cursor reads nothing but sound JSON, and reads it as the other parsers do; what it gives up they tell.
@Suite struct JSONCursorTests {
  private func read(_ bytes: [UInt8]) -> JSONValue? {
    bytes.withUnsafeBytes { bytes in
      guard var cursor = JSONCursor(bytes), let value = cursor.value() else { return nil }
      cursor.skipWhitespace()
      guard cursor.position == cursor.limit else { return nil }
      return value
    }
  }

  private func check(_ bytes: [UInt8], sourceLocation: SourceLocation = #_sourceLocation) {
    guard let value = read(bytes) else { return }
    let outcome = document(bytes)
    let text = String(decoding: bytes, as: UTF8.self)
    let isJSON = outcome.faults.allSatisfy(\.kind.isAdvice)
    #expect(isJSON, "\(text)", sourceLocation: sourceLocation)
    #expect(value == outcome.nodes.first?.value, "\(text)", sourceLocation: sourceLocation)
  }

  @Test(arguments: JSONConformanceCase.documents) func documents(_ test: JSONConformanceCase) {
    check(test.bytes)
  }

  @Test(arguments: JSONConformanceCase.values) func values(_ test: JSONConformanceCase) {
    check([0x5B] + test.bytes + [0x5D])
    check(Array(#"{"a": [[1, 2], "#.utf8) + test.bytes + Array(#"], "b": 1}"#.utf8))
    check([0x7B] + test.bytes + Array(": 1}".utf8))
  }

  @Test func whatIsUsualIsRead() throws {
    let text = #"{"a": [1.5, -2e3, 30], "é\n": "x\u00e9\ud834\udd1e", "c": [true, false, null, {}, ""]}"#
    let value = try #require(read(Array(text.utf8)))
    #expect(value["é\n"] == "xé𝄞")
    #expect(value == jansson(Array(text.utf8)))
  }

  /// One byte of a sound text is another, or missing.
  @Test func changedBytes() {
    let text = Array(
      #"{"a": [[1.5, -2e3], [30, 0.25]], "é\n": "x\u00e9", "c": [true, false, null, {}], "d": [1234, "é", 2]}"#
        .utf8)
    for position in text.indices {
      for byte in tellingBytes {
        var changed = text
        changed[position] = byte
        check(changed)
      }
      check(Array(text.prefix(position)))
      var shorter = text
      shorter.remove(at: position)
      check(shorter)
    }
  }
}
