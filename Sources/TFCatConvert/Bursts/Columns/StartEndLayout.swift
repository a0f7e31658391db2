import Base
internal import TFCat
internal import TFCatTables
internal import TableMapping
internal import VOVocabulary

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
    /// The unit in VOUnits; `nil` where the name of the column does not say.
    var unit: String?
  }

  let titles: [String]
  let start, startDate, end, endDate, peak: Int?
  let low, high, first, last: Limit?
  /// The column that says the unit row by row.
  let unit: Int?
  let type: Int?
  private(set) var extras: [Extra] = []
  /// The places of `extras`: what each row asks for.
  private(set) var extraPlaces: [Int] = []

  var hasTimes: Bool { start != nil && end != nil }
  var hasFrequencies: Bool { (low != nil && high != nil) || (first != nil && last != nil) }
  /// All columns of frequencies that are used.
  var limits: [Limit] { [low, high, first, last].compactMap { $0 } }

  /// The columns that are not kept as they are.
  let usedPlaces: Set<Int>

  /// - Parameters:
  ///   - titles: the names of the columns.
  ///   - hidden: columns that belong to other events of the row.
  init(titles: [String], hidden: Set<Int> = []) {
    self.titles = titles
    let names = titles.map(ColumnName.init)
    /// The first column of those that say least besides.
    func place(_ condition: (ColumnName) -> Bool) -> Int? {
      names.indices.filter { !hidden.contains($0) && condition(names[$0]) }.min {
        (names[$0].unknownCount, $0) < (names[$1].unknownCount, $1)
      }
    }
    func limit(_ end: ColumnName.End) -> Limit? {
      place { $0.spectralEnd == end && $0.unknownCount == 0 }.map {
        Limit(place: $0, unit: Self.unit(names[$0]))
      }
    }
    let named = (start: place { $0.dateEnd == .first }, end: place { $0.dateEnd == .last })
    let moments = (start: place { $0.momentEnd == .first }, end: place { $0.momentEnd == .last })
    // A date of its own is used in place of that of the start.
    startDate = named.start ?? (moments.start == nil ? nil : place(\.isDate))
    endDate = named.end
    start = moments.start ?? named.start
    end = moments.end ?? named.end
    peak = place(\.isPeakTime)
    (low, high) = (limit(.low), limit(.high))
    (first, last) = (limit(.first), limit(.last))
    unit = place { $0.isUnit && $0.unknownCount == 0 }
    let types = [
      "type", "bursttype", "eventtype", "featuretype", "radioclass", "class", "label", "typ", "klasse",
      "classe",
    ]
    let keys = titles.map { $0.lowercased().filter { $0.isLetter || $0.isNumber } }
    type =
      types.lazy.compactMap { type in keys.indices.first { keys[$0] == type && !hidden.contains($0) } }.first
    usedPlaces = Set(
      [start, startDate, end, endDate, peak, low?.place, high?.place, first?.place, last?.place, unit, type]
        .compactMap { $0 })
    var taken = Set(StartEndSource.Column.allCases.map(\.entry.name) + [Repair.fieldName])
    for (place, title) in titles.enumerated() where !usedPlaces.contains(place) && !hidden.contains(place) {
      var name = Self.fieldName(title, place: place)
      while !taken.insert(name).inserted { name += "_\(place + 1)" }
      extras.append(Extra(place: place, title: title, name: name))
      extraPlaces.append(place)
    }
  }

  private static func unit(_ name: ColumnName) -> String? { name.hasFrequencyUnit ? name.unit : nil }

  private static func fieldName(_ title: String, place: Int) -> String {
    let words = title.lowercased().split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
    return words.isEmpty ? "column_\(place + 1)" : words.joined(separator: "_")
  }
}
