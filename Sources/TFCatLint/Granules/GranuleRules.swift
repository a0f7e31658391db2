public import EPNCore
public import TFCatTables

/// A rule about an EPNcore table before its rows: columns, units, what the table says of itself.
public protocol TableRule: Rule {
  func check(_ table: CheckedTable, _ findings: inout Findings)
}

/// A rule about single values of some columns. It is not called for NULL, nor again for a value that was found sound in the
/// row before.
public protocol GranuleValueRule: Rule {
  /// - Parameter column: what the standard says of it; `nil` for one that it does not know.
  func applies(to column: GranuleColumn) -> Bool
  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: inout Findings)
}

/// A rule about values of a row that must fit each other.
public protocol GranuleRule: Rule {
  /// The names of the columns that it looks at, of those that the table has.
  func columns(of table: CheckedTable) -> [String]
  func check(_ granule: CheckedGranule, in table: CheckedTable, _ findings: inout Findings)
}

/// A rule about all rows, once they have been seen.
public protocol GranulesRule: Rule {
  func check(_ statistics: GranuleStatistics, of table: CheckedTable, _ findings: inout Findings)
}

/// The table that is checked.
public struct CheckedTable: Sendable {
  public let head: TableHead
  /// By the place of the column in the table: what the standard says of it, or a free column.
  public let columns: [GranuleColumn]
  /// Whether the format gives columns units and UCDs: CSV does not.
  public let isDescribed: Bool
  /// Whether the format gives tables names and utypes.
  public let isVOTable: Bool
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
  public func index(_ name: String) -> Int? { indices[name] }
}

/// The values of the columns that a rule asked for, in its order.
public struct CheckedGranule {
  let row: TableRow
  let places: [Int]

  /// The value of the column that the rule named at that place; nothing where the table has none.
  public subscript(index: Int) -> TableValue {
    guard index < places.count else { return .null }
    let place = places[index]
    return place >= 0 && place < row.cells.count ? row.cells[place].orNull : .null
  }

  public var count: Int { places.count }
}

extension TableValue {
  /// An empty text is NULL too (EPN-TAP 2.0, section 2.1).
  var orNull: TableValue {
    if case .string(let text) = self, text.isEmpty { return .null }
    return self
  }
}

/// What was gathered over all rows.
public struct GranuleStatistics: Sendable {
  public internal(set) var rowCount = 0
  /// Whether the table could not be read to its end.
  public internal(set) var isDamaged = false
  /// The values of `spatial_frame_type`.
  public internal(set) var frames = FirstRows()
  /// The values of `service_title`.
  public internal(set) var services = FirstRows()
  /// What the service says after the last row.
  public internal(set) var queryStatus: TableQueryStatus?
}

/// The values of a column with the first row that has each, in the order of the rows; no more than a few.
public struct FirstRows: Sendable {
  public private(set) var all: [(text: String, row: Int)] = []

  mutating func add(_ text: String, row: Int) {
    if all.last?.text == text || all.count >= 20 || all.contains(where: { $0.text == text }) { return }
    all.append((text, row))
  }
}
