package import TFCatTables

/// What was gathered over all rows.
package struct TableStatistics: Sendable {
  package internal(set) var rowCount = 0
  /// Whether the table could not be read to its end.
  package internal(set) var isDamaged = false
  /// The values of `spatial_frame_type`.
  package internal(set) var frames = FirstRows()
  /// The values of `service_title`.
  package internal(set) var services = FirstRows()
  /// What the service says after the last row.
  package internal(set) var queryStatus: TableQueryStatus?
}

/// The values of a column with the first row that has each, in the order of the rows; no more than a few.
package struct FirstRows: Sendable {
  package private(set) var all: [(text: String, row: Int)] = []

  mutating func add(_ text: String, row: Int) {
    if all.last?.text == text || all.count >= 20 || all.contains(where: { $0.text == text }) { return }
    all.append((text, row))
  }
}
