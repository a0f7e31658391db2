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
      expected += piece + Array(",text".utf8)
    }
    #expect(buffer.count == expected.count && Array(buffer.bytes) == expected)
    buffer.removeLast(expected.count - 5)
    #expect(Array(buffer.bytes) == Array(expected[..<5]))
    buffer.removeAll()
    #expect(buffer.count == 0 && buffer.bytes.isEmpty)
  }

  @Test func whatIsTakenBackIsNotThere() {
    var buffer = ByteBuffer(capacity: 1)
    #expect(
      buffer.append(room: 100) { place in
        place.update(repeating: 0x61, count: 100)
        return place + 100
      })
    #expect(!buffer.append(room: 10_000) { _ in nil })
    #expect(Array(buffer.bytes) == Array(repeating: 0x61, count: 100))
  }

  @Test func arraysTakeTheSame() {
    func put(_ text: StaticString, into sink: inout some ByteSink & ~Copyable) {
      sink.append(text)
      sink.append(0x0A)
    }
    var (array, buffer) = ([UInt8](), ByteBuffer())
    put("a line", into: &array)
    put("a line", into: &buffer)
    #expect(array == Array("a line\n".utf8) && array == Array(buffer.bytes))
  }
}
