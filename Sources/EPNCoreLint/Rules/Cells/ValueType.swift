import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A value is not of the type of its column.
struct ValueType: CellRule {
  static let description = RuleDescription(
    id: "TFC820", name: "value-type", severity: .error,
    basis: "EPN-TAP 2.0, section 2.1: types of columns",
    summary: "A value is not of the type of its column.",
    explanation: """
      The server refuses the row when the table is loaded, or the value is lost.
      """,
    advice: "Write a number with a point, without unit, and nothing where there is none.",
    valid: [.granule("time_min", "2455927.5")],
    invalid: [.granule("processing_level", "⟦five⟧")])

  func applies(to column: GranuleColumn) -> Bool { column.dataType.isNumber }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    if case .invalid(let text) = value {
      findings.report("\(column.name) \"\(text)\" is no number")
    } else if column.dataType == .integer ? value.integer == nil : value.double?.isFinite != true {
      findings.report(
        "\(column.name) \"\(value.text ?? "")\" is no \(column.dataType == .integer ? "integer" : "finite number")"
      )
    }
  }
}
