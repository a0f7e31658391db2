import Base
import EPNCore
import TFCatTables

/// The CSV file of a run's granules, which is opened with the first of them.
struct GranuleFile: ~Copyable {
  /// Columns with letters beyond ASCII.
  private(set) var unicodeColumns: Set<String> = []
  private let table: GranuleTable
  private let path: () throws -> String
  private let textColumns: [Int]
  private var writer: GranuleTableWriter?

  /// - Parameter path: where the file goes; called with the first granule.
  init(table: GranuleTable, path: @escaping () throws -> String) {
    self.table = table
    self.path = path
    textColumns = table.schema.columns.indices.filter { table.schema.columns[$0].dataType == .text }
  }

  /// - Throws: `PublishError` for a character that no answer of a server can have: VOTables are XML.
  mutating func write(_ granule: Granule) throws {
    for place in textColumns {
      guard case .string(let text) = granule[place] else { continue }
      if let character = XMLEscaping.forbiddenCharacter(in: text) {
        throw PublishError(
          "granule \(granule.uid ?? ""): the text of \(table.schema.columns[place].name) has \(DisplayText.codePoint(character)), which no VOTable can have: take it out"
        )
      }
      if !text.utf8.allSatisfy({ $0 < 0x80 }) { unicodeColumns.insert(table.schema.columns[place].name) }
    }
    if writer == nil { writer = try GranuleTableWriter(path: try path(), table: table, format: .csv) }
    try writer?.write(granule)
  }

  /// Completes the file, if there is one.
  mutating func finish() throws {
    guard let writer = writer.take() else { return }
    try writer.finish()
  }
}
