internal import TFCatTables

/// The rows of an input of whatever format, one table after the other: an answer of HFC may hold several.
struct HFCTableRows {
  private let path: String
  private let type: HFCType
  private var table: any TableReader
  private var columns: HFCColumns
  private var columnCount: Int
  private var row: TableRow?
  private var tableNotes: [String] = []

  /// - Throws: `ConversionError` for an input that is no table, an answer that is an error, or one without
  ///   the columns.
  init(_ input: SourceFile, type: HFCType) throws(ConversionError) {
    path = input.path
    self.type = type
    do throws(TableError) {
      table = try TableFile.open(input.file, path: input.path, isExact: true)
    } catch {
      throw ConversionError(path: input.path, line: error.line, reason: error.reason)
    }
    if case .error(let text)? = table.head.queryStatus {
      throw ConversionError(
        path: input.path, reason: "the service answered with an error\(text.isEmpty ? "" : ": \(text)")")
    }
    columnCount = table.head.columns.count
    columns = HFCColumns(table.head.columns.map(\.name))
    // Lines of JSON name their columns row by row.
    if columnCount > 0 { try check() }
  }

  private func check() throws(ConversionError) {
    if columns.hasEvents { return }
    let hasNames = table.head.columns.contains {
      $0.name.uppercased() != $0.name.lowercased() && !$0.name.hasPrefix("col")
    }
    throw ConversionError(
      path: path,
      reason: hasNames
        ? "has no columns of \(type.view): it needs TIME_START, or DATE_OBS and a chain code (CC, SKE_CC)"
        : "does not name its columns: export it with a header, as COPY ... TO STDOUT CSV HEADER does")
  }

  /// The line of the row read last; its number where lines are not known.
  var line: Int { row?.line ?? row?.number ?? 0 }

  /// The row read last, as it stands there, or its cells.
  var text: String {
    guard let row else { return "" }
    return table.text(of: row) ?? row.cells.map { $0.text ?? "" }.joined(separator: "\t")
  }

  /// What was odd about the tables; complete after the last row.
  var notes: [String] { tableNotes }

  private mutating func takeNotes() {
    if case .overflow(let text)? = table.head.queryStatus {
      tableNotes.append(
        "\(path): the service ended the table at its limit (QUERY_STATUS OVERFLOW\(text.isEmpty ? "" : ", \(text)")): rows"
          + " are missing; ask for shorter intervals")
    }
    for note in table.notes.all {
      let text = "\(path): \(note)"
      if !tableNotes.contains(text) { tableNotes.append(text) }
    }
  }

  /// - Returns: the next row, and what is wrong with it as a whole; `nil` after the last.
  mutating func next() throws(ConversionError) -> (row: HFCRow, fault: String?)? {
    guard let next = try nextRow() else { return nil }
    row = next
    if table.head.columns.count != columnCount {
      let isFirst = columnCount == 0
      columnCount = table.head.columns.count
      columns = HFCColumns(table.head.columns.map(\.name))
      if isFirst { try check() }
    }
    return (HFCRow(columns: columns, cells: next.cells), next.fault)
  }

  private mutating func nextRow() throws(ConversionError) -> TableRow? {
    do throws(TableError) {
      repeat {
        if let next = try table.next() { return next }
        takeNotes()
      } while try openNextTable()
      return nil
    } catch {
      throw ConversionError(path: path, line: error.line, reason: error.reason)
    }
  }

  /// Goes on to the next table of a VOTable that has events.
  private mutating func openNextTable() throws(TableError) -> Bool {
    guard var votable = table as? VOTableReader else { return false }
    while try votable.nextTable() {
      let columns = HFCColumns(votable.head.columns.map(\.name))
      if columns.hasEvents {
        table = votable
        self.columns = columns
        columnCount = votable.head.columns.count
        return true
      }
    }
    return false
  }
}
