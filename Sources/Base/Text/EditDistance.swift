/// How many slips of the fingers lie between two words: a letter too many, one missing, one wrong, or two
/// neighbours exchanged.
package enum EditDistance {
  /// Words longer than this are no misspelt words, and are not compared.
  package static let longestWord = 200

  /// - Returns: the distance, or `nil` when it is greater than `limit`. What it costs grows with the length
  ///   of the
  ///   shorter word times the limit, because only that much of the table is filled.
  package static func between<Letter: Equatable>(
    _ one: some RandomAccessCollection<Letter>, _ other: some RandomAccessCollection<Letter>,
    atMost limit: Int
  ) -> Int? {
    guard limit >= 0, abs(one.count - other.count) <= limit, max(one.count, other.count) <= longestWord else {
      return nil
    }
    let (rows, columns) = (Array(one), Array(other))
    if rows == columns { return 0 }
    if limit == 0 { return nil }
    // Three rows of the table are enough; the one before the last is for exchanged neighbours. Entries away
    // from the diagonal by more than the limit are beyond it.
    let beyond = limit + 1
    var beforeLast = [Int](repeating: beyond, count: columns.count + 1)
    var last = (0...columns.count).map { min($0, beyond) }
    var current = beforeLast
    for row in 1...max(1, rows.count) where row <= rows.count {
      let reach = max(1, row - limit)...max(1, min(columns.count, row + limit))
      for index in current.indices { current[index] = beyond }
      current[0] = min(row, beyond)
      var least = current[0]
      for column in reach where column <= columns.count {
        let isSame = rows[row - 1] == columns[column - 1]
        var cost = min(last[column] + 1, current[column - 1] + 1, last[column - 1] + (isSame ? 0 : 1))
        if row > 1, column > 1, rows[row - 1] == columns[column - 2], rows[row - 2] == columns[column - 1] {
          cost = min(cost, beforeLast[column - 2] + 1)
        }
        current[column] = min(cost, beyond)
        least = min(least, current[column])
      }
      if least > limit { return nil }
      (beforeLast, last, current) = (last, current, beforeLast)
    }
    return last[columns.count] <= limit ? last[columns.count] : nil
  }
}
