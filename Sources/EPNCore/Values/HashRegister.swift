/// Texts of which each is met once, in 24 bytes or fewer of each: hashes of 64 bits with a number.
///
/// Two texts of a million share a hash with a probability below one in ten million.
package struct HashRegister: Sendable {
  /// Open addressing: a hash stands at the place that its bits name, or at the next one that was free. 0 is a free place.
  private var hashes: [UInt64] = []
  private var numbers: [UInt32] = []
  package private(set) var count = 0

  package init() {}

  /// FNV-1a: the same in every process, unlike Swift's own hashes.
  package static func hash(_ text: String) -> UInt64 {
    var text = text
    return text.withUTF8 { bytes in
      var hash: UInt64 = 0xcbf2_9ce4_8422_2325
      for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      return hash
    }
  }

  /// - Parameter number: what is remembered of a text that is new.
  /// - Returns: the number of a text that was there before.
  package mutating func add(_ hash: UInt64, number: Int) -> Int? {
    if 4 * (count + 1) > 3 * hashes.count { grow() }
    let place = place(of: hash)
    if hashes[place] != 0 { return Int(numbers[place]) }
    hashes[place] = max(hash, 1)
    numbers[place] = UInt32(truncatingIfNeeded: number)
    count += 1
    return nil
  }

  /// Where a hash stands, or would stand.
  private func place(of hash: UInt64) -> Int {
    let hash = max(hash, 1)
    let mask = hashes.count - 1
    // The upper bits of the sum depend on all bytes of the text.
    var place = Int(truncatingIfNeeded: (hash &* 0x9e37_79b9_7f4a_7c15) >> 24) & mask
    while hashes[place] != 0, hashes[place] != hash { place = (place + 1) & mask }
    return place
  }

  private mutating func grow() {
    let (oldHashes, oldNumbers) = (hashes, numbers)
    let capacity = max(1024, 2 * hashes.count)
    hashes = Array(repeating: 0, count: capacity)
    numbers = Array(repeating: 0, count: capacity)
    for (hash, number) in zip(oldHashes, oldNumbers) where hash != 0 {
      let place = place(of: hash)
      hashes[place] = hash
      numbers[place] = number
    }
  }
}
