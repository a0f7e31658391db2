import EPNCore
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// A column has a datatype that does not fit its type.
struct ColumnDatatype: TableHeadRule {
  static let description = RuleDescription(
    id: "TFC806", name: "column-datatype", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: types of columns",
    summary: "A column has a datatype that does not fit its type.",
    explanation: """
      A time as float is known to a quarter of a day only; a number as text cannot be compared in a query; \
      of a text of a VOTable without arraysize readers take the first character.
      """,
    advice:
      "Use char for texts, int or long for integers, double for times and float or double for other numbers.",
    valid: [
      .granuleFields("<FIELD name=\"time_min\" datatype=\"double\" unit=\"d\" ucd=\"time.start;obs\"/>")
    ],
    invalid: [
      .granuleFields("⟦<FIELD name=\"time_min\" datatype=\"float\" unit=\"d\" ucd=\"time.start;obs\"/>⟧"),
      .granuleFields("⟦<FIELD name=\"obs_id\" datatype=\"char\" ucd=\"meta.id;obs\"/>⟧"),
    ])

  func check(_ table: CheckedTable, _ findings: Emitter) {
    guard table.isDescribed else { return }
    for (column, found) in zip(table.columns, table.head.columns) where !column.isFree {
      guard let type = found.dataType, let wanted = Self.fault(type, found, column, in: table) else {
        continue
      }
      findings.report(
        "the datatype of \(column.name) is given as \(type.rawValue)\(found.shape.isScalar ? "" : "[\(found.shape)]"); EPNcore wants \(wanted)",
        at: [.name(found.name)])
    }
  }

  private static func fault(
    _ type: TableDataType, _ found: TableColumn, _ column: GranuleColumn, in table: CheckedTable
  ) -> String? {
    // Without arraysize a text of a VOTable has one character (VOTable 1.4, section 2.2).
    if table.isVOTable, type.isText, found.shape.isScalar { return "\(type.rawValue)[*] (arraysize=\"*\")" }
    switch column.dataType {
    case .text:
      // Regions may be arrays of numbers.
      if column.name == "s_region", type.isReal, !found.shape.isScalar { return nil }
      return type.isText ? nil : "char"
    case .timestamp: return type.isText ? nil : "char"
    case .integer: return type.isInteger && found.shape.isScalar ? nil : "int or long"
    case .float: return type.isReal && found.shape.isScalar ? nil : "float or double"
    case .double: return type == .double && found.shape.isScalar ? nil : "double"
    }
  }
}
