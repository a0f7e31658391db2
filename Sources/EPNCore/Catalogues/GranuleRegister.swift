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
  /// The number that was given last, of the identifiers that more than one granule has.
  private var numbers: [UInt64: Int] = [:]
  private let separator: String

  /// Makes a register without identifiers.
  ///
  /// - Parameter separator: what stands between an identifier and the number behind it.
  public init(separator: String = "-") { self.separator = separator }

  /// Registers an identifier for a granule.
  ///
  /// - Returns: `nil` for a new one; otherwise the number to put behind it, from 2, with which no other
  ///   granule has it.
  public mutating func claim(_ uid: String) -> Int? {
    let hash = FNV1a.hash(uid)
    guard seen.add(hash, number: 0) != nil else { return nil }
    var number = numbers[hash, default: 1]
    repeat { number += 1 } while seen.add(FNV1a.hash("\(uid)\(separator)\(number)"), number: 0) != nil
    numbers[hash] = number
    return number
  }
}
