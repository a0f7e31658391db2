import Base
import Testing

/// What is appended piece by piece stands there as a whole.
@Suite struct ByteBufferTests {
  @Test func piecesOfAllLengthsAreKept() {
    var buffer = ByteBuffer(capacity: 1)
    var expected: [UInt8] = []
    for count in 0..<300 {
      let piece = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* count) }
      piece.withUnsafeBufferPointer { buffer.append($0) }
      buffer.append(UInt8(ascii: ","))
      buffer.append("text" as StaticString)
      buffer.append(text: "Größe")
      buffer.append(piece)
      expected += piece + Array(",textGröße".utf8) + piece
    }
    #expect(buffer.count == expected.count && Array(buffer.bytes) == expected)
    buffer.removeFirst(7)
    #expect(Array(buffer.bytes) == Array(expected[7...]))
    buffer.removeLast(expected.count - 7 - 5)
    #expect(Array(buffer.bytes) == Array(expected[7..<12]))
    buffer.removeFirst(6)
    buffer.removeAll()
    #expect(buffer.count == 0 && buffer.bytes.isEmpty)
  }

  @Test func whatIsTakenBackIsNotThere() {
    var buffer = ByteBuffer(capacity: 1)
    let isKept = buffer.append(room: 100) { place in
      place.update(repeating: 0x61, count: 100)
      return place + 100
    }
    let isTakenBack = !buffer.append(room: 10_000) { _ in nil }
    #expect(isKept && isTakenBack)
    #expect(Array(buffer.bytes) == Array(repeating: 0x61, count: 100))
  }

  @Test(arguments: ["", "a", "\"", "\"\"", "{\"a\": \"b\"}"])
  func quotationMarksAreDoubled(_ text: String) {
    var buffer = ByteBuffer(capacity: 1)
    Array(text.utf8).withUnsafeBufferPointer { buffer.append(doublingQuotesOf: $0) }
    let doubled = text.split(separator: "\"", omittingEmptySubsequences: false).joined(separator: "\"\"")
    #expect(String(decoding: buffer.bytes, as: UTF8.self) == doubled)
  }
}
