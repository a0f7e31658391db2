internal import TFCat
package import TFCatTables

/// The values that the user gives for columns, as the type of the column asks for.
package struct ColumnConstants: Sendable {
  /// Values that are the same in each row.
  package private(set) var values: [String: TableValue] = [:]
  /// Texts with names in braces, in the order in which they were given.
  package private(set) var templates: [(column: String, text: String)] = []

  package var names: [String] { values.keys + templates.map(\.column) }

  package init(_ constants: [(column: String, text: String)]) throws(GranuleError) {
    for (name, text) in constants {
      guard let column = GranuleColumn.named(name) else {
        throw GranuleError(GranuleColumn.refusal(of: name))
      }
      if column.dataType == .text, text.contains("{"), text.contains("}") {
        templates.append((name, text))
      } else {
        try Self.check(text, ofAllRowsIn: name)
        values[name] = try Self.value(text, column)
      }
    }
  }

  /// What no table can say of all its rows.
  private static func check(_ text: String, ofAllRowsIn column: String) throws(GranuleError) {
    if column == "granule_uid" {
      throw GranuleError(
        "granule_uid is another one in each row: leave it out, or make it of other columns, as in {service}_{obs_id}"
      )
    }
    if column == "time_scale", !text.isEmpty, text != GranuleTable.timeScale {
      throw GranuleError(
        "time_scale is not \"\(text)\": times of granules are \(GranuleTable.timeScale), into which they are converted"
      )
    }
  }

  private static func value(_ text: String, _ column: GranuleColumn) throws(GranuleError) -> TableValue {
    guard !text.isEmpty else { return .null }
    let value = TableValue.string(text)
    switch column.dataType {
    case .integer:
      guard let number = value.integer else {
        throw GranuleError("\(column.name) is an integer, not \"\(text)\"")
      }
      try check([String(number)], column)
      return .integer(number)
    case .float, .double:
      guard let number = value.double, number.isFinite else {
        let hint = column.unit == "d" && text.contains("-") ? ": a Julian date" : ""
        throw GranuleError("\(column.name) is a number, not \"\(text)\"\(hint)")
      }
      return .double(number)
    case .timestamp:
      guard Timestamp.isValid(text) else {
        throw GranuleError("\(column.name) is a time as in 2024-05-01T12:00:00Z, not \"\(text)\"")
      }
      return value
    case .text:
      if column.isList, let fault = HashList.fault(text) {
        throw GranuleError("\(column.name) \"\(text)\" \(fault)")
      }
      try check(HashList(value).items, column)
      return value
    }
  }

  private static func check(_ items: [String], _ column: GranuleColumn) throws(GranuleError) {
    guard !column.allowedValues.isEmpty else { return }
    for item in items where !column.allowedValues.contains(item) {
      throw GranuleError(
        "\(column.name) is not \"\(item)\" but one of \(column.allowedValues.joined(separator: ", "))")
    }
  }
}
