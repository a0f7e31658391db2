internal import TFCat
package import TFCatTables

/// The values that the user gives for columns, as the type of the column asks for.
package struct ColumnConstants: Sendable {
  /// Values that are the same in each row.
  package private(set) var values: [String: TableValue] = [:]
  /// Texts with names in braces, in the order in which they were given.
  package private(set) var templates: [(column: String, text: String)] = []

  /// The names of minima, each with that of its maximum, of which one or both are given.
  private var limits: [(least: String, greatest: String)] = []

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
    for name in values.keys.sorted() {
      guard let column = GranuleColumn.named(name), let partner = column.partner, column.dataType.isNumber,
        column.coordinate == nil || column.isResolution, !GranuleColumn.isCircular(name)
      else { continue }
      if name.hasSuffix("min") {
        limits.append((name, partner))
      } else if values[partner] == nil {
        limits.append((partner, name))
      }
    }
    if let fault = fault(in: { values[$0] ?? .null }) { throw GranuleError(fault) }
  }

  /// Which limit that is given for all rows lies beyond the other one of a granule; `nil` where none does.
  package func fault(of granule: Granule) -> String? {
    fault { granule[$0] }.map { "\($0): one of both is given for all rows" }
  }

  private func fault(in value: (String) -> TableValue) -> String? {
    for (least, greatest) in limits {
      guard let low = value(least).double, let high = value(greatest).double, low > high else { continue }
      return "\(least) is \(low), more than \(greatest), \(high)"
    }
    return nil
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
      try refuse(column.fault(of: Double(number)), column)
      return .integer(number)
    case .float, .double:
      guard let number = value.double, number.isFinite else {
        let hint = column.unit == "d" && text.contains("-") ? ": a Julian date" : ""
        throw GranuleError("\(column.name) is a number, not \"\(text)\"\(hint)")
      }
      try refuse(column.fault(of: number), column)
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
      try refuse(column.fault(of: text), column)
      return value
    }
  }

  private static func refuse(_ fault: String?, _ column: GranuleColumn) throws(GranuleError) {
    if let fault { throw GranuleError("\(column.name) \(fault)") }
  }

  private static func check(_ items: [String], _ column: GranuleColumn) throws(GranuleError) {
    guard !column.allowedValues.isEmpty else { return }
    for item in items where !column.allowedValues.contains(item) {
      throw GranuleError(
        "\(column.name) is not \"\(item)\" but one of \(column.allowedValues.joined(separator: ", "))")
    }
  }
}
