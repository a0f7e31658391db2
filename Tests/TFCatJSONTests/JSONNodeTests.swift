import TFCatJSON
import Testing

@Suite("Places in a text")
struct JSONNodeTests {
  static let text = #"{"a": [1, {"b/c": "x"}, 2.50], "é": null, "a": [true]}"#

  func covered(_ pointer: JSONPointer, part: JSONNode.Part = .value) throws -> String {
    let bytes = Array(Self.text.utf8)
    let node = try #require(document(bytes).nodes.first)
    return String(decoding: bytes[node.range(of: pointer.tokens, part: part)], as: UTF8.self)
  }

  @Test("A pointer leads to the value, of equal names to the first")
  func values() throws {
    #expect(try covered([]) == Self.text)
    #expect(try covered(["é"]) == "null")
    #expect(try covered(["a"]) == #"[1, {"b/c": "x"}, 2.50]"#)
    #expect(try covered(["a", 0]) == "1")
  }

  @Test("A pointer leads to the name where that is asked for")
  func names() throws {
    #expect(try covered(["é"], part: .name) == #""é""#)
    #expect(try covered(["a", 0], part: .name) == "1")
  }

  @Test("A pointer that leads nowhere stops at the innermost value that is there")
  func nowhere() throws {
    #expect(try covered(["a", 7]) == #"[1, {"b/c": "x"}, 2.50]"#)
    #expect(try covered(["x", "y"]) == Self.text)
    #expect(try covered(["é", 0]) == "null")
    #expect(try covered(["a", "b"]) == #"[1, {"b/c": "x"}, 2.50]"#)
  }

  @Test func namesThatComeTwiceAreSeen() throws {
    #expect(try #require(document(Array(Self.text.utf8)).nodes.first).hasNameTwice)
    for (text, isTwice) in [
      (#"{"a": {"b": 1}, "b": [{"a": 1}]}"#, false), (#"{"a": [1, {"b": 1, "b": 2}]}"#, true),
      ("[1, 1]", false),
    ] {
      #expect(try #require(document(text).nodes.first).hasNameTwice == isTwice)
    }
  }

  @Test("Nodes have the ranges of their text")
  func ranges() throws {
    let node = try #require(document(" [1 , \"a\\n\" ,{ \"b\" : -2e3 } ] ").nodes.first)
    #expect(node.range == 1..<29)
    guard case .array(let items) = node.content else {
      Issue.record("no array")
      return
    }
    #expect(items.map(\.range) == [2..<3, 6..<11, 13..<27])
    guard case .object(let members) = items[2].content else {
      Issue.record("no object")
      return
    }
    #expect(members.map(\.nameRange) == [15..<18])
    #expect(members.map(\.value.range) == [21..<25])
  }

  @Test("The value keeps members, order and spelling")
  func value() throws {
    let value = try #require(document(Self.text).nodes.first).value
    let first: JSONValue = .array([1, ["b/c": "x"], .number(try #require(JSONNumber(literal: "2.50")))])
    #expect(value == .object(["a": first, "é": nil, "a": [true]]))
  }
}

@Suite("JSON Pointer")
struct JSONPointerTests {
  @Test("Escapes are those of RFC 6901")
  func escapes() {
    #expect(JSONPointer().description == "")
    #expect(JSONPointer(["a", 0, "b"]).description == "/a/0/b")
    #expect(JSONPointer(["a/b", "m~n", "~1", ""]).description == "/a~1b/m~0n/~01/")
    #expect(JSONPointer(["é \"", "\u{301}"]).description == "/é \"/\u{301}")
  }

  @Test("Appending leaves the pointer before as it was")
  func appending() {
    let base: JSONPointer = ["a"]
    #expect(base.appending(3).appending("b").appending(["c", 1]).description == "/a/3/b/c/1")
    #expect(base.description == "/a")
  }
}
