public import TFCat

/// The fields that a source fills, as an enumeration whose cases are their places:
///
///     enum Column: Int, EventField {
///       case type, shockSpeed
///       var entry: (name: String, field: Field) { ... }
///     }
///     event[Column.shockSpeed] = .integer(788)
public protocol EventField: RawRepresentable, CaseIterable, Sendable where RawValue == Int {
  /// The name of the property, and what it is.
  var entry: (name: String, field: Field) { get }
}

extension Fields {
  /// The fields of a source, in the order of the cases.
  public init<Column: EventField>(_: Column.Type) { self.init(Column.allCases.map(\.entry)) }
}
