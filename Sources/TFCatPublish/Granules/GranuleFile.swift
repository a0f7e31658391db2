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

  mutating func write(_ granule: Granule) throws {
    for place in textColumns {
      if case .string(let text) = granule[place], !text.utf8.allSatisfy({ $0 < 0x80 }) {
        unicodeColumns.insert(table.schema.columns[place].name)
      }
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
