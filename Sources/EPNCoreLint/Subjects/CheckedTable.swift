package import EPNCore
internal import Synchronization
package import TFCatTables

/// The table that is checked.
package struct CheckedTable: Sendable {
  package let head: TableHead
  /// By the place of the column in the table: what the standard says of it, or a free column.
  package let columns: [GranuleColumn]
  /// Whether the format says more of columns than their names: CSV does not.
  package let isDescribed: Bool
  /// Whether columns have units, UCDs and xtypes. FITS has no keywords of its own for all of them, and
  /// databases have nothing of the kind: there a table has them where one column has.
  package let (hasUnits, hasUCDs, hasXtypes): (Bool, Bool, Bool)
  /// Whether the format gives tables names and utypes.
  package let isVOTable: Bool
  private let indices: [String: Int]
  private var lastRegion = LastRegion()

  init(_ head: TableHead, isDescribed: Bool, isVOTable: Bool) {
    self.head = head
    self.isVOTable = isVOTable
    self.isDescribed = isDescribed
    func says(_ text: KeyPath<TableColumn, String?>) -> Bool {
      isDescribed && (isVOTable || head.columns.contains { $0[keyPath: text] ?? "" != "" })
    }
    (hasUnits, hasUCDs, hasXtypes) = (says(\.unit), says(\.ucd), says(\.xtype))
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

  /// The table for one thread, which goes from row to row.
  func forRows() -> CheckedTable {
    var table = self
    table.lastRegion = LastRegion()
    return table
  }

  /// The region in a cell of s_region; `nil` for nothing.
  func region(_ value: TableValue) -> Region? {
    lastRegion.region(value, xtype: index("s_region").flatMap { head.columns[$0].xtype })
  }
}

/// The region that was read last. Several rules look at the one of a row, and reading it takes longer than
/// all else.
private final class LastRegion: Sendable {
  private let last = Mutex<(value: TableValue, region: Region?)?>(nil)

  func region(_ value: TableValue, xtype: String?) -> Region? {
    last.withLock { last in
      if let last, last.value == value { return last.region }
      let region = Region(value, xtype: xtype)
      last = (value, region)
      return region
    }
  }
}
