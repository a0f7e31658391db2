/// Cells of a row that are no number or time as their columns have it: they stay as texts beside the names of
/// their fields, so that nothing of the row is lost.
struct UnreadCells {
  private var text = ""

  /// Of the event's field; none where everything was read.
  var value: EventValue { text.isEmpty ? .none : .string(text) }

  /// Keeps a cell, unless it only says that there is nothing: dashes, or question marks.
  mutating func add(_ name: String, _ cell: ByteText) {
    guard !Self.saysNothing(cell) else { return }
    add(name, String(cell))
  }

  /// Keeps a text.
  mutating func add(_ name: String, _ cell: String) {
    text += "\(text.isEmpty ? "" : "; ")\(name): \(cell)"
  }

  /// A number; nil for a cell that is none, which is kept.
  mutating func number(_ name: String, _ cell: ByteText) -> Double? {
    if let number = cell.number { return number }
    add(name, cell)
    return nil
  }

  private static func saysNothing(_ cell: ByteText) -> Bool {
    (0..<cell.count).allSatisfy { "-?:/.".utf8.contains(cell[$0]) }
  }
}
