import Base

/// A table of values that were read, each on one line.
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
    return TextTable(cells).lines.map { line in
      var line = line[...]
      while line.last == " " { line.removeLast() }
      return line + "\n"
    }.joined()
  }
}
