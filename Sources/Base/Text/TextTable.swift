/// Cells in columns that stand below each other, two blanks apart, for people.
///
/// The last cell of a row may be as long as it likes: nothing stands behind it, and the columns of other rows
/// do not become wider by it, unless its column is aligned at the right.
package struct TextTable {
  /// The rows as lines, without line ends.
  package let lines: [String]

  /// - Parameters:
  ///   - rows: the cells of each row; rows may have fewer cells than others.
  ///   - rightAligned: the columns that are aligned at the right, such as numbers.
  ///   - widest: how wide a column becomes at most; longer cells push the rest of their line to the right.
  package init(_ rows: [[String]], rightAligned: some RangeExpression<Int> = 0..<0, widest: Int = .max) {
    var widths: [Int] = []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        guard column < row.count - 1 || rightAligned.contains(column) else { continue }
        widths[column] = max(widths[column], min(cell.count, widest))
      }
    }
    lines = rows.map { row in
      row.enumerated().map { column, cell in
        if rightAligned.contains(column) { return cell.leftPadded(to: widths[column]) }
        return column < row.count - 1 ? cell.padded(to: widths[column]) : cell
      }.joined(separator: "  ")
    }
  }

  /// The lines, each with its end.
  package var text: String { lines.map { $0 + "\n" }.joined() }
}
