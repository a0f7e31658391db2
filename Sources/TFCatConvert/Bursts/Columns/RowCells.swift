internal import Base
internal import TFCatTables
internal import TableMapping

/// The cells of a row as bytes: those of the file where the row is plain, and copies of texts that had quotes
/// or another encoding. They are valid until the next row.
struct RowCells {
  private var cells: [ByteText] = []
  private var ranges: [Range<Int>] = []
  /// The texts that do not stand in the file as they are.
  private let copies = ReusedMemory()
  /// The row, whose cells are only here.
  private(set) var row = TableRow(cells: [], number: 0)
  /// Whether the row has a NUL byte, which is no text.
  private(set) var hasNUL = false

  /// Goes to the next row.
  ///
  /// - Returns: whether there is one.
  mutating func next(_ table: inout DelimitedTableReader) throws(TableError) -> Bool {
    if let plain = table.takePlainRow(into: &ranges) {
      row.line = plain.line
      row.range = plain.range
      row.fault = nil
      hasNUL = false
      take(ranges, of: plain.file)
      return true
    }
    guard let next = try table.next() else { return false }
    row = next
    let texts = next.cells.map { cell -> String in
      if case .string(let text) = cell { text.trimmedBlanks } else { "" }
    }
    copyTexts(texts)
    hasNUL = cells.contains { $0.hasNUL }
    return true
  }

  private mutating func take(_ ranges: [Range<Int>], of file: UnsafeRawBufferPointer) {
    guard let start = ByteText(file).base else { return }
    if cells.count != ranges.count { cells = Array(repeating: .empty, count: ranges.count) }
    cells.withUnsafeMutableBufferPointer { cells in
      for (index, range) in ranges.enumerated() {
        cells[index] = ByteText(base: start + range.lowerBound, count: range.count).trimmed
      }
    }
  }

  private mutating func copyTexts(_ texts: [String]) {
    cells.removeAll(keepingCapacity: true)
    let size = texts.reduce(0) { $0 + $1.utf8.count }
    copies.makeRoom(size)
    let copy = copies.start
    let all = ByteText(base: UnsafePointer(copy), count: size)
    var place = 0
    for text in texts {
      let start = place
      for byte in text.utf8 {
        copy[place] = byte
        place += 1
      }
      cells.append(all[start, place])
    }
  }

  /// A cell by its place; empty beyond the last, and for words that mean nothing.
  subscript(place: Int?) -> ByteText {
    guard let place, cells.indices.contains(place) else { return .empty }
    let cell = cells[place]
    return cell.count <= 4 && Self.isNothing(cell) ? .empty : cell
  }

  private static func isNothing(_ cell: ByteText) -> Bool {
    switch cell[0] {
    case UInt8(ascii: "-"), UInt8(ascii: "\\"), UInt8(ascii: "N"), UInt8(ascii: "n"): break
    default: return cell.isEmpty
    }
    return switch cell.count {
    case 1: cell == "-"
    case 2: cell == "--" || cell == "\\N"
    case 3: cell == "---" || cell == "NaN" || cell == "nan" || cell == "n/a" || cell == "N/A" || cell == "NaT"
    case 4: cell == "NULL" || cell == "null" || cell == "None"
    default: cell.isEmpty
    }
  }
}
