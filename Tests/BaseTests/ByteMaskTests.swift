import Base
import TFCatTestSupport
import Testing

/// The bits of a comparison are those of its lanes, the first the lowest.
@Suite struct ByteMaskTests {
  @Test func bitsAreThoseOfTheLanes() {
    var random = SeededNumbers(1)
    for _ in 0..<200 {
      let wanted = UInt32.random(in: 0...(.max), using: &random)
      var block = SIMD32<UInt8>(repeating: 0x20)
      for lane in 0..<32 where wanted >> UInt32(lane) & 1 != 0 { block[lane] = 0x22 }
      let mask = block .== SIMD32(repeating: 0x22)
      #expect(mask.bits == wanted)
      #expect(mask.hasTrue == (wanted != 0))
      #expect((block.lowHalf .== SIMD16(repeating: 0x22)).hasTrue == (wanted & 0xFFFF != 0))
    }
    #expect((SIMD32<UInt8>(repeating: 0) .== SIMD32(repeating: 1)).bits == 0)
    #expect((SIMD32<UInt8>(repeating: 1) .== SIMD32(repeating: 1)).bits == .max)
  }
}
