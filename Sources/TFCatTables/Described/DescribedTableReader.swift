import Base

/// Reads texts whose cells stand at fixed columns which a header describes: CDS and MRT tables
/// (`CDSDescription`), IPAC tables (`IPACHeader`).
package struct DescribedTableReader: TableReader {
  private var reader: DelimitedTableReader
  private let layout: FixedLayout
  private let gaps: [Range<Int>]
  private let nullTexts: [String?]
  private var oddities: TableNotes
  private var rowCount = 0
  /// Whether rows stand in the file that was opened, and not beside it.
  package let hasOwnRows: Bool

  /// - Parameter lines: from the first row on.
  init(_ layout: FixedLayout, lines: TextLines, path: String, hasOwnRows: Bool = true) throws(TableError) {
    self.layout = layout
    self.hasOwnRows = hasOwnRows
    gaps = layout.gaps
    nullTexts = layout.head.columns.map(\.null)
    oddities = layout.notes
    let dialect = DelimitedDialect(
      layout: .fixed(layout.places), header: .names([]), quote: nil, comments: [],
      nullWords: layout.nullWords)
    reader = try DelimitedTableReader(
      lines: lines, path: path, dialect: dialect, columns: layout.head.columns)
  }

  package var head: TableHead { layout.head }
  package var notes: TableNotes { oddities.joined(with: reader.notes) }
  package var columnCount: Int { layout.places.count }
  package func text(of row: TableRow) -> String? { reader.text(of: row) }

  /// The columns of a line in which a cell stands, from 0.
  package func place(ofColumn column: Int) -> Range<Int>? {
    guard layout.places.indices.contains(column), let width = layout.places[column].width else { return nil }
    return layout.places[column].start..<(layout.places[column].start + width)
  }

  package mutating func next() throws(TableError) -> TableRow? {
    while var row = try reader.next() {
      let bytes = reader.bytes(of: row)
      // IPAC: a comment. No row begins so, as none has a cell in the first column of the line.
      if layout.strayText == .fault, bytes.first == UInt8(ascii: "\\") { continue }
      rowCount += 1
      row.number = rowCount
      for (index, cell) in row.cells.enumerated() {
        // A word for nothing need not be of the type of its column.
        guard case .invalid(let text) = cell else { continue }
        let isHyphens = layout.hyphenColumns.contains(index) && text.utf8.allSatisfy { $0 == .minus }
        if isHyphens || text == nullTexts[index] { row.cells[index] = .null }
      }
      for index in layout.hyphenColumns {
        guard case .string(let text) = row[index], text.utf8.allSatisfy({ $0 == .minus }) else { continue }
        row.cells[index] = .null
      }
      if let place = strayText(in: bytes) {
        switch layout.strayText {
        case .note:
          oddities.add("text where the description has no column is not read", line: row.line)
        case .fault:
          row.fault =
            row.fault
            ?? "column \(place + 1) of the line has a character, but stands under no column of the header"
        }
      }
      if !hasOwnRows { row.range = nil }
      return row
    }
    return nil
  }

  /// The first column of the line, from 0, that has a character other than a blank and belongs to no cell.
  private func strayText(in bytes: UnsafeRawBufferPointer) -> Int? {
    guard bytes.allSatisfy({ $0 < 0x80 }) else {
      // Beyond ASCII columns count characters.
      let scalars = Array(String(decoding: bytes, as: UTF8.self).unicodeScalars)
      return strayText(in: scalars.count) { scalars[$0] == " " || scalars[$0] == "\t" }
    }
    return strayText(in: bytes.count) { bytes[$0].isBlank }
  }

  private func strayText(in count: Int, isBlank: (Int) -> Bool) -> Int? {
    for gap in gaps {
      var place = gap.lowerBound
      while place < min(gap.upperBound, count) {
        if !isBlank(place) { return place }
        place += 1
      }
    }
    return nil
  }
}
