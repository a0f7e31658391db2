import Foundation
import TFCat
import TFCatJSON
import Testing

/// The model through encoders and decoders that know nothing of it.
@Suite struct CodableTests {
  static let collection = Result {
    try Catalogues.read(
      Catalogues.collection(
        RoundTripTests.features.filter {
          !$0.contains("e400") && $0.utf8.count > 0 && !$0.contains("12345678901234567890")
        }.joined(separator: ",\n")))
  }

  @Test func foundationsJSONKeepsAllButSpelling() throws {
    let collection = try Self.collection.get()
    let data = try JSONEncoder().encode(collection)
    #expect(try JSONDecoder().decode(FeatureCollection.self, from: data) == collection)
    // What Foundation writes the project's own reader reads.
    #expect(try FeatureCollection(bytes: data) == collection)
  }

  @Test func propertyListsKeepAllButSpelling() throws {
    let collection = try Self.collection.get()
    for format in [PropertyListSerialization.PropertyListFormat.binary, .xml] {
      let encoder = PropertyListEncoder()
      encoder.outputFormat = format
      let data = try encoder.encode(collection)
      #expect(try PropertyListDecoder().decode(FeatureCollection.self, from: data) == collection)
    }
  }

  /// A decoder of another make, which keeps the order of members and refuses null as anything but `nil`.
  @Test func anyDecoderWillDo() throws {
    let collection = try Self.collection.get()
    let decoded = try FeatureCollection(from: TreeDecoder(value: collection.json))
    #expect(decoded == collection)
    #expect(decoded.features.map(\.json.object?.names) == collection.features.map(\.json.object?.names))
  }

  private func expectSame<T: Codable & Equatable>(_ value: T) throws {
    let data = try JSONEncoder().encode(["value": value])
    #expect(try JSONDecoder().decode([String: T].self, from: data) == ["value": value])
  }

  @Test func eachTypeIsCodableByItself() throws {
    let head = Catalogues.head
    try expectSame(head.fields)
    try expectSame(head.crs)
    try expectSame(head.crs?.local)
    try expectSame(head.crs?.local?.spectralCoordinates)
    try expectSame(ExplicitTimeCoordinates(name: "n", unit: "d", origin: "2000-01-01T12:00:00", scale: .tdb))
    try expectSame(Field(info: "I", ucd: "meta.id", dataType: nil, values: .list(["a", 1, nil])))
    try expectSame(BoundingBox(timeMin: 1, spectralMin: 2, timeMax: 3.5, spectralMax: 4))
    for id: FeatureID in ["a", 7, .number(try #require(JSONNumber(literal: "1.5")))] { try expectSame(id) }
    for feature in try Self.collection.get().features {
      try expectSame(feature)
      try expectSame(feature.geometry)
      try expectSame(Observation(feature))
    }
    let values: JSONValue = [nil, true, false, 0, -1, 1.5, "", "é", [], [:], ["a": nil], [[nil]]]
    try expectSame(values)
  }

  @Test func integersStayIntegers() throws {
    let value = try JSONDecoder().decode(
      JSONValue.self, from: Data("[1158051858, 18446744073709551615, 0.5]".utf8))
    #expect(value.description == "[1158051858, 18446744073709551615, 0.5]")
  }

  @Test func errorsTellThePlace() throws {
    let text = Catalogues.collection(Catalogues.point(#"[1, "2"]"#))
    let error = try #require(throws: DecodingError.self) {
      try JSONDecoder().decode(FeatureCollection.self, from: Data(text.utf8))
    }
    guard case .dataCorrupted(let context) = error else { throw error }
    #expect(
      context.debugDescription == "/features/0/geometry/coordinates/1: expected a number, found a string")
    #expect(context.underlyingError is ModelError)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity]) func numbersThatJSONDoesNotHaveAreRefused(
    _ value: Double
  ) throws {
    let geometry = Geometry.polygon(
      Polygon([[Position(time: 0, spectral: 1), Position(time: 1, spectral: value)]]))
    let feature = Feature(geometry: .geometryCollection(GeometryCollection([geometry])))
    let error = try #require(throws: EncodingError.self) {
      try JSONEncoder().encode(FeatureCollection(head: Catalogues.head, features: [feature]))
    }
    guard case .invalidValue(_, let context) = error else { throw error }
    #expect(
      context.debugDescription
        == "/features/0/geometry/geometries/0/coordinates/0/1/1: \(value) cannot be written: JSON has no such number"
    )
    #expect(geometry.json["coordinates"] == [[[0, 1], [1, nil]]])
  }
}

/// The least that a decoder can be: a view on a tree.
private struct TreeDecoder: Decoder {
  var value: JSONValue
  var codingPath: [any CodingKey] = []
  var userInfo: [CodingUserInfoKey: Any] { [:] }

  private func mismatch(_ type: Any.Type) -> DecodingError {
    .typeMismatch(type, .init(codingPath: codingPath, debugDescription: "found \(value.kind)"))
  }

  func container<Key: CodingKey>(keyedBy type: Key.Type) throws -> KeyedDecodingContainer<Key> {
    guard let object = value.object else { throw mismatch(type) }
    return KeyedDecodingContainer(Keyed<Key>(object: object, codingPath: codingPath))
  }

  func unkeyedContainer() throws -> any UnkeyedDecodingContainer {
    guard let items = value.array else { throw mismatch([Any].self) }
    return Unkeyed(items: items, codingPath: codingPath)
  }

  func singleValueContainer() throws -> any SingleValueDecodingContainer {
    Single(value: value, codingPath: codingPath)
  }

  static func decode<T: Decodable>(_ type: T.Type, _ value: JSONValue?, _ path: [any CodingKey]) throws -> T {
    guard let value, value != .null else {
      throw DecodingError.valueNotFound(type, .init(codingPath: path, debugDescription: "null"))
    }
    return try T(from: TreeDecoder(value: value, codingPath: path))
  }

  struct Keyed<Key: CodingKey>: KeyedDecodingContainerProtocol {
    var object: JSONObject
    var codingPath: [any CodingKey]
    var allKeys: [Key] { object.names.compactMap(Key.init(stringValue:)) }
    func contains(_ key: Key) -> Bool { object[key.stringValue] != nil }
    func decodeNil(forKey key: Key) throws -> Bool { object[key.stringValue] == .null }
    func decode<T: Decodable>(_ type: T.Type, forKey key: Key) throws -> T {
      try TreeDecoder.decode(type, object[key.stringValue], codingPath + [key])
    }
    func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type, forKey key: Key) throws
      -> KeyedDecodingContainer<Nested>
    { try decoder(key).container(keyedBy: type) }
    func nestedUnkeyedContainer(forKey key: Key) throws -> any UnkeyedDecodingContainer {
      try decoder(key).unkeyedContainer()
    }
    func superDecoder() throws -> any Decoder { TreeDecoder(value: .object(object), codingPath: codingPath) }
    func superDecoder(forKey key: Key) throws -> any Decoder { decoder(key) }
    private func decoder(_ key: Key) -> TreeDecoder {
      TreeDecoder(value: object[key.stringValue] ?? .null, codingPath: codingPath + [key])
    }
  }

  struct Unkeyed: UnkeyedDecodingContainer {
    var items: [JSONValue]
    var codingPath: [any CodingKey]
    var currentIndex = 0
    var count: Int? { items.count }
    var isAtEnd: Bool { currentIndex == items.count }
    mutating func decodeNil() throws -> Bool {
      guard items[currentIndex] == .null else { return false }
      currentIndex += 1
      return true
    }
    mutating func decode<T: Decodable>(_ type: T.Type) throws -> T {
      let value = try TreeDecoder.decode(type, items[currentIndex], codingPath)
      currentIndex += 1
      return value
    }
    mutating func nestedContainer<Nested: CodingKey>(keyedBy type: Nested.Type) throws
      -> KeyedDecodingContainer<Nested>
    {
      try superDecoder().container(keyedBy: type)
    }
    mutating func nestedUnkeyedContainer() throws -> any UnkeyedDecodingContainer {
      try superDecoder().unkeyedContainer()
    }
    mutating func superDecoder() throws -> any Decoder {
      currentIndex += 1
      return TreeDecoder(value: items[currentIndex - 1], codingPath: codingPath)
    }
  }

  struct Single: SingleValueDecodingContainer {
    var value: JSONValue
    var codingPath: [any CodingKey]
    func decodeNil() -> Bool { value == .null }
    func decode<T: Decodable>(_ type: T.Type) throws -> T {
      let found: Any? =
        switch type {
        case is Bool.Type: value.bool
        case is String.Type: value.string
        case is Int64.Type: value.number?.integerValue
        case is UInt64.Type: value.number.flatMap { UInt64($0.literal) }
        case is Double.Type: value.number?.doubleValue
        default: nil
        }
      guard let found = found as? T else {
        throw DecodingError.typeMismatch(
          type, .init(codingPath: codingPath, debugDescription: "found \(value.kind)"))
      }
      return found
    }
  }
}
