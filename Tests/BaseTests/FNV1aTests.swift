import Testing

@testable import Base

/// The values are those of the draft's own tables.
@Test func hashesAreThoseOfTheDraft() {
  #expect(FNV1a().value == 0xCBF2_9CE4_8422_2325)
  #expect(FNV1a.hash("a") == 0xAF63_DC4C_8601_EC8C)
  #expect(FNV1a.hash("foobar") == 0x8594_4171_F739_67E8)
  var hash = FNV1a()
  hash.add(UInt64(0x61))
  var text = FNV1a()
  text.add("a\0\0\0\0\0\0\0")
  #expect(hash.value == text.value)
}

/// A number is its eight bytes, also where some of them are zero.
@Test(arguments: [0, 1, 0xFF, 0x100, 0x61_0000_0000, 0xFF00_0000_0000_0000, UInt64.max])
func numbersAreTheirBytes(
  _ number: UInt64
) {
  var hash = FNV1a()
  hash.add("start")
  hash.add(number)
  var bytes = FNV1a()
  bytes.add("start")
  withUnsafeBytes(of: number.littleEndian) { $0.withMemoryRebound(to: UInt8.self) { bytes.add($0) } }
  #expect(hash.value == bytes.value)
}
