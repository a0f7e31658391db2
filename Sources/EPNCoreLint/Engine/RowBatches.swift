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

  /// How many rows a batch has.
  private static let size = 512

  /// - Parameter reader: has given no row yet; nobody else may use it from now on.
  init(_ reader: any TableReader) {
    nonisolated(unsafe) let start = State(reader: reader)
    state = Mutex(start)
  }

  /// The next rows, fewer than a batch at the end of the table or before what cannot be read; `nil` behind
  /// them.
  func next() -> [TableRow]? {
    state.withLock { state in
      var rows: [TableRow] = []
      guard !state.isOver else { return nil }
      rows.reserveCapacity(Self.size)
      do throws(TableError) {
        while rows.count < Self.size, let row = try state.reader.next() { rows.append(row) }
      } catch {
        state.damage = error
      }
      state.isOver = rows.count < Self.size
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
