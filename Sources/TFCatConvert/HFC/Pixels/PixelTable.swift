internal import PlanarGeometry

/// Values of pixels, looked up faster than in a dictionary: contours have thousands of pixels, and are many.
///
/// Open addressing with a multiplier that nobody can foresee, so that no chain of pixels is made to collide.
struct PixelTable<Value> {
  private var slots: [(pixel: Pixel, value: Value?)]
  private let shift: Int
  private let multiplier = PixelTableSeed.multiplier

  /// - Parameters:
  ///   - count: the most pixels that are put in.
  init(capacity count: Int) {
    let bits = Int.bitWidth - max(2 * count, 8).leadingZeroBitCount
    shift = UInt64.bitWidth - bits
    slots = Array(repeating: (Pixel(x: 0, y: 0), nil), count: 1 << bits)
  }

  /// The value of a pixel, which can be set and not removed.
  subscript(pixel: Pixel) -> Value? {
    get { slots[slot(of: pixel)].value }
    set { slots[slot(of: pixel)] = (pixel, newValue) }
  }

  private func slot(of pixel: Pixel) -> Int {
    let key =
      UInt64(truncatingIfNeeded: pixel.x) &* 0x9E37_79B9_7F4A_7C15 ^ UInt64(truncatingIfNeeded: pixel.y)
    var slot = Int(truncatingIfNeeded: (key &* multiplier) >> UInt64(shift))
    while slots[slot].value != nil, slots[slot].pixel != pixel { slot = (slot + 1) & (slots.count - 1) }
    return slot
  }
}

private enum PixelTableSeed {
  static let multiplier = UInt64.random(in: .min ... .max) | 1
}
