internal import Base

/// Keeps the identifiers of a table unique.
public protocol GranuleNaming {
  /// Registers an identifier for a granule.
  ///
  /// - Returns: `nil` for a new one; for one that another granule has, the number to put behind it, from 2.
  mutating func claim(_ uid: String) throws(GranuleError) -> Int?
}

/// The identifiers of a table, as hashes of 64 bits.
public struct GranuleRegister: GranuleNaming, Sendable {
  private var seen = HashRegister(keepsNumbers: false)
  /// How many have the identifier, of those that more than one has.
  private var counts: [UInt64: Int] = [:]

  /// Makes a register without identifiers.
  public init() {}

  /// Registers an identifier for a granule.
  ///
  /// - Returns: `nil` for a new one; otherwise the number to put behind it, from 2.
  public mutating func claim(_ uid: String) -> Int? {
    let hash = FNV1a.hash(uid)
    guard seen.add(hash, number: 0) != nil else { return nil }
    let number = counts[hash, default: 1] + 1
    counts[hash] = number
    return number
  }
}
