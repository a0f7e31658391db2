import TFCatTestSupport
import Testing

@testable import Base

/// A path goes through a text and comes out as it was, whatever bytes it has.
struct SystemPathTests {
  private func passes(_ bytes: [UInt8]) -> Bool {
    String(systemPath: bytes).systemPath.map { UInt8(bitPattern: $0) } == bytes + [0]
  }

  @Test func pathsInUTF8StayTexts() {
    for text in ["", "a/b.json", "é€\u{1F30D}", "\u{7F}\u{85}", "\u{10FF7F}"] {
      #expect(String(systemPath: Array(text.utf8)) == text && passes(Array(text.utf8)))
    }
  }

  @Test(
    arguments: [
      [0xFF], [0x61, 0xE9, 0x2E], [0xC3], [0xE2, 0x82], [0xF0, 0x9F, 0x8C], [0xC0, 0x80], [0xED, 0xA0, 0x80],
      [0x80, 0x80],
      [0xF4, 0x90, 0x80, 0x80], [0xC3, 0xA9, 0xA9], [0xE2, 0x28, 0xA1],
    ] as [[UInt8]])
  func otherBytesStay(_ bytes: [UInt8]) {
    #expect(String(systemPath: bytes).hasUndecodedBytes && passes(bytes))
  }

  /// The characters that stand for bytes may themselves be in a path.
  @Test func standInsStay() {
    let bytes = Array("a\u{10FF80}\u{10FFFF}".utf8)
    #expect(passes(bytes))
    #expect(passes([0xFF] + bytes))
  }

  @Test func randomBytesStay() {
    var numbers = SeededNumbers(7)
    for _ in 0..<2000 {
      let bytes = (0..<8).map { _ in UInt8.random(in: 1...255, using: &numbers) }
      #expect(passes(bytes))
    }
  }
}
