internal import PlanarGeometry

/// Gives pixels numbers from 0 on, the same pixel the same number: what is known of pixels can stand in
/// arrays then. Faster than a dictionary: contours have thousands of pixels, and are many.
///
/// Open addressing with a multiplier that nobody can foresee, so that no chain of pixels is made to collide.
struct PixelNumbers {
  /// By the number.
  private var pixels: [Pixel] = []
  /// A number, or -1.
  private var slots: [Int32]
  private let shift: UInt64

  private static let multiplier = UInt64.random(in: .min ... .max) | 1

  /// - Parameters:
  ///   - count: the most pixels that get a number, below 2^31.
  init(capacity count: Int) {
    let bits = Int.bitWidth - max(2 * count, 8).leadingZeroBitCount
    shift = UInt64(UInt64.bitWidth - bits)
    slots = Array(repeating: -1, count: 1 << bits)
    pixels.reserveCapacity(count)
  }

  /// The number of a pixel: the next one for a pixel that has none yet.
  mutating func number(of pixel: Pixel) -> Int {
    var slot = Self.slot(of: pixel, shift)
    while slots[slot] >= 0 {
      let number = Int(slots[slot])
      let other = pixels[number]
      if other.x == pixel.x, other.y == pixel.y { return number }
      slot = (slot + 1) & (slots.count - 1)
    }
    slots[slot] = Int32(truncatingIfNeeded: pixels.count)
    pixels.append(pixel)
    return pixels.count - 1
  }

  /// Pixels in a row differ in the lowest bits of one coordinate; both products carry these to all others.
  @inline(__always)
  private static func slot(of pixel: Pixel, _ shift: UInt64) -> Int {
    var key =
      UInt64(truncatingIfNeeded: pixel.x) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: pixel.y)
    key = key &* 0xD6E8_FEB8_6659_FD93
    key = (key ^ (key >> 32)) &* multiplier
    return Int(truncatingIfNeeded: key >> shift)
  }
}
