package import TFCatTables

/// The values of the columns that a rule asked for, in its order.
package struct CheckedRow {
  let row: TableRow
  let places: [Int]

  /// The value of the column that the rule named at that place; nothing where the table has none.
  package subscript(index: Int) -> TableValue {
    guard index < places.count else { return .null }
    let place = places[index]
    return place >= 0 && place < row.cells.count ? row.cells[place].orNull : .null
  }

  package var count: Int { places.count }
}

extension TableValue {
  /// An empty text is NULL too (EPN-TAP 2.0, section 2.1).
  var orNull: TableValue {
    if case .string(let text) = self, text.isEmpty { return .null }
    return self
  }
}
