internal import Base
internal import EPNCore
internal import TFCatTables

/// The columns of the tables of features that become columns of the service's own, under their names in lower
/// case.
struct FreeRegionColumns: Sendable {
  private(set) var columns: [GranuleColumn] = []
  /// Of each column, what copies its cells.
  private var copies: [Copy] = []

  private struct Copy: Sendable {
    /// The place in the schema of the granules.
    var place = 0
    var source: RegionColumns.Place
    var isInteger: Bool
    var isNumber: Bool
  }

  /// - Parameters:
  ///   - tables: the names of the columns of each table, in capitals, with that of features first.
  ///   - source: the kind of features.
  ///   - chosen: names of columns; `nil` for all.
  /// - Throws: `GranuleError` for a name that no table has.
  init(
    _ tables: [[String]], source: RegionSource, service: String, chosen: [String]?
  ) throws(GranuleError) {
    let wanted = chosen.map { Set($0.map { $0.lowercased() }) }
    var names: Set<String> = []
    func add(_ name: String, _ place: RegionColumns.Place) {
      let lower = Self.word(name)
      guard !lower.isEmpty, wanted?.contains(lower) ?? true else { return }
      // Standard columns, and words that a query cannot use, get the name of the service before theirs.
      let isTaken =
        GranuleColumn.named(lower) != nil || Self.own.contains(lower) || ServiceName.fault(lower) != nil
      let free = isTaken ? "\(service)_\(lower)" : lower
      guard names.insert(free).inserted else { return }
      let type = RegionColumnType.of(lower)
      let dataType: GranuleColumn.DataType = type.isInteger ? .integer : type.isNumber ? .double : .text
      columns.append(
        GranuleColumn(
          free: free, dataType: dataType, unit: RegionColumnType.unit(of: lower),
          ucd: RegionColumnType.ucd(of: lower), about: "\(name) of the catalogue"))
      copies.append(Copy(source: place, isInteger: type.isInteger, isNumber: type.isNumber))
    }
    for (table, columns) in tables.enumerated() {
      for (column, name) in columns.enumerated() {
        // Numbers of rows of the tables beside are of use there alone.
        if table > 0, Self.links.contains(name) { continue }
        let place = RegionColumns.Place(table: table, column: column)
        add(name, place)
        if table == 0, name == "ID" { add(source.idColumn, place) }
      }
    }
    let known = Set(tables.joined().map(Self.word)).union([source.idColumn.lowercased()])
    if let wanted, let name = wanted.first(where: { !known.contains($0) }) {
      throw GranuleError("--free \(name): there is no such column in the tables")
    }
  }

  private static let links: Set<String> = [
    "ID", "ID2", "ID_OBSERVATIONS", "ID_OBSERVATORY", "ID_FRC_INFO", "OBSERVATORY_ID",
  ]
  /// Columns that every table of regions has.
  static let own: Set<String> = ["region_area", "region_pixels", "region_note"]

  private static func word(_ name: String) -> String {
    String(name.lowercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" })
  }

  mutating func setPlaces(in schema: GranuleSchema) {
    for index in columns.indices { copies[index].place = schema.index(columns[index].name) ?? 0 }
  }

  /// Copies the cells of a row.
  func fill(_ granule: inout [TableValue], from row: RegionRow) throws(RegionRowFault) {
    for (index, copy) in copies.enumerated() {
      let cells = row.cells[copy.source.table]
      guard cells.indices.contains(copy.source.column) else { continue }
      granule[copy.place] = try value(cells[copy.source.column], copy, index)
    }
  }

  private func value(
    _ value: TableValue, _ copy: Copy, _ index: Int
  ) throws(RegionRowFault) -> TableValue {
    if !copy.isNumber {
      guard let text = value.text?.trimmedBlanks, !RegionRow.isMissing(text) else { return .null }
      return .string(CatalogueProperties.clean(text))
    }
    switch value {
    case .null: return .null
    case .integer(let number): return copy.isInteger ? value : .double(Double(number))
    case .double(let number) where !copy.isInteger: return number.isFinite ? value : .null
    default: break
    }
    guard let text = value.text?.trimmedBlanks, !RegionRow.isMissing(text) else { return .null }
    guard let number = RegionRow.number(text) else {
      throw RegionRowFault("\(columns[index].name) is \"\(text.prefix(40))\", which is no number")
    }
    if copy.isInteger, let integer = Int64(exactly: number) { return .integer(integer) }
    if copy.isInteger {
      throw RegionRowFault("\(columns[index].name) is \"\(text.prefix(40))\", which is no whole number")
    }
    return .double(number)
  }
}
