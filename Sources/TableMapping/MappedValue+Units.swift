internal import TFCatTables
internal import VOVocabulary

extension MappedValue {
  /// What the table says of the unit of a column where the mapping says another one, as sentences without a
  /// full stop; none before the value is bound.
  package var unitNotes: [String] {
    let inner = plus.flatMap(\.unitNotes)
    guard let saidUnit, let column else { return inner }
    var other: (unit: VOUnit, place: String)?
    if let text = column.unit, let known = try? VOUnit(parsing: text), !known.hasUnknownSymbols {
      other = (known, "the table")
    } else if let known = ColumnName(column.name).unit.flatMap({ VOUnit($0) }),
      known.dimension == saidUnit.dimension
    {
      other = (known, "its name")
    }
    guard let other, !other.unit.isSame(as: saidUnit) else { return inner }
    return [
      "the column \"\(column.name)\" is in \(other.unit) by \(other.place) and in \(saidUnit) by the mapping,"
        + " which holds"
    ] + inner
  }
}

extension VOUnit {
  /// Whether numbers are the same in both.
  func isSame(as other: VOUnit) -> Bool {
    self == other
      || (dimension == other.dimension && scale == other.scale && isLogarithmic == other.isLogarithmic)
  }
}
