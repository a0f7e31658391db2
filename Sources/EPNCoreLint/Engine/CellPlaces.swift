import Base
import LintKit
import TFCat
import TFCatJSON
import TFCatTables

/// Finds the bytes of cells and columns in the text of a table, for those that are reported.
struct CellPlaces {
  private enum Format {
    /// Cells with this byte between them.
    case delimited(separator: UInt8, DelimitedDialect)
    case votable
    /// The columns of the line that each cell takes.
    case fixed([Range<Int>?])
    /// Rows are somewhere, cells are not looked for.
    case other
    case binary
  }

  private let file: MappedFile
  private let head: TableHead
  private let format: Format
  private let markup: MarkupPlaces

  /// Whether lines of the file can be shown.
  var isText: Bool {
    if case .binary = format { return false }
    return true
  }

  init(_ file: MappedFile, reader: any TableReader) {
    self.file = file
    head = reader.head
    markup = MarkupPlaces(file: file, tableStart: (reader as? VOTableReader)?.openTable.start ?? 0)
    switch reader {
    case let reader as DelimitedTableReader:
      let dialect = reader.dialect
      format = dialect.separator.map { .delimited(separator: $0, dialect) } ?? .other
    case is VOTableReader: format = .votable
    case let reader as DescribedTableReader where reader.hasOwnRows:
      format = .fixed(reader.head.columns.indices.map { reader.place(ofColumn: $0) })
    case is ECSVReader: format = .other
    default: format = .binary
    }
  }

  /// The findings with the bytes that they are about.
  func placed(_ findings: [Finding]) -> [Finding] {
    var rows: [Int: Range<Int>] = [:]
    if case .votable = format {
      rows = elements("TR", numbers: Set(findings.compactMap { $0.item?.index }))
    }
    var fields: [Int: Range<Int>] = [:]
    if case .votable = format, findings.contains(where: { $0.item == nil }) {
      fields = elements("FIELD", numbers: Set(head.columns.indices))
    }
    return findings.map { finding in
      guard case .pointer(let pointer, _) = finding.place else { return finding }
      var finding = finding
      if let element = TableElement(pointer) {
        var range: Range<Int>?
        if case .votable = format { range = markup.tag(of: element) }
        finding.place = .bytes(range ?? 0..<0, [])
        finding.item = nil
        return finding
      }
      let column = pointer.tokens.first.flatMap { token -> Int? in
        if case .name(let name) = token { head.columnIndex(name) } else { nil }
      }
      var full = pointer
      var range: Range<Int>?
      if let item = finding.item {
        full = JSONPointer([.name("rows"), .index(item.index)]).appending(pointer)
        let row = item.range.isEmpty ? rows[item.index] : item.range
        range = row.map { row in column.flatMap { cell($0, in: row) } ?? row }
        if range == nil {
          finding.notes.append("in row \(item.index + 1)")
        }
      } else {
        range = column.flatMap { column in
          if case .delimited = format { return headerCell(column) }
          return fields[column]
        }
      }
      finding.place = .bytes(range ?? 0..<0, full)
      finding.item = finding.item.flatMap { item in
        let row = item.range.isEmpty ? rows[item.index] : item.range
        return row.map { named(item, $0) }
      }
      return finding
    }
  }

  /// The row with its bytes and its identifier.
  private func named(_ item: Finding.Item, _ row: Range<Int>) -> Finding.Item {
    let uid = head.columnIndex("granule_uid").flatMap { cell($0, in: row) }
    let id = uid.map { String(decoding: file.bytes[$0], as: UTF8.self) }
    return Finding.Item(list: item.list, index: item.index, range: row, id: id)
  }

  /// The tag that begins at a byte.
  func tag(at start: Int) -> Range<Int> { markup.tag(at: start) ?? 0..<0 }

  private func cell(_ column: Int, in row: Range<Int>) -> Range<Int>? {
    switch format {
    case .delimited(let separator, let dialect):
      delimitedCell(column, in: row, separator, dialect, quote: dialect.quote?.asciiValue)
    case .votable: tableDataCell(column, in: row)
    case .fixed(let places): places[column].flatMap { fixedCell($0, in: row) }
    case .other, .binary: nil
    }
  }

  private func headerCell(_ column: Int) -> Range<Int>? {
    guard case .delimited = format, let name = head.columns.first?.name else { return nil }
    // The header is the first line that begins with the first name.
    let bytes = file.bytes
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: 0x0A) ?? bytes.count
      let line = bytes[start..<end]
      if line.starts(with: name.utf8) || line.dropFirst().starts(with: name.utf8)
        || line.dropFirst(3).starts(with: name.utf8)
      {
        return cell(column, in: start..<end)
      }
      if start > 1 << 16 { return nil }
      start = end + 1
    }
    return nil
  }

  /// Cuts a row as the reader does: a quote is one only in a cell that begins with it, after blanks or none.
  private func delimitedCell(
    _ column: Int, in row: Range<Int>, _ separator: UInt8, _ dialect: DelimitedDialect, quote: UInt8?
  ) -> Range<Int>? {
    let bytes = file.bytes
    var start = row.lowerBound
    var number = 0
    var position = start
    var isBeginning = true
    var takesQuotes = false
    var isQuoted = false
    while position < row.upperBound {
      let byte = bytes[position]
      if isBeginning, byte != 0x20 || !dialect.trimsBlanks {
        isBeginning = false
        takesQuotes = byte == quote
      }
      if takesQuotes, byte == quote {
        isQuoted.toggle()
      } else if byte == UInt8(ascii: "\\"), dialect.hasBackslashEscapes {
        position += 1
      } else if byte == separator, !isQuoted {
        if number == column { return start..<position }
        number += 1
        start = position + 1
        isBeginning = true
        takesQuotes = false
      }
      position += 1
    }
    // The reader takes quotes as they stand where one is not closed.
    if isQuoted { return delimitedCell(column, in: row, separator, dialect, quote: nil) }
    guard number == column else { return nil }
    var end = row.upperBound
    while end > start, bytes[end - 1] == 0x0D || bytes[end - 1] == 0x0A { end -= 1 }
    return start..<end
  }

  private func fixedCell(_ place: Range<Int>, in row: Range<Int>) -> Range<Int>? {
    // Beyond ASCII columns count characters.
    guard file.bytes[row].allSatisfy({ $0 < 0x80 }) else { return nil }
    var cell = (place.lowerBound + row.lowerBound)..<min(place.upperBound + row.lowerBound, row.upperBound)
    guard place.lowerBound < row.count else { return nil }
    while let first = file.bytes[cell].first, first == 0x20, cell.count > 1 { cell = cell.dropFirst() }
    while let last = file.bytes[cell].last, last == 0x20, cell.count > 1 { cell = cell.dropLast() }
    return cell
  }

  private func tableDataCell(_ column: Int, in row: Range<Int>) -> Range<Int>? {
    let bytes = file.bytes
    var number = -1
    var position = row.lowerBound
    while position < row.upperBound {
      guard let open = bytes[position..<row.upperBound].firstIndex(of: UInt8(ascii: "<")) else { return nil }
      position = open + 1
      guard isName("TD", at: position, limit: row.upperBound),
        let close = bytes[position..<row.upperBound].firstIndex(of: UInt8(ascii: ">"))
      else { continue }
      number += 1
      guard number == column else { continue }
      if bytes[close - 1] == UInt8(ascii: "/") { return open..<(close + 1) }
      let end = bytes[(close + 1)..<row.upperBound].firstIndex(of: UInt8(ascii: "<")) ?? row.upperBound
      return end == close + 1 ? open..<(close + 1) : (close + 1)..<end
    }
    return nil
  }

  private func isName(_ name: String, at position: Int, limit: Int) -> Bool {
    markup.isName(name, at: position, limit: limit)
  }

  /// The elements of a name with these numbers in the table, from their `<` to their end.
  private func elements(_ name: String, numbers: Set<Int>) -> [Int: Range<Int>] {
    var found: [Int: Range<Int>] = [:]
    guard let last = numbers.max() else { return found }
    let bytes = file.bytes
    var number = -1
    var position = markup.tableStart
    var open: Int?
    while number <= last, let start = bytes[position...].firstIndex(of: UInt8(ascii: "<")) {
      position = start + 1
      if position < bytes.count, bytes[position] == UInt8(ascii: "/") {
        if let begin = open, isName(name, at: position + 1, limit: bytes.count) {
          found[number] = begin..<min(start + name.utf8.count + 3, bytes.count)
          open = nil
          if number == last { return found }
        }
      } else if isName(name, at: position, limit: bytes.count) {
        number += 1
        let end = bytes[position...].firstIndex(of: UInt8(ascii: ">")) ?? bytes.count - 1
        if numbers.contains(number) {
          if name == "FIELD" || bytes[end - 1] == UInt8(ascii: "/") {
            found[number] = start..<(end + 1)
          } else {
            open = start
          }
        }
      }
    }
    return found
  }
}
