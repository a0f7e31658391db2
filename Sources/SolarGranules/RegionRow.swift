internal import Base
internal import TFCatConvert
internal import TFCatTables

/// Why a row is no feature, in one sentence without a full stop.
struct RegionRowFault: Error, Hashable, Sendable {
  var reason: String

  init(_ reason: String) { self.reason = reason }
}

/// Where the columns of a table and of those beside it are.
struct RegionColumns: Sendable {
  /// 0 is the table of features; then observations, observatories and codes.
  struct Place: Sendable, Hashable {
    var table: Int
    var column: Int
  }

  private let places: [Place?]
  /// The names by which messages call the columns.
  private let names: [String]

  /// - Parameters:
  ///   - tables: the names of the columns of each table, in capitals.
  ///   - paths: of the tables beside that of features; `nil` where there is none.
  init(_ tables: [[String]], beside paths: [String?]) {
    var byName: [String: Place] = [:]
    for (table, names) in tables.enumerated() {
      for (column, name) in names.enumerated() where byName[name] == nil {
        byName[name] = Place(table: table, column: column)
      }
    }
    let places = RegionColumn.allCases.map { column in
      // The number of a feature is that of the table of features.
      column.names.lazy.compactMap { byName[$0] }.first { column != .id || $0.table == 0 }
    }
    self.places = places
    names = zip(RegionColumn.allCases, places).map { column, place in
      guard let place else { return column.name }
      let name = tables[place.table][place.column]
      guard place.table > 0, let path = paths[place.table - 1] else { return name }
      return "\(name) of \(path)"
    }
  }

  subscript(column: RegionColumn) -> Place? { places[column.rawValue] }

  /// The name of a column as its table has it, with the table where it is one beside that of features.
  func name(_ column: RegionColumn) -> String { names[column.rawValue] }
}

/// A row of a table beside that of features to which a feature points, and which is not there.
struct AbsentRow: Sendable, Hashable {
  /// What it is.
  var kind: String
  var words: String

  /// Whether it is that without which an image has no scale and no centre.
  var isObservation: Bool { kind == Self.observation }

  static let observation = "observation"
}

/// One row, with those of the tables beside it that belong to it.
struct RegionRow {
  let columns: RegionColumns
  let cells: [[TableValue]]
  /// The rows of the tables beside to which the row points in vain.
  var absent: [AbsentRow] = []

  /// What means a missing value beside an empty cell: SQL's NULL as the various exports write it, and IDL's.
  private static let missing: Set<String> = ["NULL", "\\N", "NONE", "NAN", "-NAN", "<NULL>", "N/A", "\" \""]

  static func isMissing(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return true }
    // Most cells are numbers.
    return !first.isDigit && text.utf8.count <= 6 && missing.contains(text.uppercased())
  }

  func value(_ column: RegionColumn) -> TableValue {
    guard let place = columns[column], cells[place.table].indices.contains(place.column) else { return .null }
    return cells[place.table][place.column]
  }

  /// The text of a cell without blanks around it; `nil` where there is none.
  func text(_ column: RegionColumn) -> String? { Self.text(value(column)) }

  func text(at place: RegionColumns.Place) -> String? {
    cells[place.table].indices.contains(place.column) ? Self.text(cells[place.table][place.column]) : nil
  }

  private static func text(_ value: TableValue) -> String? {
    guard let text = value.text?.trimmedBlanks, !isMissing(text) else { return nil }
    return text
  }

  /// - Throws: for a text that is no finite number.
  func number(_ column: RegionColumn) throws(RegionRowFault) -> Double? {
    switch value(column) {
    case .null: return nil
    case .double(let number) where number.isFinite: return number
    case .integer(let number): return Double(number)
    default: break
    }
    guard let text = text(column) else { return nil }
    guard let number = Self.number(text) else {
      throw RegionRowFault("\(columns.name(column)) is \"\(text.prefix(40))\", which is no number")
    }
    return number
  }

  static func number(_ text: some StringProtocol) -> Double? { String(text).trimmedBlanks.decimalNumber }

  /// A whole number, which may be written with a point and zeros.
  func integer(_ column: RegionColumn) throws(RegionRowFault) -> Int? {
    guard let number = try number(column) else { return nil }
    guard number.magnitude < 0x1p40, let integer = Int(exactly: number) else {
      throw RegionRowFault("\(columns.name(column)) is \"\(text(column) ?? "")\", which is no whole number")
    }
    return integer
  }

  /// The numbers of a cell that has several, separated by commas; `nil` where there is none.
  func numbers(_ column: RegionColumn, count: Int) throws(RegionRowFault) -> [Double]? {
    guard let text = text(column) else { return nil }
    let numbers = text.split(separator: ",", omittingEmptySubsequences: false).map { Self.number($0) }
    let known = numbers.compactMap(\.self)
    guard known.count == numbers.count, known.count == count else {
      throw RegionRowFault(
        "\(columns.name(column)) is \"\(text.prefix(40))\", which is not \(count) numbers")
    }
    return known
  }

  /// A time, as Unix time in seconds.
  func time(_ column: RegionColumn) throws(RegionRowFault) -> HFCTime? {
    guard let text = text(column) else { return nil }
    do {
      return try HFCTime(text, name: columns.name(column))
    } catch {
      throw RegionRowFault(error.reason)
    }
  }
}
