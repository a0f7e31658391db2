package import EPNCore
package import LintKit
package import TFCatTables

/// A rule about EPNcore tables.
///
/// A rule says what it looks at by the protocol it conforms to: `TableHeadRule`, `CellRule`, `RowRule` or
/// `TableRule`. The engine itself reports for rules that look at none of these.
package protocol EPNCoreRule: Rule {
  /// What it looks at. The protocol that it conforms to says it; a rule that conforms to several names them.
  var checks: [EPNCoreCheck] { get }
}

/// A rule together with one kind of thing that it looks at.
package enum EPNCoreCheck: Sendable {
  case head(any TableHeadRule)
  case cell(any CellRule)
  case row(any RowRule)
  case table(any TableRule)
}

extension TableHeadRule {
  package var checks: [EPNCoreCheck] { [.head(self)] }
}
extension CellRule {
  package var checks: [EPNCoreCheck] { [.cell(self)] }
}
extension RowRule {
  package var checks: [EPNCoreCheck] { [.row(self)] }
}
extension TableRule {
  package var checks: [EPNCoreCheck] { [.table(self)] }
}

/// A rule about what a table says before its rows: its columns, their units, its own name and utype.
package protocol TableHeadRule: EPNCoreRule {
  func check(_ table: CheckedTable, _ findings: Emitter)
}

/// A rule about the values of some columns, one by one. It is not called for NULL, nor again for a value that
/// was found sound in the row before.
package protocol CellRule: EPNCoreRule {
  /// - Parameter column: what the standard says of it, or a free column.
  func applies(to column: GranuleColumn) -> Bool
  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter)
}

/// A rule about values of a row that must fit each other.
package protocol RowRule: EPNCoreRule {
  /// The names of the columns that it looks at, of those that the table has.
  func columns(of table: CheckedTable) -> [String]
  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter)
}

/// A rule about the table as a whole, once all rows have been seen.
package protocol TableRule: EPNCoreRule {
  func check(_ statistics: TableStatistics, of table: CheckedTable, _ findings: Emitter)
}
