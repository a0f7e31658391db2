import Base
import TFCat

/// Keeps ids that are in use apart. An id is known by a hash of 64 bits, 8 bytes of memory a feature.
struct UniqueIDs {
  private var taken: Set<UInt64> = []
  /// Ids that features have which have not come yet; no other id is made like them.
  private var expected: Set<UInt64> = []

  /// Notes an id that some feature has, whenever it comes.
  mutating func expect(_ id: FeatureID) { expected.insert(FNV1a.hash(id.description)) }

  /// Takes an id; "1" and 1 are too much alike to stand in one catalogue.
  ///
  /// - Returns: whether no feature had it before.
  mutating func take(_ id: FeatureID) -> Bool { taken.insert(FNV1a.hash(id.description)).inserted }

  /// An id that is free, made of another.
  mutating func make(from id: FeatureID, prefix: String) -> FeatureID {
    let base = "\(prefix)-\(id)"
    var new = base
    var number = 2
    while expected.contains(FNV1a.hash(new)) || !take(.string(new)) {
      new = "\(base)-\(number)"
      number += 1
    }
    return .string(new)
  }
}
