/// Where the cells of a text stand on its lines, as a header in the file or beside it describes them.
struct FixedLayout {
  var head = TableHead()
  /// A place for each column of `head`.
  var places: [DelimitedDialect.FixedColumn] = []
  /// Columns in which hyphens alone stand for nothing.
  var hyphenColumns: Set<Int> = []
  /// Words that stand for nothing in all columns.
  var nullWords: Set<String> = []
  /// What a row is that has characters where no column is: those between columns are in places that only the
  /// description can give a meaning.
  var strayText = StrayText.note
  var notes = TableNotes()

  enum StrayText {
    /// The row is read, and a note tells of it.
    case note
    /// The row has a fault: a value that is wider than its column may be cut.
    case fault
  }

  /// The columns of the line, from 0, that belong to no column of the table; the last range has no end.
  var gaps: [Range<Int>] {
    var gaps: [Range<Int>] = []
    var end = 0
    for place in places.sorted(by: { $0.start < $1.start }) {
      if place.start > end { gaps.append(end..<place.start) }
      guard let width = place.width else { return gaps }
      end = max(end, place.start + width)
    }
    return gaps + [end..<Int.max]
  }

  /// Adds a column, by another name where it has that of one before it.
  mutating func add(_ column: TableColumn, at place: Range<Int>, line: Int) {
    var column = column
    if column.name.isEmpty { column.name = "col\(head.columns.count + 1)" }
    let name = column.name
    var number = 1
    while head.columns.contains(where: { $0.name == column.name }) {
      number += 1
      column.name = "\(name)_\(number)"
    }
    if number > 1 {
      notes.add(
        "the column \"\(name)\" is there more than once: another is called \"\(column.name)\"", line: line)
    }
    head.columns.append(column)
    places.append(.init(name: column.name, start: place.lowerBound, width: place.count))
  }
}
