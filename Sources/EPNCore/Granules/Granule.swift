public import TFCatTables

/// One row of an EPNcore table: a data product, or an event, with what it is searched by (EPN-TAP 2.0,
/// section 2).
///
///     var granule = Granule()
///     granule.uid = "bursts_III_20120101T003412"
///     granule.timeMin = 2455927.5238
///     granule["access_url"] = "https://example.org/bursts.json"
///
/// Mandatory columns have names and types; others go by name. Assigning by name to a column that the schema
/// does not have adds it, if the standard knows it.
public struct Granule: Sendable, Hashable {
  /// The columns that the granule has.
  public private(set) var schema: GranuleSchema
  /// The values, in the order of the columns of the schema.
  public private(set) var values: [TableValue]

  /// Makes a granule in which every column is NULL.
  public init(schema: GranuleSchema = .mandatory) {
    self.schema = schema
    values = Array(repeating: .null, count: schema.columns.count)
  }

  /// Makes a granule of its values.
  ///
  /// - Parameters:
  ///   - schema: the columns of the row.
  ///   - values: in the order of the columns; those missing at the end are NULL, and those beyond the last
  ///     column are left out.
  public init(schema: GranuleSchema, values: [TableValue]) {
    self.init(schema: schema)
    for (index, value) in values.prefix(self.values.count).enumerated() { self.values[index] = value }
  }

  /// The value of a column, in its unit; NULL for a column that is not there.
  public subscript(name: String) -> TableValue {
    get { schema.index(name).map { values[$0] } ?? .null }
    set {
      if schema.index(name) == nil, let column = GranuleColumn.named(name) { add(column) }
      if let index = schema.index(name) { values[index] = newValue }
    }
  }

  /// The value of the column at a place in the schema.
  public subscript(index: Int) -> TableValue {
    get { values.indices.contains(index) ? values[index] : .null }
    set { if values.indices.contains(index) { values[index] = newValue } }
  }

  /// The value of a mandatory column, which every schema has at the same place.
  package subscript(column: MandatoryColumn) -> TableValue {
    get { self[column.rawValue] }
    set { self[column.rawValue] = newValue }
  }

  /// Whether the column at a place in the schema has no value; the value is not copied for that.
  func isNull(_ place: Int) -> Bool {
    if case .null = values[place] { true } else { false }
  }

  func isNull(_ column: MandatoryColumn) -> Bool { isNull(column.rawValue) }

  /// Gives both columns of a pair of limits the one value that is known.
  mutating func complete(_ pair: GranuleSchema.Pair) {
    if isNull(pair.least) {
      if !isNull(pair.greatest) { values[pair.least] = values[pair.greatest] }
    } else if isNull(pair.greatest) {
      values[pair.greatest] = values[pair.least]
    }
  }

  /// Takes the values of another granule with the same columns, of which most are there as a rule.
  package mutating func take(valuesOf other: Granule) {
    guard values.count == other.values.count, schema == other.schema else {
      self = other
      return
    }
    var place = values.firstDifference(from: 0, to: other.values)
    while place < values.count {
      values[place] = other.values[place]
      place = values.firstDifference(from: place + 1, to: other.values)
    }
  }

  /// Gives the granule a column, with no value yet.
  public mutating func add(_ column: GranuleColumn) {
    guard schema.index(column.name) == nil else { return }
    schema = GranuleSchema(additional: schema.additional + [column])
    values.append(.null)
  }
}
