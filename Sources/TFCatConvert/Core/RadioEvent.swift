public import TFCat

/// What a source knows of an event: its shape, and values of the fields that the source declared.
///
/// One event is filled again for each row, so that millions of rows cost no memory; `Conversion` clears it before.
public struct RadioEvent {
  /// Where the event lies on the dynamic spectrum, in the units of the source's CRS.
  public enum Shape {
    /// Start and end time, lower and upper limit of the spectral axis. A box without duration or without width becomes a
    /// line, and one without both a point: TFCat has no polygon without area.
    case box(BoundingBox)
    case geometry(Geometry)
  }

  /// `nil` for the number of the feature in the catalogue, from 1.
  public var id: FeatureID?
  /// An event must have one.
  public var shape: Shape?
  /// A feature that is complete already: all other members of the event are ignored but `id`.
  public var feature: Feature?
  /// By the place of the field in the head.
  @usableFromInline var values: [EventValue]
  /// The repairs made for this row.
  public internal(set) var repairs = RepairSet()
  /// The repairs that the user allows.
  let allowedRepairs: RepairSet

  /// - Parameters:
  ///   - fieldCount: how many fields the source declared.
  ///   - allowedRepairs: by their places in the source's list.
  init(fieldCount: Int, allowedRepairs: RepairSet) {
    values = Array(repeating: .none, count: fieldCount)
    self.allowedRepairs = allowedRepairs
  }

  /// The value of a field. A place that was not declared is left alone.
  @inlinable public subscript(index: Int) -> EventValue {
    get { values.indices.contains(index) ? values[index] : .none }
    set { if values.indices.contains(index) { values[index] = newValue } }
  }

  @inlinable public subscript<Column: EventField>(column: Column) -> EventValue {
    get { self[column.rawValue] }
    set { self[column.rawValue] = newValue }
  }

  /// Asks for a repair, and takes note of it.
  ///
  /// - Parameter index: the place of the repair in the source's list.
  /// - Returns: whether the user allows it; where not, the source rejects the row and names the repair.
  public mutating func repair(_ index: Int) -> Bool {
    guard allowedRepairs.contains(index) else { return false }
    repairs.insert(index)
    return true
  }

  public mutating func repair<Name: RepairName>(_ name: Name) -> Bool { repair(name.rawValue) }

  mutating func clear() {
    id = nil
    shape = nil
    feature = nil
    repairs = RepairSet()
    for index in values.indices { values[index] = .none }
  }
}
