import Base
import TFCat

/// Keeps ids that are in use apart. An id is known by a hash of 64 bits, 8 bytes of memory a feature.
struct UniqueIDs {
  private var taken: Set<UInt64> = []

  /// Takes an id; "1" and 1 are too much alike to stand in one catalogue.
  ///
  /// - Returns: whether no feature had it before.
  mutating func take(_ id: FeatureID) -> Bool { taken.insert(FNV1a.hash(id.description)).inserted }

  /// An id that is free, made of another.
  mutating func make(from id: FeatureID, prefix: String) -> FeatureID {
    let base = "\(prefix)-\(id)"
    if take(.string(base)) { return .string(base) }
    var number = 2
    while !take(.string("\(base)-\(number)")) { number += 1 }
    return .string("\(base)-\(number)")
  }
}
