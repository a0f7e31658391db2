/// The hash FNV-1a of 64 bits (draft-eastlake-fnv): the same in every process, unlike Swift's own hashes. It
/// is no protection against whoever looks for two texts with one hash.
package struct FNV1a: Sendable {
  package private(set) var value: UInt64 = 0xCBF2_9CE4_8422_2325

  package init() {}

  /// The hash of a text in UTF-8.
  package static func hash(_ text: String) -> UInt64 {
    var hash = FNV1a()
    hash.add(text)
    return hash.value
  }

  /// The hash of bytes.
  package static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash = FNV1a()
    hash.add(bytes)
    return hash.value
  }

  package mutating func add(_ text: String) {
    var text = text
    text.withUTF8 { add($0) }
  }

  package mutating func add(_ bytes: UnsafeBufferPointer<UInt8>) {
    var hash = value
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* Self.prime }
    value = hash
  }

  /// Adds the eight bytes of a number, the lowest first.
  package mutating func add(_ number: UInt64) {
    let count = 8 - number.leadingZeroBitCount / 8
    var rest = number
    for _ in 0..<count {
      value = (value ^ (rest & 0xFF)) &* Self.prime
      rest >>= 8
    }
    // A byte of zero does no more than multiply.
    value = value &* Self.powers[8 - count]
  }

  private static let prime: UInt64 = 0x100_0000_01B3
  /// The prime to the power of the index, up to the eighth.
  private static let powers =
    (0..<8).reduce(into: [1]) { powers, power in
      powers.append(powers[power] &* prime)
    } as [UInt64]
}
