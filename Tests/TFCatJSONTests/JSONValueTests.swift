import Foundation
import TFCatJSON
import TFCatTestSupport
import Testing

@Suite("JSON numbers")
struct JSONNumberTests {
  @Test(
    "What the grammar has is taken",
    arguments: ["0", "-0", "10", "1.50", "1e5", "1E-05", "-1.5e+300", "12345678901234567890"])
  func valid(_ literal: String) {
    #expect(JSONNumber(literal: literal)?.literal == literal)
  }

  @Test(
    "What the grammar has not is refused",
    arguments: [
      "", "-", "+1", "01", "-01", ".5", "5.", "1e", "1e+", "0x1", "NaN", " 1", "1 ", "1_0", "1,5", "−1",
    ])
  func invalid(_ literal: String) {
    #expect(JSONNumber(literal: literal) == nil)
  }

  @Test("Doubles are written in the shortest way that reads back")
  func doubles() throws {
    for value in [0.1, 1e-7, 1e21, 2.5e-308, 1.7976931348623157e308, -0.0, 2459946.123456789, 1e15, 0x1p53] {
      let number = try #require(JSONNumber(value))
      #expect(JSONNumber(literal: number.literal) != nil)
      #expect(number.doubleValue == value)
    }
    #expect(JSONNumber(100.0)?.literal == "100")
    #expect(JSONNumber(-0.0)?.literal == "-0.0")
    #expect(JSONNumber(Double.nan) == nil)
    #expect(JSONNumber(-Double.infinity) == nil)
  }

  @Test("An integer is what is written as one")
  func integers() {
    #expect(JSONNumber(literal: "1158051858")?.integerValue == 1_158_051_858)
    #expect(JSONNumber(literal: "1.0")?.integerValue == nil)
    #expect(JSONNumber(literal: "9223372036854775808")?.integerValue == nil)
    #expect(JSONNumber(literal: "-5")?.isInteger == true)
    #expect(JSONNumber(literal: "1e3")?.isInteger == false)
  }
}

@Suite("JSON values")
struct JSONValueTests {
  static let sample: JSONValue = [
    "null": nil, "flags": [true, false], "numbers": [0, -1, 1.5, 1e-7, 9_007_199_254_740_993],
    "text": "é \"\\\n😀", "nested": ["deep": [["deeper": []]], "empty": [:]],
  ]

  @Test("A round trip through Foundation's coders keeps the value")
  func roundTrip() throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let data = try encoder.encode(Self.sample)
    let decoded = try JSONDecoder().decode(JSONValue.self, from: data)
    // Foundation's decoder does not keep the order of members.
    #expect(try encoder.encode(decoded) == data)
    #expect(decoded["numbers"] == Self.sample["numbers"])
    #expect(decoded["text"] == Self.sample["text"])
    #expect(
      data.withUnsafeBytes { RecoveringParser.parseDocument($0).faults.map(\.kind) } == [.integerPrecision])
  }

  @Test(
    "Integers of 64 bits are encoded exactly",
    arguments: ["9223372036854775807", "-9223372036854775808", "9223372036854775809", "18446744073709551615"])
  func wideIntegers(_ literal: String) throws {
    let number = try #require(JSONNumber(literal: literal))
    let data = try JSONEncoder().encode([JSONValue.number(number)])
    #expect(String(decoding: data, as: UTF8.self) == "[\(literal)]")
    #expect(try JSONDecoder().decode(JSONValue.self, from: data) == [.number(number)])
  }

  @Test("Foundation's decoder reads the same values", arguments: JSONConformanceCase.values)
  func againstFoundation(_ test: JSONConformanceCase) throws {
    guard test.verdict == .accept, !test.name.contains("e\u{301}") else { return }
    let bytes = [UInt8(ascii: "[")] + test.bytes + [UInt8(ascii: "]")]
    guard let decoded = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { return }
    let ours = try #require(document(bytes).nodes.first?.value)
    #expect(Self.plain(ours) == Self.plain(decoded))
  }

  /// With the spelling of numbers and the order of members gone.
  static func plain(_ value: JSONValue) -> JSONValue {
    switch value {
    case .number(let number): JSONNumber(number.doubleValue + 0).map { .number($0) } ?? value
    case .array(let items): .array(items.map(plain))
    case .object(let object):
      .object(JSONObject(object.map { ($0.name, plain($0.value)) }.sorted { $0.0 < $1.0 }))
    default: value
    }
  }

  @Test("Values are equal whatever the order of members and the spelling of numbers")
  func equality() throws {
    #expect(Self.sample == Self.sample)
    #expect(Self.sample.hashValue == Self.sample.hashValue)
    #expect(Set([Self.sample, [1], Self.sample, [1], [2], [[1]]]).count == 4)
    #expect(JSONValue.object(["a": 1, "b": 2]) == .object(["b": 2, "a": 1]))
    #expect(JSONValue.array([1, [2, 3]]) != .array([1, [2, 4]]))
    #expect(JSONValue.array([1]) != .array([1, 1]))
    #expect(JSONValue.null != .bool(false))
    #expect(JSONValue.number(try #require(JSONNumber(literal: "1.0"))) == 1)
  }

  @Test("A member is set in its place, appended, removed")
  func members() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = 3
    object["c"] = 4
    object["b"] = nil as JSONValue?
    #expect(object.names == ["a", "c"])
    #expect(object["a"] == 3)
    #expect(JSONValue.object(object)["c"] == 4)
  }
}
