import LintKit
import Synchronization
import TFCatTables

/// Gives out the rows of a table, batch after batch, to whichever thread asks.
final class RowBatches: Sendable {
  private let state: Mutex<State>

  private struct State {
    var reader: any TableReader
    var isOver = false
    /// Why the table could not be read on.
    var damage: TableError?
  }

  /// How many rows a batch has, and how many bytes of text; one that is longer has a row.
  private static let size = 512
  private static let textSize = 1 << 18

  /// - Parameter reader: has given no row yet; nobody else may use it from now on.
  init(_ reader: any TableReader) {
    nonisolated(unsafe) let start = State(reader: reader)
    state = Mutex(start)
  }

  /// The next rows, those before what cannot be read included; `nil` behind them.
  func next() -> [TableRow]? {
    state.withLock { state in
      var rows: [TableRow] = []
      var textSize = 0
      guard !state.isOver else { return nil }
      rows.reserveCapacity(Self.size)
      do throws(TableError) {
        while rows.count < Self.size, textSize < Self.textSize {
          guard let row = try state.reader.next() else {
            state.isOver = true
            break
          }
          textSize += row.textSize
          rows.append(row)
        }
      } catch {
        (state.damage, state.isOver) = (error, true)
      }
      return rows.isEmpty ? nil : rows
    }
  }

  /// Why the table could not be read on, and what it says at its end.
  var ending: (damage: TableError?, queryStatus: TableQueryStatus?, tablesLeftOut: [VOTableReader.OtherTable])
  {
    state.withLock {
      ($0.damage, $0.reader.head.queryStatus, ($0.reader as? VOTableReader)?.tablesLeftOut ?? [])
    }
  }
}

extension TableRow {
  /// How many bytes the row takes in the file, or its texts where it has no place there.
  fileprivate var textSize: Int {
    if let range { return range.count }
    return cells.reduce(0) { size, cell in
      if case .string(let text) = cell { size + text.utf8.count } else { size }
    }
  }
}
