internal import TFCatJSON
internal import TFCatTables

/// The values of columns that the properties of a catalogue give all of its rows.
struct CatalogueValues: Sendable {
  private(set) var values: [String: TableValue] = [:]
  /// Properties that are no value of the column that they would fill, in sentences without a full stop.
  private(set) var notes: [String] = []

  /// - Parameter given: the columns that have a value or a template for all rows, of which no property is
  ///   asked.
  /// - Throws: `GranuleError` for a property with the name of a column that cannot be its value.
  init(_ properties: JSONObject?, path: String, given: Set<String>) throws(GranuleError) {
    guard let properties else { return }
    for column in GranuleColumn.all
    where !CatalogueProperties.computed.contains(column.name) && !given.contains(column.name) {
      try take(column, properties, path)
    }
    if let scale = values["time_scale"], scale != .string(GranuleTable.timeScale) {
      values["time_scale"] = nil
      notes.append(
        "\(path): its property time_scale, \(scale), is left out: times of granules are \(GranuleTable.timeScale)"
      )
    }
  }

  private mutating func take(
    _ column: GranuleColumn, _ properties: JSONObject, _ path: String
  ) throws(GranuleError) {
    let property = PropertyColumn(column)
    for name in [column.name] + (CatalogueProperties.otherNames[column.name] ?? []) {
      guard let json = properties[name] else { continue }
      guard let value = property.value(json) else {
        let words = "its property \(name), \(property.fault(json))"
        if name == column.name {
          throw GranuleError(path: path, "\(words): mend it, or say it with --set \(name)=...")
        }
        // A property of another name may mean something else.
        notes.append("\(path): \(words), and is left out")
        continue
      }
      guard !value.isNull else { continue }
      values[column.name] = value
      return
    }
  }
}
