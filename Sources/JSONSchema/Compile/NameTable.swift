/// Member names by their bytes.
struct NameTable: Sendable {
  private(set) var names: [String] = []
  private var bytes: [UInt8] = []
  private var starts: [Int32] = [0]
  /// Indices of names by their hash; -1 for none. A power of two long, at most half full.
  private var slots: [Int32] = []

  var count: Int { names.count }

  /// The index of a name, which is added when it is not there.
  mutating func add(_ name: String) -> Int {
    let utf8 = Array(name.utf8)
    if let index = utf8.withUnsafeBufferPointer({ find($0) }) { return index }
    names.append(name)
    bytes += utf8
    starts.append(Int32(bytes.count))
    if names.count * 2 > slots.count { rehash() } else { insert(names.count - 1) }
    return names.count - 1
  }

  @inline(__always)
  func find(_ name: UnsafeBufferPointer<UInt8>) -> Int? {
    guard !slots.isEmpty else { return nil }
    var slot = Self.hash(name) & (slots.count - 1)
    while true {
      let index = Int(slots[slot])
      if index < 0 { return nil }
      if holds(name, at: index) { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
  }

  @inline(__always)
  private func holds(_ name: UnsafeBufferPointer<UInt8>, at index: Int) -> Bool {
    let start = Int(starts[index])
    guard Int(starts[index + 1]) - start == name.count else { return false }
    for offset in 0..<name.count where bytes[start + offset] != name[offset] { return false }
    return true
  }

  /// Names of one object mostly differ in length or in a letter at either end.
  @inline(__always)
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
    guard let first = name.first, let last = name.last else { return 0 }
    let middle = name[name.count / 2]
    return name.count &* 31 &+ Int(first) &* 7 &+ Int(last) &* 3 &+ Int(middle) &* 17
  }

  private mutating func insert(_ index: Int) {
    let start = Int(starts[index])
    let end = Int(starts[index + 1])
    var slot = bytes.withUnsafeBufferPointer { bytes in
      Self.hash(UnsafeBufferPointer(rebasing: bytes[start..<end])) & (slots.count - 1)
    }
    while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
    slots[slot] = Int32(index)
  }

  private mutating func rehash() {
    slots = Array(repeating: -1, count: max(8, slots.count * 2))
    for index in names.indices { insert(index) }
  }
}
