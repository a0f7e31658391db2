/// A set of code points: what one character of a pattern may be.
struct CodePointSet: Hashable, Sendable {
  /// In order, without touching each other.
  private var ranges: [ClosedRange<UInt32>]
  private var properties: [Property] = []
  /// The first 128 code points once more, for speed.
  private var ascii: (UInt64, UInt64) = (0, 0)

  private struct Property: Hashable, Sendable {
    var property: UnicodeProperty
    var isNegated: Bool
  }

  static let greatest: UInt32 = 0x10FFFF
  static let digits = CodePointSet([0x30...0x39])
  static let word = CodePointSet([0x30...0x39, 0x41...0x5A, 0x5F...0x5F, 0x61...0x7A])
  /// WhiteSpace and LineTerminator of ECMA-262, sections 12.2 and 12.3.
  static let space = CodePointSet([
    0x09...0x0D, 0x20...0x20, 0xA0...0xA0, 0x1680...0x1680, 0x2000...0x200A, 0x2028...0x2029,
    0x202F...0x202F, 0x205F...0x205F, 0x3000...0x3000, 0xFEFF...0xFEFF,
  ])
  static let lineTerminators = CodePointSet([0x0A...0x0A, 0x0D...0x0D, 0x2028...0x2029])

  init(_ ranges: [ClosedRange<UInt32>]) {
    self.ranges = []
    for range in ranges.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      if let last = self.ranges.last, range.lowerBound <= last.upperBound &+ 1 {
        self.ranges[self.ranges.count - 1] = last.lowerBound...max(last.upperBound, range.upperBound)
      } else {
        self.ranges.append(range)
      }
    }
    index()
  }

  init(_ scalar: Unicode.Scalar) { self.init([scalar.value...scalar.value]) }

  init(_ property: UnicodeProperty, isNegated: Bool) {
    ranges = []
    properties = [Property(property: property, isNegated: isNegated)]
    index()
  }

  var inverted: CodePointSet {
    if properties.count == 1, ranges.isEmpty {
      return CodePointSet(properties[0].property, isNegated: !properties[0].isNegated)
    }
    guard properties.isEmpty else {
      return CodePointSet(.inverse(of: self), isNegated: false)
    }
    var gaps: [ClosedRange<UInt32>] = []
    var next: UInt32 = 0
    for range in ranges {
      if range.lowerBound > next { gaps.append(next...(range.lowerBound - 1)) }
      next = range.upperBound + 1
    }
    if next <= Self.greatest { gaps.append(next...Self.greatest) }
    return CodePointSet(gaps)
  }

  /// The set with the other case of each of its letters, where that is one character too.
  var inBothCases: CodePointSet {
    var added: [ClosedRange<UInt32>] = []
    func add(_ codePoint: UInt32) {
      guard let properties = Unicode.Scalar(codePoint)?.properties else { return }
      for other in [properties.lowercaseMapping, properties.uppercaseMapping] {
        let scalars = other.unicodeScalars
        if let only = scalars.first, scalars.count == 1 { added.append(only.value...only.value) }
      }
    }
    if properties.isEmpty, ranges.count == 1, ranges[0].count == 1 {
      add(ranges[0].lowerBound)
    } else {
      for codePoint in Self.cased where contains(codePoint) { add(codePoint) }
    }
    return union(CodePointSet(added))
  }

  /// Outside of these nothing has two cases.
  private static let cased: ClosedRange<UInt32> = 0x41...0x1E943

  var firstCodePoint: UInt32? { ranges.first?.lowerBound }

  func union(_ other: CodePointSet) -> CodePointSet {
    var result = CodePointSet(ranges + other.ranges)
    result.properties = properties + other.properties
    result.index()
    return result
  }

  @inline(__always)
  func contains(_ codePoint: UInt32) -> Bool {
    if codePoint < 64 { return ascii.0 >> UInt64(codePoint) & 1 != 0 }
    if codePoint < 128 { return ascii.1 >> UInt64(codePoint - 64) & 1 != 0 }
    return find(codePoint)
  }

  private func find(_ codePoint: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound < codePoint { low = middle + 1 } else { high = middle }
    }
    if low < ranges.count, ranges[low].contains(codePoint) { return true }
    return properties.contains { $0.property.contains(codePoint) != $0.isNegated }
  }

  private mutating func index() {
    ascii = (0, 0)
    for codePoint in UInt32(0)..<64 where find(codePoint) { ascii.0 |= 1 << UInt64(codePoint) }
    for codePoint in UInt32(64)..<128 where find(codePoint) { ascii.1 |= 1 << UInt64(codePoint - 64) }
  }

  static func == (one: CodePointSet, other: CodePointSet) -> Bool {
    one.ranges == other.ranges && one.properties == other.properties
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(ranges)
    hasher.combine(properties)
  }
}
