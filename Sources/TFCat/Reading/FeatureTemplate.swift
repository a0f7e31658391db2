import Base

/// How the features of a catalogue are laid out: the bytes between their values, which are mostly the same
/// from feature to feature. Where a feature has the bytes of the one before, none of its names and brackets
/// has to be read again.
struct FeatureTemplate: Sendable {
  /// What stands at a place where features differ.
  enum Slot: Sendable {
    case id
    case geometryKind
    case coordinates
    case bbox
    case property
  }

  /// Where values stand.
  struct Layout: Sendable {
    fileprivate(set) var slots: [Slot] = []
    /// The bytes before each slot, and those after the last one, behind each other.
    fileprivate(set) var bytes: [UInt8] = []
    /// The end of the bytes before each slot.
    fileprivate(set) var ends: [Int] = []
  }

  /// It may be taken out, to be looked at while the reader changes, and has to be put back.
  var layout = Layout()
  private(set) var featureOrder = MemberOrder()
  private(set) var geometryOrder = MemberOrder()
  private(set) var hasProperties = false
  /// Whether the type of the geometry stands before its coordinates.
  private(set) var hasTypeFirst = false
  /// Whether all between the values is canonical.
  private(set) var isCanonical = false
  /// Where the slot before ended in the feature that the template is made from.
  private var last = 0

  mutating func begin() {
    layout.slots.removeAll(keepingCapacity: true)
    layout.bytes.removeAll(keepingCapacity: true)
    layout.ends.removeAll(keepingCapacity: true)
    isCanonical = false
    last = 0
  }

  /// Adds a value that was read.
  ///
  /// - Parameters:
  ///   - range: its bytes, from the first byte of the feature.
  ///   - feature: the feature's first byte.
  mutating func add(_ slot: Slot, _ range: Range<Int>, of feature: UnsafePointer<UInt8>) {
    layout.bytes += UnsafeBufferPointer(start: feature + last, count: range.lowerBound - last)
    layout.slots.append(slot)
    layout.ends.append(layout.bytes.count)
    last = range.upperBound
  }

  /// Ends the template with the end of its feature.
  mutating func finish(
    _ end: Int, of feature: UnsafePointer<UInt8>, featureOrder: MemberOrder, geometryOrder: MemberOrder,
    hasProperties: Bool
  ) {
    layout.bytes += UnsafeBufferPointer(start: feature + last, count: end - last)
    layout.ends.append(layout.bytes.count)
    self.featureOrder = featureOrder
    self.geometryOrder = geometryOrder
    self.hasProperties = hasProperties
    hasTypeFirst = geometryOrder.names.first == "type"
    var begin = 0
    isCanonical = layout.ends.allSatisfy { end in
      defer { begin = end }
      return CanonicalText.isLayout(layout.bytes[begin..<end])
    }
  }
}
