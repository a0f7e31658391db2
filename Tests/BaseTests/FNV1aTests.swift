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
