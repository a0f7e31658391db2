public import TFCat

/// A change that a source makes to a text that cannot be meant as it is written. It is documented, counted,
/// named in a property of the feature, and switched on or off by its name.
public struct Repair: Hashable, Sendable {
  /// In lower case with hyphens: `day-rollover`.
  public var name: String
  /// What is written, and what is read instead.
  public var summary: String
  /// Whether it is made unless the user says otherwise.
  public var isOnByDefault: Bool

  /// Describes a repair.
  ///
  /// - Parameters:
  ///   - name: in lower case with hyphens.
  ///   - summary: what is written, and what is read instead.
  ///   - isOnByDefault: whether it is made unless the user says otherwise.
  public init(_ name: String, _ summary: String, isOnByDefault: Bool = true) {
    self.name = name
    self.summary = summary
    self.isOnByDefault = isOnByDefault
  }

  /// For sources that write a lower and an upper frequency.
  public static let swappedFrequencies = Repair(
    "swapped-frequencies", "a lower frequency above the upper one is the upper one")
  /// For sources whose times may end a day with 24:00.
  public static let hour24 = Repair("hour-24", "24:00 is 00:00 of the next day")
  /// For sources whose times have seconds.
  public static let second60 = Repair(
    "second-60", "23:59:60 on a day without a leap second is 00:00:00 of the next day")

  /// For sources whose events have ids of their own.
  public static let id = Repair(
    "id", "a feature with the id of another, in the same or an earlier file, gets a new one")

  /// The property that names the repairs made for a feature.
  public static let fieldName = "repairs"

  /// `repairs`, which `Conversion` adds to the fields of a source that has repairs.
  public static let field = Field(
    info: "Repairs made to the row of the source, by name", ucd: "meta.note", dataType: .str)
}

/// The repairs of a source as an enumeration whose cases are their places in its list.
public protocol RepairName: RawRepresentable, CaseIterable, Sendable where RawValue == Int {
  /// The repair of the case.
  var repair: Repair { get }
}

extension RepairName {
  /// In the order of the cases.
  public static var list: [Repair] { allCases.map(\.repair) }
}

/// Some of the repairs of one source, by their places in its list.
public struct RepairSet: Hashable, Sendable {
  private var bits: UInt64 = 0

  /// The empty set.
  public init() {}

  /// Whether the set has no repair.
  public var isEmpty: Bool { bits == 0 }

  /// Whether the repair at that place is in the set. A source has at most 64 repairs; other places never are.
  public func contains(_ index: Int) -> Bool { (0..<64).contains(index) && bits & (1 << UInt64(index)) != 0 }

  /// Inserts the repair at a place of the source's list, 0 to 63; any other place is ignored.
  public mutating func insert(_ index: Int) {
    if (0..<64).contains(index) { bits |= 1 << UInt64(index) }
  }

  /// Removes the repair at a place of the source's list.
  public mutating func remove(_ index: Int) {
    if (0..<64).contains(index) { bits &= ~(1 << UInt64(index)) }
  }
}
