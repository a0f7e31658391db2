import Base
import TFCatJSON

/// The header of an IPAC table: keywords after `\`, then one to four lines with names, types, units and words
/// for nothing between bars, below which the cells of the rows stand.
struct IPACHeader {
  private(set) var layout = FixedLayout()
  /// From the first row on.
  private(set) var lines: TextLines

  /// Whether a text begins so.
  ///
  /// A table of a database may begin with a line between bars too: an IPAC table has keywords before it, or
  /// types below it.
  static func begins(_ bytes: UnsafeRawBufferPointer.SubSequence) -> Bool {
    var hasKeywords = false
    var bars: [Int]?
    for line in bytes.prefix(1 << 18).split(separator: 0x0A, omittingEmptySubsequences: true) {
      let line = line.last == 0x0D ? line.dropLast() : line
      switch line.first {
      case nil: continue
      case UInt8(ascii: "\\") where bars == nil: hasKeywords = true
      case UInt8(ascii: "|"):
        let places = line.enumerated().filter { $0.element == UInt8(ascii: "|") }.map(\.offset)
        guard let names = bars else {
          guard places.count > 1 else { return false }
          if hasKeywords { return true }
          bars = places
          continue
        }
        let words = String(decoding: line, as: UTF8.self).split(separator: "|")
          .map { $0.filter { $0 != " " } }
        return places == names && words.allSatisfy { dataType($0) != nil }
      default: return false
      }
    }
    return false
  }

  init(_ lines: TextLines, path: String) throws(TableError) {
    self.lines = lines
    layout.strayText = .fault
    var rows: [[String]] = []
    var bars: [Int] = []
    var firstLine = 1
    while !self.lines.isAtEnd {
      let before = self.lines
      guard let range = self.lines.take() else { break }
      let text = String(decoding: self.lines.file.bytes[range], as: UTF8.self)
      if rows.isEmpty, text.hasPrefix("\\") {
        takeKeyword(text.dropFirst())
        continue
      }
      if rows.isEmpty, text.allSatisfy(\.isWhitespace) { continue }
      guard text.hasPrefix("|"), rows.count < 4 else {
        self.lines = before
        break
      }
      let characters = Array(text.unicodeScalars)
      let places = characters.indices.filter { characters[$0] == "|" }
      if rows.isEmpty {
        bars = places
        firstLine = before.number
      } else if places != bars {
        throw TableError(
          path: path, line: before.number,
          reason: "the bars of this line do not stand below those of the line with the names")
      }
      rows.append(
        zip(bars, bars.dropFirst()).map { start, end in
          var cell = String.UnicodeScalarView()
          cell.append(contentsOf: characters[(start + 1)..<end])
          return Self.trimmed(String(cell))
        })
    }
    guard let names = rows.first, bars.count > 1 else {
      throw TableError(path: path, reason: "no IPAC table: there is no line |name|name|... of columns")
    }
    for (index, name) in names.enumerated() {
      var column = TableColumn(name: name)
      column.dataType = .char
      column.shape = .variable
      if rows.count > 1 {
        guard let type = Self.dataType(rows[1][index]) else {
          throw TableError(
            path: path, line: firstLine + 1, column: name,
            reason:
              "the type \"\(rows[1][index])\" is none of IPAC tables: int, long, float, double, char, date")
        }
        column.dataType = type
        column.shape = type.isText ? .variable : .scalar
      }
      if rows.count > 2, !rows[2][index].isEmpty { column.unit = rows[2][index] }
      if rows.count > 3, !rows[3][index].isEmpty { column.null = rows[3][index] }
      layout.add(column, at: (bars[index] + 1)..<bars[index + 1], line: firstLine)
    }
    if rows.count < 4 { layout.nullWords = ["null"] }
  }

  /// `\name = value`, or a comment after a blank.
  private mutating func takeKeyword(_ text: Substring) {
    if let first = text.first, first != " ", let equals = text.firstIndex(of: "=") {
      var value = Self.trimmed(text[text.index(after: equals)...])
      for quote in ["'", "\""] where value.count > 1 && value.hasPrefix(quote) && value.hasSuffix(quote) {
        value = String(value.dropFirst().dropLast())
      }
      layout.head.infos.append(TableInfo(name: Self.trimmed(text[..<equals]), value: value))
      return
    }
    let comment = Self.trimmed(text)
    guard !comment.isEmpty else { return }
    layout.head.description = layout.head.description.map { "\($0) \(comment)" } ?? comment
  }

  /// Types may be cut down to their first letters.
  private static func dataType(_ name: some StringProtocol) -> TableDataType? {
    let name = name.lowercased()
    guard !name.isEmpty else { return nil }
    let types: [(String, TableDataType)] = [
      ("integer", .int), ("long", .long), ("double", .double), ("float", .double), ("real", .double),
      ("char", .char), ("date", .char),
    ]
    // "d" is a double, as the first that begins so.
    return types.first { $0.0.hasPrefix(name) }?.1
  }

  private static func trimmed(_ text: some StringProtocol) -> String {
    let start = text.drop { $0 == " " || $0 == "\t" }
    let blanks = start.reversed().prefix { $0 == " " || $0 == "\t" || $0 == "\r" }.count
    return String(start.dropLast(blanks))
  }
}
