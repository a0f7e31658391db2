import TFCatJSON
import TFCatTestSupport
import Testing

/// Many pairs at once are read as the numbers are one by one.
@Suite struct NumberPairTests {
  private struct Run: Equatable {
    var values: [UInt64] = []
    var first: NumberForms = []
    var second: NumberForms = []
    /// Bytes up to behind the last pair.
    var length = 0
  }

  /// So many bytes stand behind each text that it is met whole.
  private static let behind = Array(repeating: UInt8(ascii: "]"), count: 200)

  private func read(_ text: [UInt8], room: Int = 64) throws -> Run {
    try (text + Self.behind).withUnsafeBytes { bytes in
      var cursor = try #require(JSONCursor(bytes))
      return withUnsafeTemporaryAllocation(of: Double.self, capacity: room) { values in
        let (count, first, second) = cursor.readPairs(into: values, notesForms: true)
        return Run(
          values: values.prefix(2 * count).map(\.bitPattern), first: first, second: second,
          length: cursor.offset)
      }
    }
  }

  /// The numbers of `[a,b],[c,d]`, as far as they can be read, by the reader of single numbers.
  private func readSingly(_ text: [UInt8]) throws -> [UInt64] {
    try (text + Self.behind).withUnsafeBytes { bytes in
      var cursor = try #require(JSONCursor(bytes))
      var values: [UInt64] = []
      repeat {
        guard cursor.take(0x5B), let first = cursor.double(), cursor.take(0x2C) else { break }
        cursor.skipWhitespace()
        guard let second = cursor.double(), cursor.take(0x5D) else { break }
        values += [first.value.bitPattern, second.value.bitPattern]
        guard cursor.take(0x2C) else { break }
        cursor.skipWhitespace()
      } while true
      return values
    }
  }

  private func literal(_ random: inout SeededNumbers) -> String {
    let sign = Int.random(in: 0..<4, using: &random) == 0 ? "-" : ""
    let whole = UInt64.random(in: 0..<(1 << UInt64.random(in: 1...60, using: &random)), using: &random)
    let decimals = Int.random(in: 0...9, using: &random)
    let fraction = (0..<decimals).map { _ in String(Int.random(in: 0...9, using: &random)) }.joined()
    return sign + String(whole) + (decimals == 0 ? "" : "." + fraction)
  }

  @Test func randomPairs() throws {
    var random = SeededNumbers(1)
    var count = 0
    for _ in 0..<20_000 {
      let blank = Bool.random(using: &random) ? " " : ""
      let text = (0..<6).map { _ in "[\(literal(&random)),\(blank)\(literal(&random))]" }
        .joined(separator: "," + blank)
      let values = try read(Array(text.utf8)).values
      let singly = try readSingly(Array(text.utf8))
      #expect(singly.count == 12)
      #expect(values == Array(singly.prefix(values.count)), "\(text)")
      count += values.count
    }
    #expect(count > 20_000)
  }

  /// What is read of a damaged text is what the reader of single numbers reads.
  @Test(arguments: [
    "[1100000012.483, 100.063], [1100000014.5, -0.5], [3, 4.0]", "[1,2],[10.25,-20.5],[0,0.0]",
  ])
  func changedBytes(_ text: String) throws {
    let text = Array(text.utf8)
    for position in text.indices {
      for byte in tellingBytes {
        var changed = text
        changed[position] = byte
        let values = try read(changed).values
        let singly = try readSingly(changed)
        #expect(values == Array(singly.prefix(values.count)), "\(String(decoding: changed, as: UTF8.self))")
      }
    }
  }

  @Test func layout() throws {
    #expect(try read(Array("[1, 2], [3, 4]".utf8)).values.count == 4)
    #expect(try read(Array("[1,2],[3,4]".utf8)).values.count == 4)
    #expect(
      try read(Array("[1, 2],\n[3, 4]".utf8))
        == Run(
          values: [1.0, 2.0].map(\.bitPattern), first: .integer, second: .integer, length: 6))
    #expect(try read(Array("[1, 2, 3], [4, 5]".utf8)) == Run())
    #expect(try read(Array("[1e5, 2]".utf8)) == Run())
    #expect(try read(Array("[01, 2]".utf8)) == Run())
    #expect(try read(Array("[-, 2]".utf8)) == Run())
    #expect(try read(Array("[1., 2]".utf8)) == Run())
    #expect(try read(Array("[1, 2".utf8)).values.count == 2)
  }

  @Test func room() throws {
    let text = Array("[1, 2], [3, 4], [5, 6]".utf8)
    #expect(try read(text, room: 4).length == 14)
    #expect(try read(text, room: 1) == Run())
  }

  /// Near the end of the text nothing is read: what stands there is looked at whole.
  @Test func endOfText() throws {
    let text = Array("[1, 2], [3, 4]".utf8)
    try text.withUnsafeBytes { bytes in
      var cursor = try #require(JSONCursor(bytes))
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 8) { values in
        #expect(cursor.readPairs(into: values, notesForms: false).count == 0)
      }
      #expect(cursor.offset == 0)
    }
  }

  @Test func forms() throws {
    func forms(_ text: String) throws -> [NumberForms] {
      let run = try read(Array(text.utf8))
      return [run.first, run.second]
    }
    #expect(try forms("[1, 2.5]") == [.integer, []])
    #expect(try forms("[1.0, 2], [2.5, 3]") == [.wholeFraction, .integer])
    #expect(try forms("[1.0, 2.0], [2, 3]") == [[.wholeFraction, .integer], [.wholeFraction, .integer]])
    #expect(try forms("[0.0, 0]") == [.wholeFraction, .integer])
    #expect(try forms("[-0.0, 1.00]") == [.other, .other])
    #expect(try forms("[1234567890123456, 0.123456789012345]") == [.other, .other])
  }
}
