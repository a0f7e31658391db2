import Base
import TFCatJSON

/// Cuts records of a text into cells.
struct DelimitedRecordScanner {
  let dialect: DelimitedDialect
  private let separator: UInt8
  private let quote: UInt8
  private let nullWords: [[UInt8]]
  private let longestNullWord: Int
  private var lastCells = LastCells()
  /// Bytes that were not UTF-8 have been met.
  private(set) var hasForeignBytes = false

  /// No cell in quotes has more bytes: a quote that is not closed would take all the rest of the file for
  /// one.
  private static let quotedLimit = 1 << 20
  /// No row has more cells; a line of separators alone would fill the memory.
  private static let cellLimit = 20_000

  struct Record {
    var end: Int
    /// Line ends inside quotes.
    var innerLines = 0
    var fault: String?
    /// How many bytes before a quote that is not closed were read in vain.
    var rereadCount = 0
  }

  init(_ dialect: DelimitedDialect) {
    self.dialect = dialect
    separator = dialect.separator ?? 0
    quote = dialect.quote?.asciiValue ?? 0
    nullWords = dialect.nullWords.map { Array($0.utf8) }
    longestNullWord = nullWords.map(\.count).max() ?? 0
  }

  /// Reads the record that starts at an offset of `lines`, as far as its line end.
  mutating func read(
    _ lines: TextLines, from start: Int, into cells: inout [TableValue], takesQuotes: Bool = true
  ) -> Record {
    cells.removeAll(keepingCapacity: true)
    switch dialect.layout {
    case .separated: return readSeparated(lines, from: start, into: &cells, takesQuotes: takesQuotes)
    case .blanks: return readBlanks(lines, from: start, into: &cells)
    case .fixed(let columns):
      let end = lines.lineEnd(from: start)
      readFixed(UnsafeRawBufferPointer(rebasing: lines.file.bytes[start..<end]), columns, into: &cells)
      return Record(end: end)
    }
  }

  private mutating func readSeparated(
    _ lines: TextLines, from start: Int, into cells: inout [TableValue], takesQuotes: Bool
  ) -> Record {
    let bytes = lines.file.bytes
    let count = bytes.count
    let quote = takesQuotes ? self.quote : 0
    let isSpaced = separator == 0x20
    var record = Record(end: start)
    var cellStart = start
    while true {
      // A quote begins a cell only where nothing but blanks stands before it.
      var place = cellStart
      if quote != 0 {
        if dialect.trimsBlanks, !isSpaced { while place < count, bytes[place] == 0x20 { place += 1 } }
        if place < count, bytes[place] == quote {
          guard let end = readQuoted(lines, at: place, &record, &cells) else {
            var plain = readSeparated(lines, from: start, into: &cells, unclosed: true)
            plain.rereadCount = place - start
            return plain
          }
          place = end
          if place < count, bytes[place] == separator {
            cellStart = place + 1
            continue
          }
          record.end = place
          return record
        }
        place = cellStart
      }
      while place < count {
        let byte = bytes[place]
        if byte == separator || byte == 0x0A || byte == 0x0D { break }
        place +=
          byte == 0x5C && dialect.hasBackslashEscapes && place + 1 < count && bytes[place + 1] != 0x0D ? 2 : 1
      }
      place = min(place, count)
      if let value = lastCells.value(at: cells.count, cellStart..<place, of: bytes) {
        cells.append(value)
      } else {
        let value = plainCell(UnsafeRawBufferPointer(rebasing: bytes[cellStart..<place]))
        lastCells.note(value, at: cells.count, cellStart..<place)
        cells.append(value)
      }
      if cells.count > Self.cellLimit {
        record.end = lines.lineEnd(from: place)
        record.fault = "more than \(Self.cellLimit) cells"
        return record
      }
      guard place < count, bytes[place] == separator else {
        record.end = place
        return record
      }
      cellStart = place + 1
    }
  }

  /// The record with quotes taken as they stand.
  private mutating func readSeparated(
    _ lines: TextLines, from start: Int, into cells: inout [TableValue], unclosed: Bool
  ) -> Record {
    cells.removeAll(keepingCapacity: true)
    var record = readSeparated(lines, from: start, into: &cells, takesQuotes: false)
    let isLong = lines.file.bytes.count - start > Self.quotedLimit
    record.fault =
      "a quote that is not closed\(isLong ? " within \(Self.quotedLimit >> 20) MiB" : "")"
    return record
  }

  /// - Returns: the end of the cell; `nil` when the quote is not closed.
  private mutating func readQuoted(
    _ lines: TextLines, at start: Int, _ record: inout Record, _ cells: inout [TableValue]
  ) -> Int? {
    let bytes = lines.file.bytes
    let limit = min(bytes.count, start + Self.quotedLimit)
    var text: [UInt8] = []
    var hasQuotes = false
    var runStart = start + 1
    var place = runStart
    var innerLines = 0
    while true {
      guard place < limit else { return nil }
      let byte = bytes[place]
      if byte == quote {
        if place + 1 < bytes.count, bytes[place + 1] == quote {
          hasQuotes = true
          text.append(contentsOf: bytes[runStart...place])
          place += 2
          runStart = place
          continue
        }
        break
      }
      if byte == 0x5C, dialect.hasBackslashEscapes, place + 1 < bytes.count { place += 1 }
      if byte == 0x0A || (byte == 0x0D && !(place + 1 < bytes.count && bytes[place + 1] == 0x0A)) {
        innerLines += 1
      }
      place += 1
    }
    var end = place + 1
    while end < bytes.count, bytes[end] == 0x20, separator != 0x20 { end += 1 }
    // What follows the closing quote belongs to the cell; it should not be there.
    let tailStart = end
    while end < bytes.count, bytes[end] != separator, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
    if end > tailStart { record.fault = "text after a closing quote" }
    if !hasQuotes, end == tailStart {
      cells.append(.string(string(UnsafeRawBufferPointer(rebasing: bytes[runStart..<place]))))
    } else {
      text.append(contentsOf: bytes[runStart..<place])
      text.append(contentsOf: bytes[tailStart..<end])
      cells.append(.string(text.withUnsafeBytes { string($0) }))
    }
    record.innerLines += innerLines
    return end
  }

  private mutating func readBlanks(
    _ lines: TextLines, from start: Int, into cells: inout [TableValue]
  ) -> Record {
    let bytes = lines.file.bytes
    let record = Record(end: lines.lineEnd(from: start))
    var place = start
    while true {
      while place < record.end, bytes[place].isBlank { place += 1 }
      guard place < record.end, cells.count <= Self.cellLimit else { return record }
      if quote != 0, bytes[place] == quote,
        let close = bytes[(place + 1)..<record.end].firstIndex(of: quote),
        close + 1 == record.end || bytes[close + 1].isBlank
      {
        cells.append(.string(string(UnsafeRawBufferPointer(rebasing: bytes[(place + 1)..<close]))))
        place = close + 1
        continue
      }
      let cellStart = place
      while place < record.end, !bytes[place].isBlank { place += 1 }
      cells.append(plainCell(UnsafeRawBufferPointer(rebasing: bytes[cellStart..<place])))
    }
  }

  private mutating func readFixed(
    _ line: UnsafeRawBufferPointer, _ columns: [DelimitedDialect.FixedColumn], into cells: inout [TableValue]
  ) {
    guard line.allSatisfy({ $0 < 0x80 }) else {
      // Beyond ASCII columns count characters.
      let characters = Array(string(line).unicodeScalars)
      for column in columns {
        let start = min(max(0, column.start), characters.count)
        let end = min(
          column.width.map { start + max(0, min($0, 1 << 20)) } ?? characters.count, characters.count)
        var view = String.UnicodeScalarView()
        view.append(contentsOf: characters[start..<end])
        var cell = String(view)
        cells.append(cell.withUTF8 { plainCell(UnsafeRawBufferPointer($0)) })
      }
      return
    }
    for column in columns {
      let start = min(max(0, column.start), line.count)
      let end = min(column.width.map { start + max(0, min($0, 1 << 20)) } ?? line.count, line.count)
      cells.append(plainCell(UnsafeRawBufferPointer(rebasing: line[start..<end])))
    }
  }

  /// A cell without quotes.
  @inline(__always)
  private mutating func plainCell(_ bytes: UnsafeRawBufferPointer) -> TableValue {
    var start = 0
    var end = bytes.count
    if dialect.trimsBlanks {
      while start < end, bytes[start].isBlankOrTab { start += 1 }
      while end > start, bytes[end - 1].isBlankOrTab { end -= 1 }
    }
    if start == end { return dialect.hasBackslashEscapes ? .string("") : .null }
    let text = UnsafeRawBufferPointer(rebasing: bytes[start..<end])
    if text.count <= longestNullWord, nullWords.contains(where: { text.elementsEqual($0) }) { return .null }
    if dialect.hasBackslashEscapes, text.contains(0x5C) { return escapedCell(text) }
    return .string(string(text))
  }

  private mutating func escapedCell(_ text: UnsafeRawBufferPointer) -> TableValue {
    if text.elementsEqual("\\N".utf8) { return .null }
    var bytes: [UInt8] = []
    var index = 0
    while index < text.count {
      let byte = text[index]
      index += 1
      guard byte == 0x5C, index < text.count else {
        bytes.append(byte)
        continue
      }
      switch text[index] {
      case UInt8(ascii: "t"): bytes.append(0x09)
      case UInt8(ascii: "n"): bytes.append(0x0A)
      case UInt8(ascii: "r"): bytes.append(0x0D)
      case UInt8(ascii: "b"): bytes.append(0x08)
      case UInt8(ascii: "f"): bytes.append(0x0C)
      case UInt8(ascii: "v"): bytes.append(0x0B)
      case let other: bytes.append(other)
      }
      index += 1
    }
    return .string(bytes.withUnsafeBytes { string($0) })
  }

  @inline(__always)
  private mutating func string(_ bytes: UnsafeRawBufferPointer) -> String {
    let text = bytes.assumingMemoryBound(to: UInt8.self)
    if let string = String(utf8: text) { return string }
    hasForeignBytes = true
    return SingleByteText.decode(text)
  }
}
