import TFCatConvert

/// A sample of features of which each has the same chance, drawn while they are read (Vitter's algorithm R).
/// The same seed draws the same features.
struct FeatureSample {
  private let size: Int
  private var generator: SplitMix
  private var offered = 0
  private var drawn: [(place: Int, range: Range<Int>)] = []

  init(size: Int, seed: UInt64) {
    self.size = size
    generator = SplitMix(state: seed)
  }

  mutating func offer(_ item: FeatureItem) {
    defer { offered += 1 }
    if drawn.count < size {
      drawn.append((offered, item.range))
      return
    }
    let place = generator.next(below: offered + 1)
    if place < size { drawn[place] = (offered, item.range) }
  }

  /// Where the features lie, in the order in which they were offered.
  var ranges: [Range<Int>] { drawn.sorted { $0.place < $1.place }.map(\.range) }
}

/// The generator SplitMix64: the same numbers in every version of the program, unlike those of the system.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var value = state
    value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
    value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
    return value ^ (value >> 31)
  }

  /// A number from 0 up to but not including the bound.
  mutating func next(below bound: Int) -> Int { Int(next().multipliedFullWidth(by: UInt64(bound)).high) }
}
