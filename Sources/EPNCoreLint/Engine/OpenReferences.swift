import Base
import EPNCore
import LintKit
import TFCatTables

/// References to rows that have not been met, in bounded memory: rows refer to others before or behind them.
struct OpenReferences {
  struct Reference {
    var text: String
    var item: Finding.Item
  }

  private var open: [UInt64: Reference] = [:]

  /// Of more than these the first are kept: so many that are open at a time are hardly all sound.
  private static let limit = 1 << 16

  mutating func add(_ text: String, of row: TableRow, _ identifiers: HashRegister) {
    let hash = FNV1a.hash(text)
    guard !identifiers.contains(hash), open[hash] == nil else { return }
    if open.count >= Self.limit { open = open.filter { !identifiers.contains($0.key) } }
    if open.count < Self.limit { open[hash] = Reference(text: text, item: row.item) }
  }

  /// Those that no row has, in the order of the rows that refer to them.
  func all(without identifiers: HashRegister) -> [Reference] {
    open.filter { !identifiers.contains($0.key) }.map(\.value)
      .sorted { ($0.item.index, $0.text) < ($1.item.index, $1.text) }
  }
}
