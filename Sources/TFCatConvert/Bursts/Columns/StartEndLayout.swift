import Base
internal import TFCat
internal import TFCatTables
internal import TableMapping
internal import VOVocabulary

/// A column of a table with a start and an end.
struct StartEndColumn: Sendable, Hashable {
  /// As the first line has it.
  var title: String
  /// What the header of the table says beside the name, as ECSV does.
  var unit: String?
}

/// What the columns of a table are, by their names.
struct StartEndLayout: Sendable {
  /// A column that is kept as it is.
  struct Extra: Sendable {
    var place: Int
    var title: String
    /// The name of the field.
    var name: String
  }

  /// A column of frequencies.
  struct Limit: Sendable, Hashable {
    var place: Int
    /// The unit in VOUnits; `nil` where neither the name of the column nor the header of the table says one.
    var unit: String?
  }

  let columns: [StartEndColumn]
  let start, startDate, end, endDate, peak: Int?
  let low, high, first, last: Limit?
  /// The column that says the unit row by row.
  let unit: Int?
  /// A column of units where all columns of frequencies say theirs: it must not say another one.
  let furtherUnit: Int?
  let type: Int?
  private(set) var extras: [Extra] = []
  /// The places of `extras`: what each row asks for.
  private(set) var extraPlaces: [Int] = []

  var hasTimes: Bool { start != nil && end != nil }
  var hasFrequencies: Bool { (low != nil && high != nil) || (first != nil && last != nil) }
  /// The columns whose times are used.
  var times: [Int] { [start, startDate, end, endDate, peak].compactMap { $0 } }
  /// All columns of frequencies that are used.
  var limits: [Limit] { [low, high, first, last].compactMap { $0 } }

  /// The columns that are not kept as they are.
  let usedPlaces: Set<Int>

  /// - Parameter hidden: columns that belong to other events of the row.
  init(_ columns: [StartEndColumn], hidden: Set<Int> = []) {
    self.columns = columns
    let names = columns.map { ColumnName($0.title, unit: $0.unit) }
    func place(_ condition: (ColumnName) -> Bool) -> Int? {
      names.plainest(without: hidden, where: condition)
    }
    func time(_ condition: (ColumnName) -> Bool) -> Int? {
      names.plainestTime(without: hidden, where: condition)
    }
    func limit(_ end: ColumnName.End) -> Limit? {
      place { $0.spectralEnd == end && $0.unknownCount == 0 }.map {
        Limit(place: $0, unit: names[$0].hasFrequencyUnit ? names[$0].unit : nil)
      }
    }
    let named = (start: time { $0.dateEnd == .first }, end: time { $0.dateEnd == .last })
    let moments = (start: time { $0.momentEnd == .first }, end: time { $0.momentEnd == .last })
    // A date of its own is used in place of that of the start.
    startDate = named.start ?? (moments.start == nil ? nil : time(\.isDate))
    endDate = named.end
    start = moments.start ?? named.start
    end = moments.end ?? named.end
    peak = time(\.isPeakTime)
    (low, high) = (limit(.low), limit(.high))
    (first, last) = (limit(.first), limit(.last))
    let limits = [low, high, first, last].compactMap { $0 }
    let unitColumn = place { $0.isUnit && $0.unknownCount == 0 }
    // Where all columns say theirs, it is the unit of something else.
    let saysUnits = limits.isEmpty || limits.contains { $0.unit == nil }
    (unit, furtherUnit) = saysUnits ? (unitColumn, nil) : (nil, unitColumn)
    let types = [
      "type", "bursttype", "eventtype", "featuretype", "radioclass", "class", "label", "typ", "klasse",
      "classe",
    ]
    let keys = columns.map { $0.title.lowercased().filter { $0.isLetter || $0.isNumber } }
    type =
      types.lazy.compactMap { type in keys.indices.first { keys[$0] == type && !hidden.contains($0) } }.first
    usedPlaces = Set(
      [start, startDate, end, endDate, peak, low?.place, high?.place, first?.place, last?.place, unit, type]
        .compactMap { $0 })
    var taken = Set(StartEndSource.Column.allCases.map(\.entry.name) + [Repair.fieldName])
    for (place, title) in columns.map(\.title).enumerated()
    where !usedPlaces.contains(place) && !hidden.contains(place) {
      var name = Self.fieldName(title, place: place)
      while !taken.insert(name).inserted { name += "_\(place + 1)" }
      extras.append(Extra(place: place, title: title, name: name))
      extraPlaces.append(place)
    }
  }

  private static func fieldName(_ title: String, place: Int) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "column_\(place + 1)" : words.joined(separator: "_")
  }
}
