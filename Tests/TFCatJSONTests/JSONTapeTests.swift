import TFCatJSON
import TFCatTestSupport
import Testing

/// The tape takes what is JSON by the grammar, and says of it what the other parsers say.
@Suite struct JSONTapeTests {
  private struct Nothing: Error {}

  private func read(_ bytes: [UInt8]) throws -> JSONValue? {
    var tape = JSONTape()
    return try bytes.withUnsafeBytes { bytes in
      try tape.read(bytes)
      return tape.view(of: bytes)?.value()
    }
  }

  @Test(arguments: JSONConformanceCase.documents) func documents(_ test: JSONConformanceCase) throws {
    try check(test.bytes, test.verdict)
  }

  @Test(arguments: JSONConformanceCase.values) func valuesInAnArray(_ test: JSONConformanceCase) throws {
    try check([0x5B] + test.bytes + [0x5D], test.verdict)
  }

  @Test(arguments: JSONConformanceCase.values) func valuesInAnObject(_ test: JSONConformanceCase) throws {
    try check(Array(#"{"a": [[1, 2], "#.utf8) + test.bytes + Array(#"], "b": 1}"#.utf8), test.verdict)
  }

  private func check(_ bytes: [UInt8], _ verdict: JSONConformanceCase.Verdict) throws {
    guard verdict != .refuse else {
      #expect(throws: JSONTape.Fault.self) { try read(bytes) }
      return
    }
    let value = try #require(try read(bytes))
    if verdict == .accept { #expect(value == jansson(bytes)) }
  }

  /// One byte of a sound text is another: the tape and the recovering parser agree on whether it is JSON.
  @Test func changedBytes() throws {
    let text = Array(
      #"{"a": [[1.5, -2e3], [30, 0.25]], "é\n": "x\u00e9", "c": [true, false, null, {}], "d": [12345678901, 2]}"#
        .utf8)
    for position in text.indices {
      for byte in tellingBytes {
        var changed = text
        changed[position] = byte
        let isJSON = document(changed).faults.allSatisfy(\.kind.isAdvice)
        #expect(((try? read(changed)) != nil) == isJSON, "\(String(decoding: changed, as: UTF8.self))")
        // Far from the end of the text positions are read in another way.
        let longer = changed + Array(repeating: 0x20, count: 200)
        #expect(((try? read(longer)) != nil) == isJSON, "\(String(decoding: changed, as: UTF8.self))")
      }
      let shorter = Array(text.prefix(position))
      #expect((try? read(shorter)) == nil, "\(String(decoding: shorter, as: UTF8.self))")
    }
  }

  @Test func entriesTellWhatIsInside() throws {
    let text = Array(#"[[1, 2.5], {"a": "x", "b": null}, [], [[1], "s"]]"#.utf8)
    var tape = JSONTape()
    try text.withUnsafeBytes { text in
      try tape.read(text)
      guard let view = tape.view(of: text) else { throw Nothing() }
      let kinds = (0..<view.count).map { view.entries[$0].kind }
      #expect(
        kinds == [
          .array, .array, .integer, .fraction, .object, .string, .string, .string, .null, .array, .array,
          .array, .integer, .string,
        ])
      #expect(view.entries[1].childKinds == JSONTape.Kind.integer.mask | JSONTape.Kind.fraction.mask)
      #expect(view.entries[4].childKinds == JSONTape.Kind.string.mask | JSONTape.Kind.null.mask)
      #expect(view.entries[10].childKinds == JSONTape.Kind.array.mask | JSONTape.Kind.string.mask)
      #expect([0, 1, 4, 9, 10].map { view.childCount(of: $0) } == [4, 2, 2, 0, 2])
      #expect([0, 1, 4, 9, 10].map { Int(view.entries[$0].next) } == [14, 4, 9, 10, 14])
      #expect(String(decoding: view.spelling(of: 4), as: UTF8.self) == #"{"a": "x", "b": null}"#)
    }
  }

  /// More items than an entry can count, and more entries than there was room for.
  @Test func longArrays() throws {
    let count = 2_200_000
    let text = Array(("[" + String(repeating: "1,", count: count - 1) + "2]").utf8)
    var tape = JSONTape()
    try text.withUnsafeBytes { text in
      try tape.read(text)
      guard let view = tape.view(of: text) else { throw Nothing() }
      #expect(view.entries[0].childCount == nil)
      #expect(view.childCount(of: 0) == count)
    }
  }

  @Test func namesThatComeTwiceAreNoted() throws {
    let many = (0..<40).map { "\"n\($0)\": 1" }.joined(separator: ", ")
    for (text, count) in [
      (#"{"a": 1, "b": 2}"#, 0), (#"{"a": 1, "b": 2, "a": 3}"#, 1), (#"{"a": 1, "\u0061": 2}"#, 1),
      (#"[{"a": {"b": 1, "b": 2}}, {"a": 1}]"#, 1), ("{\(many)}", 0), ("{\(many), \"n7\": 2}", 1),
      ("{\"\u{E9}\": 1, \"e\u{301}\": 2}", 0),
    ] {
      var tape = JSONTape()
      try Array(text.utf8).withUnsafeBytes { try tape.read($0) }
      #expect(tape.duplicateNames.count == count, "\(text)")
    }
  }

  @Test func loneSurrogatesStayApart() throws {
    let text = Array(#"["\ud800", "\ud801", "\ud83d\ude00"]"#.utf8)
    var tape = JSONTape()
    try text.withUnsafeBytes { text in
      try tape.read(text)
      guard let view = tape.view(of: text) else { throw Nothing() }
      #expect(view.content(of: 1) == [0xED, 0xA0, 0x80])
      #expect(view.content(of: 2) == [0xED, 0xA0, 0x81])
      #expect(view.text(of: 3) == "😀")
    }
  }
}
