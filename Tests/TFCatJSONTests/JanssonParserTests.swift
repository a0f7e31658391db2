import TFCatJSON
import TFCatTestSupport
import Testing

@Suite("The strict parser")
struct JanssonParserTests {
  @Test("Numbers keep their spelling, wherever digits stand in strings")
  func spelling() throws {
    let text =
      #"{"1": "2 \" 3\\", "a": [1.50, -0, 1e5, 2459946.1234567890, "7"], "b\"9": {"c": 0.10}, "d": 1E+2}"#
    let value = try #require(jansson(Array(text.utf8)))
    func numbers(_ value: JSONValue) -> [String] {
      switch value {
      case .number(let number): [number.literal]
      case .array(let items): items.flatMap(numbers)
      case .object(let object): object.flatMap { numbers($0.value) }
      default: []
      }
    }
    #expect(numbers(value) == ["1.50", "-0", "1e5", "2459946.1234567890", "0.10", "1E+2"])
    #expect(value == document(text).nodes.first?.value)
    #expect(value.object?.names == ["1", "a", "b\"9", "d"])
  }

  @Test("Of what it takes nothing is to be said", arguments: JSONConformanceCase.values)
  func nothingToSay(_ test: JSONConformanceCase) {
    let value = jansson([UInt8(ascii: "[")] + test.bytes + [UInt8(ascii: "]")])
    #expect((value != nil) == (test.verdict == .accept))
  }

  @Test("No text is no value")
  func empty() {
    #expect(JanssonParser.parse(UnsafeRawBufferPointer(start: nil, count: 0)) == nil)
    #expect(jansson([]) == nil)
  }

  @Test("A NUL byte after a number is refused, though jansson passes over it")
  func nul() {
    #expect(jansson([0x5B, 0x31, 0x00, 0x5D]) == nil)
  }

  @Test("Threads do not disturb each other")
  func threads() async {
    let text = Array(#"{"a": [1, 2.5, {"b": "c"}], "d": {"e": null}}"#.utf8)
    let expected = document(text).nodes.first?.value
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<8 { group.addTask { (0..<200).allSatisfy { _ in jansson(text) == expected } } }
      for await agrees in group { #expect(agrees) }
    }
  }
}
