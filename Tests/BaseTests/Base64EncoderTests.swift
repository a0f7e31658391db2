import Base
import TFCatTestSupport
import Testing

struct Base64EncoderTests {
  private func encoded(_ bytes: [UInt8]) -> String {
    var text = ByteBuffer()
    bytes.withUnsafeBytes { Base64Encoder.append(linesOf: $0, to: &text) }
    return String(decoding: text.bytes, as: UTF8.self)
  }

  /// The examples of RFC 4648, section 10.
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE="),
    ("foobar", "Zm9vYmFy"),
  ])
  func examples(text: String, expected: String) {
    #expect(encoded(Array(text.utf8)) == (expected.isEmpty ? "" : expected + "\n"))
  }

  @Test func everyDigitHasItsCharacter() {
    // The values 0 to 63 in a row, six bits each.
    let bytes = stride(from: 0, to: 64, by: 4).flatMap { value in
      let bits = value << 18 | (value + 1) << 12 | (value + 2) << 6 | (value + 3)
      return [UInt8(bits >> 16), UInt8(bits >> 8 & 0xFF), UInt8(bits & 0xFF)]
    }
    let digits = String(decoding: Base64Encoder.alphabet, as: UTF8.self)
    #expect(encoded(bytes) == digits + "\n")
    #expect(encoded(bytes + bytes) == digits + "\n" + digits + "\n")
  }

  @Test func linesOfAnyLength() {
    var numbers = SeededNumbers(64)
    for count in 0..<300 {
      let bytes = (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &numbers) }
      let lines = encoded(bytes).split(separator: "\n", omittingEmptySubsequences: false)
      #expect(lines.dropLast(2).allSatisfy { $0.utf8.count == 64 }, "\(count) bytes")
      #expect(decoded(lines.joined()) == bytes, "\(count) bytes")
      #expect(Base64Encoder.text(of: bytes) == lines.joined())
    }
  }

  /// Bit by bit.
  private func decoded(_ text: String) -> [UInt8] {
    let padding = text.utf8.count { $0 == UInt8(ascii: "=") }
    var bits: [Bool] = []
    for character in text.utf8.dropLast(padding) {
      let value = Base64Encoder.alphabet.firstIndex(of: character) ?? 0
      for bit in stride(from: 5, through: 0, by: -1) { bits.append(value >> bit & 1 == 1) }
    }
    return stride(from: 0, to: bits.count - bits.count % 8, by: 8).map { start in
      bits[start..<start + 8].reduce(0) { $0 << 1 | ($1 ? 1 : 0) }
    }
  }
}
