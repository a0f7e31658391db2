import Base
import EPNCore
import TFCatTables

/// The CSV file of a run's granules, which is opened with the first of them.
struct GranuleFile: ~Copyable {
  /// Columns with letters beyond ASCII.
  private(set) var unicodeColumns: Set<String> = []
  /// The years in which granules begin.
  private(set) var years: Set<Int> = []
  private let table: GranuleTable
  private let path: () throws -> String
  /// By column, whether it has texts.
  private let hasTexts: [Bool]
  /// The values that were looked at last: those of one granule are those of the next for the most part.
  private var seen: [TableValue]
  private var writer: GranuleTableWriter?

  /// - Parameter path: where the file goes; called with the first granule.
  init(table: GranuleTable, path: @escaping () throws -> String) {
    self.table = table
    self.path = path
    hasTexts = table.schema.columns.map { $0.dataType == .text }
    seen = Array(repeating: .null, count: hasTexts.count)
  }

  /// - Throws: `PublishError` for a character that no answer of a server can have: VOTables are XML, and
  ///   their unicodeChar is UCS-2 (VOTable 1.4, section 2.1). A server that has to give another character
  ///   writes rows that nobody can read, and all behind them.
  mutating func write(_ granule: Granule) throws {
    var place = granule.values.firstDifference(from: 0, to: seen)
    while place < min(granule.values.count, seen.count) {
      try check(granule, place)
      seen[place] = granule.values[place]
      place = granule.values.firstDifference(from: place + 1, to: seen)
    }
    if let time = granule.timeMin, let day = CivilDay(midnight: (time - 0.5).rounded(.down) + 0.5) {
      let year = day.components.year
      if LoadScript.years.contains(year) { years.insert(year) }
    }
    if writer == nil { writer = try GranuleTableWriter(path: try path(), table: table, format: .csv) }
    try writer?.write(granule)
  }

  private mutating func check(_ granule: Granule, _ place: Int) throws {
    guard hasTexts[place], case .string(let text) = granule.values[place] else { return }
    if let character = Self.forbiddenCharacter(in: text) {
      throw PublishError(
        "granule \(granule.uid ?? ""): the text of \(table.schema.columns[place].name) has \(DisplayText.codePoint(character)), which no VOTable can have: take it out"
      )
    }
    if !text.utf8.allSatisfy({ $0 < 0x80 }) { unicodeColumns.insert(table.schema.columns[place].name) }
  }

  private static func forbiddenCharacter(in text: String) -> Unicode.Scalar? {
    if let character = XMLEscaping.forbiddenCharacter(in: text) { return character }
    guard text.utf8.contains(where: { $0 >= 0xF0 }) else { return nil }
    return text.unicodeScalars.first { $0.value > 0xFFFF }
  }

  /// Completes the file, if there is one.
  mutating func finish() throws {
    guard let writer = writer.take() else { return }
    try writer.finish()
  }
}
