package import EPNCore
package import TFCatTables

/// The table that is checked.
package struct CheckedTable: Sendable {
  package let head: TableHead
  /// By the place of the column in the table: what the standard says of it, or a free column.
  package let columns: [GranuleColumn]
  /// Whether the format gives columns units and UCDs: CSV does not.
  package let isDescribed: Bool
  /// Whether the format gives tables names and utypes.
  package let isVOTable: Bool
  private let indices: [String: Int]

  init(_ head: TableHead, isDescribed: Bool, isVOTable: Bool) {
    self.head = head
    self.isVOTable = isVOTable
    self.isDescribed = isDescribed
    columns = head.columns.map { column in
      GranuleColumn.named(column.name.lowercased())
        ?? GranuleColumn(
          free: column.name, dataType: .text, unit: column.unit, ucd: column.ucd)
    }
    indices = Dictionary(
      head.columns.enumerated().map { ($1.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The place of a column in the table.
  package func index(_ name: String) -> Int? { indices[name] }
}
