/// A table of texts whose columns stand below each other.
package enum PreviewTable {
  /// Cells that are longer are cut.
  private static let cellWidth = 28

  /// - Parameters:
  ///   - rows: the titles, and the rows.
  ///   - cutting: whether long cells are cut.
  package static func text(_ rows: [[String]], cutting: Bool = true) -> String {
    let cells = rows.map { row in
      row.map { cell in
        let line = String(cell.map { $0.isNewline ? " " : $0 })
        return cutting && line.count > cellWidth ? "\(line.prefix(cellWidth - 3))..." : line
      }
    }
    let widths = (cells.first ?? []).indices.map { index in cells.map { $0[index].count }.max() ?? 0 }
    return cells.map { row in
      var line = ""
      for (cell, width) in zip(row, widths) {
        line += cell + String(repeating: " ", count: width - cell.count + 2)
      }
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
