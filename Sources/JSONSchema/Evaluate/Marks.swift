/// Which children of an instance have been looked at: what `unevaluatedProperties` and `unevaluatedItems`
/// leave alone.
struct Marks {
  /// Whether anybody asks.
  let isActive: Bool
  private var first: UInt64 = 0
  private var more: [UInt64] = []
  private(set) var areAll = false

  init(isActive: Bool) { self.isActive = isActive }

  static var inactive: Marks { Marks(isActive: false) }

  mutating func add(_ child: Int) {
    guard isActive else { return }
    if child < 64 {
      first |= 1 << UInt64(child)
      return
    }
    let word = child / 64 - 1
    while more.count <= word { more.append(0) }
    more[word] |= 1 << UInt64(child % 64)
  }

  mutating func addAll() { areAll = true }

  func contains(_ child: Int) -> Bool {
    if areAll { return true }
    if child < 64 { return first >> UInt64(child) & 1 != 0 }
    let word = child / 64 - 1
    return word < more.count && more[word] >> UInt64(child % 64) & 1 != 0
  }

  mutating func formUnion(_ other: Marks) {
    guard isActive else { return }
    first |= other.first
    areAll = areAll || other.areAll
    for (word, bits) in other.more.enumerated() {
      if word < more.count { more[word] |= bits } else { more.append(bits) }
    }
  }
}
