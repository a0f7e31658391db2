import Testing

@testable import Base

@Suite struct LineIndexTests {
  /// Columns count characters, and each byte that is none.
  @Test(
    arguments: [
      ([0x61, 0x62], 2), ([0xB0, 0xB1, 0xB5], 3), ([0xE9, 0xB0], 2), ([0xC3, 0xA9], 1),
      ([0xF0, 0x9F, 0x8C, 0x9E], 1), ([0xC3], 1),
    ] as [([UInt8], Int)]) func columnsCountCharacters(_ bytes: [UInt8], _ count: Int)
  {
    let text = [0x0A, 0x20] + bytes + [0x78]
    text.withUnsafeBytes { text in
      var index = LineIndex(text)
      let position = index.position(of: text.count - 1)
      #expect(position.line == 2 && position.column == 2 + count)
    }
  }
}
