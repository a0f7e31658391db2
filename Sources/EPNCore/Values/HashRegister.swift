/// The texts that were met, as hashes of 64 bits: 11 to 22 bytes of each, and half as many more with a
/// number.
///
/// Two texts of a million share a hash with a probability below one in ten million.
package struct HashRegister: Sendable {
  /// Open addressing: a hash stands at the place that its bits name, or at the next one that was free. 0 is a
  /// free place.
  private var hashes: [UInt64] = []
  private var numbers: [UInt32] = []
  private let keepsNumbers: Bool
  private var count = 0

  package init(keepsNumbers: Bool = true) { self.keepsNumbers = keepsNumbers }

  /// - Parameter number: what is remembered of a text that is new.
  /// - Returns: the number of a text that was there before; 0 where numbers are not kept.
  package mutating func add(_ hash: UInt64, number: Int) -> Int? {
    if 4 * (count + 1) > 3 * hashes.count { grow() }
    let place = place(of: hash)
    if hashes[place] != 0 { return keepsNumbers ? Int(numbers[place]) : 0 }
    hashes[place] = max(hash, 1)
    if keepsNumbers { numbers[place] = UInt32(truncatingIfNeeded: number) }
    count += 1
    return nil
  }

  package func contains(_ hash: UInt64) -> Bool { !hashes.isEmpty && hashes[place(of: hash)] != 0 }

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
    if keepsNumbers { numbers = Array(repeating: 0, count: capacity) }
    for (old, hash) in oldHashes.enumerated() where hash != 0 {
      let place = place(of: hash)
      hashes[place] = hash
      if keepsNumbers { numbers[place] = oldNumbers[old] }
    }
  }
}
