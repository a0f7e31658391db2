import Testing

@testable import Base

@Suite struct WideTextTests {
  private static func wide(_ text: String, _ encoding: WideEncoding) -> [UInt8] {
    text.unicodeScalars.flatMap { scalar -> [UInt8] in
      let units = encoding.width == 4 ? [scalar.value] : UTF16.encode(scalar)?.map { UInt32($0) } ?? []
      return units.flatMap { unit -> [UInt8] in
        let bytes = (0..<encoding.width).map { UInt8(truncatingIfNeeded: unit >> (8 * UInt32($0))) }
        return encoding.isBigEndian ? bytes.reversed() : bytes
      }
    }
  }

  private func utf8(_ bytes: [UInt8]) throws -> String {
    let file = try MappedFile(bytes: bytes).inUTF8(path: "t")
    return withExtendedLifetime(file) { String(decoding: file.bytes, as: UTF8.self) }
  }

  @Test(arguments: WideEncoding.allCases)
  func textsOfAllWideEncodingsAreReadWithAndWithoutAMark(_ encoding: WideEncoding) throws {
    // Beyond the first 256 kB, and beyond what two bytes hold.
    let text = "start,end,station\r\n" + String(repeating: "1,2,Zürich – 𝄞\n", count: 20_000)
    #expect(try utf8(Self.wide("\u{FEFF}\(text)", encoding)) == text)
    #expect(try utf8(Self.wide(text, encoding)) == text)
  }

  @Test func unitsThatAreNoTextAreReplaced() throws {
    let head = Self.wide("\u{FEFF}ab", .utf16LittleEndian)
    // Half of a pair, and half of a unit.
    #expect(try utf8(head + [0x00, 0xD8] + [0x63, 0]) == "ab\u{FFFD}c")
    #expect(try utf8(head + [0x63]) == "ab\u{FFFD}")
    #expect(try utf8(Self.wide("\u{FEFF}", .utf16BigEndian)) == "")
  }

  @Test func encodingThatXMLDeclaresIsLeftOut() throws {
    let text = "<?xml version=\"1.0\" encoding='UTF-16'?>\n<a encoding=\"x\"/>"
    let plain = try utf8(Self.wide("\u{FEFF}\(text)", .utf16LittleEndian))
    #expect(plain.hasPrefix("<?xml version=\"1.0\"") && plain.hasSuffix("?>\n<a encoding=\"x\"/>"))
    #expect(!plain.contains("UTF-16") && plain.utf8.count == text.utf8.count)
  }

  @Test(arguments: ["", "a", "a,b\n1,2\n", "\u{FEFF}a", "é"])
  func otherTextsStay(_ text: String) throws {
    let file = try MappedFile(bytes: text.utf8)
    #expect(try file.inUTF8(path: "t") === file)
  }

  @Test func windows1252HasCharactersWhereLatin1HasNone() {
    #expect(SingleByteText.decode([0x61, 0x96, 0x93, 0x94, 0x80, 0xE9]) == "a–“”€é")
    // Five bytes have none.
    #expect(SingleByteText.decode([0x81, 0x8D, 0x8F, 0x90, 0x9D]) == "\u{81}\u{8D}\u{8F}\u{90}\u{9D}")
  }
}
