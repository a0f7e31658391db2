import Base
import TFCatJSON

/// A ReadMe of the CDS, or the head of a machine-readable table of the AAS journals: a title, descriptions of
/// tables byte by byte, notes, and often the rows below the last rule (Standards for Astronomical Catalogues
/// 2.0, section 3).
struct CDSDescription {
  /// The description of one or several files that have the same columns.
  struct File {
    /// As they stand behind "Description of file:"; `*` and `?` stand for any characters.
    var names: [String]
    var layout = FixedLayout()
  }

  private(set) var files: [File] = []
  private(set) var title: String?
  private var infos: [TableInfo] = []
  /// From the first row on; `nil` where no rows stand here.
  private(set) var rows: TextLines?

  /// Whether a text has a line that begins such a description, not far from its beginning.
  static func begins(_ bytes: UnsafeRawBufferPointer.SubSequence) -> Bool {
    let start = bytes.prefix(1 << 18)
    // One letter is looked for, as it is rare at the beginning of a line.
    var place = start.startIndex
    while place < start.endIndex {
      let line = start[place...].prefix(80)
      if let first = line.first(where: { $0 != 0x20 }), first | 0x20 == UInt8(ascii: "b"),
        fileNames(String(decoding: line.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)) != nil
      {
        return true
      }
      guard let end = start[place...].firstIndex(of: 0x0A) else { return false }
      place = end + 1
    }
    return false
  }

  /// - Throws: for a description of columns that cannot be understood.
  init(_ lines: TextLines, path: String) throws(TableError) {
    var lines = lines
    var column: PendingColumn?
    // Lines of a column end with the rule below the last one.
    var rules = 0
    while !lines.isAtEnd {
      let number = lines.number
      guard let range = lines.take() else { break }
      let bytes = lines.file.bytes[range]
      if Self.isRule(bytes) {
        try close(&column, path: path)
        rules += 1
        rows = lines
        continue
      }
      // Below the columns are notes and rows, of any number.
      guard files.isEmpty || rules < 3 || bytes.first.map({ $0 | 0x20 }) == UInt8(ascii: "b") else {
        continue
      }
      let text = String(decoding: bytes, as: UTF8.self)
      if let names = Self.fileNames(text) {
        try close(&column, path: path)
        files.append(File(names: names))
        rules = 0
      } else if files.isEmpty {
        takeTitle(text)
      } else if rules == 2 {
        if let next = PendingColumn(text, line: number) {
          try close(&column, path: path)
          column = next
        } else if column?.takeMore(text) != true, !text.allSatisfy(\.isWhitespace) {
          throw TableError(
            path: path, line: number,
            reason: "a line of the byte-by-byte description that has no bytes, format, unit and label")
        }
      }
    }
    try close(&column, path: path)
    guard files.contains(where: { !$0.layout.places.isEmpty }) else {
      throw TableError(
        path: path, reason: "there is no byte-by-byte description of a file with columns in it")
    }
    for index in files.indices {
      files[index].layout.head.description = title
      files[index].layout.head.infos = infos
    }
    dropTrailer()
  }

  /// Without rows where nothing but the end mark of a ReadMe stands below the last rule.
  private mutating func dropTrailer() {
    guard var lines = rows else { return }
    while let range = lines.take() {
      let text = lines.file.bytes[range].drop { $0.isBlank }
      guard !text.isEmpty else { continue }
      if text.starts(with: "(End)".utf8) { break }
      return
    }
    rows = nil
  }

  private mutating func close(_ pending: inout PendingColumn?, path: String) throws(TableError) {
    guard let column = pending, !files.isEmpty else { return }
    pending = nil
    guard files[files.count - 1].layout.places.count < 10_000 else {
      throw TableError(path: path, line: column.line, reason: "more than 10000 columns: this is no table")
    }
    column.add(to: &files[files.count - 1].layout)
  }

  /// `Title: ...`, `Authors: ...`, `Table: ...` of a machine-readable table; the first line of a ReadMe.
  private mutating func takeTitle(_ text: String) {
    let trimmed = text.drop { $0 == " " || $0 == "\t" }
    for word in ["Title", "Authors", "Table"] where text.hasPrefix("\(word):") {
      let value = text.dropFirst(word.count + 1).drop { $0 == " " }
      infos.append(TableInfo(name: word, value: String(value)))
      isInTitle = true
      if word == "Title" { title = String(value) }
      return
    }
    // What is wide goes on below.
    if isInTitle, let last = infos.last, text.hasPrefix("   "), !trimmed.isEmpty {
      let value = "\(last.value) \(trimmed)"
      infos[infos.count - 1].value = value
      if last.name == "Title" { title = value }
      return
    }
    isInTitle = false
    if title == nil, infos.isEmpty, !trimmed.isEmpty { title = String(trimmed) }
  }

  private var isInTitle = false

  /// At least twenty hyphens or equals signs and nothing else: a row of hyphens for nothing is shorter, or
  /// has blanks.
  private static func isRule(_ bytes: UnsafeRawBufferPointer.SubSequence) -> Bool {
    guard let first = bytes.first, first == .minus || first == UInt8(ascii: "=") else { return false }
    let blanks = bytes.reversed().prefix { $0 == 0x20 }.count
    let line = bytes.dropLast(blanks)
    return line.count >= 20 && line.allSatisfy { $0 == first }
  }

  /// The files of a line `Byte-by-byte Description of file: table1.dat`; `nil` for another line.
  private static func fileNames(_ text: String) -> [String]? {
    let words = text.split(separator: " ", omittingEmptySubsequences: true)
    guard words.count >= 3, ["byte-by-byte", "byte-per-byte"].contains(words[0].lowercased()),
      words[1].lowercased() == "description", words[2].lowercased() == "of"
    else { return nil }
    guard let colon = text.firstIndex(of: ":") else { return [] }
    return text[text.index(after: colon)...].split { $0 == " " || $0 == "," || $0 == "\t" || $0 == "\r" }
      .map(String.init)
  }
}

/// A line of a description byte by byte, and those below it that go on with the explanation.
private struct PendingColumn {
  let line: Int
  private let place: Range<Int>
  private let format: Substring
  private let unit: Substring
  private let label: Substring
  private var explanation: String

  init?(_ text: String, line: Int) {
    self.line = line
    var rest = Substring(text)
    func number() -> Int? {
      rest = rest.drop { $0 == " " }
      let digits = rest.prefix { $0.isASCII && $0.isNumber }
      guard !digits.isEmpty, digits.count < 9 else { return nil }
      rest = rest.dropFirst(digits.count)
      return Int(digits)
    }
    func word() -> Substring? {
      rest = rest.drop { $0 == " " }
      let word = rest.prefix { $0 != " " }
      rest = rest.dropFirst(word.count)
      return word.isEmpty ? nil : word
    }
    guard let first = number(), first >= 1 else { return nil }
    var last = first
    rest = rest.drop { $0 == " " }
    if rest.first == "-" {
      rest = rest.dropFirst()
      guard let end = number(), end >= first else { return nil }
      last = end
    }
    guard let format = word(), format.first?.isLetter == true || format.first?.isNumber == true,
      let unit = word(), let label = word()
    else { return nil }
    // Bytes stand in the first eight columns; what begins with a number behind them is part of an
    // explanation.
    guard !Self.isDeep(text) || Self.isFormat(format) else { return nil }
    place = (first - 1)..<last
    self.format = format
    self.unit = unit
    self.label = label
    explanation = String(rest.drop { $0 == " " })
  }

  /// Whether nothing stands in the columns of the bytes.
  private static func isDeep(_ text: String) -> Bool { text.hasPrefix("        ") || text.hasPrefix("\t") }

  /// `A10`, `I4`, `F5.1`, `E10.3`, `D12.4`.
  private static func isFormat(_ word: Substring) -> Bool {
    guard let letter = word.first?.uppercased(), ["A", "I", "F", "E", "D"].contains(letter) else {
      return false
    }
    return word.count > 1 && word.dropFirst().allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
  }

  /// - Returns: whether the line goes on with the explanation: nothing stands in its first columns.
  mutating func takeMore(_ text: String) -> Bool {
    guard Self.isDeep(text) else { return false }
    let more = text.drop { $0 == " " || $0 == "\t" }
    if !more.isEmpty { explanation += explanation.isEmpty ? String(more) : " \(more)" }
    return true
  }

  func add(to layout: inout FixedLayout) {
    var column = TableColumn(name: String(label))
    column.unit = unit.allSatisfy { $0 == "-" } ? nil : String(unit)
    switch (format.first?.uppercased(), place.count) {
    case ("A", _): column.dataType = .char
    case ("I", ...9): column.dataType = .int
    case ("I", _): column.dataType = .long
    case ("F", _), ("E", _), ("D", _): column.dataType = .double
    default:
      column.dataType = .char
      layout.notes.add(
        "the format \"\(format)\" of the column \"\(label)\" is none of A, I, F, E and D: its cells are read as text",
        line: line)
    }
    column.shape = column.dataType?.isText == true ? .variable : .scalar
    let rest = limits(of: &column)
    let hasHyphens = null(of: &column, rest)
    if hasHyphens { layout.hyphenColumns.insert(layout.places.count) }
    layout.add(column, at: place, line: line)
  }

  /// `[0,24[` or `[-5/36]` before an explanation: the values that a column of numbers may have.
  private func limits(of column: inout TableColumn) -> Substring {
    let text = explanation[...]
    guard let open = text.first, open == "[" || open == "]",
      let close = text.dropFirst().firstIndex(where: { $0 == "]" || $0 == "[" })
    else { return text }
    let inside = text[text.index(after: text.startIndex)..<close]
    let rest = text[text.index(after: close)...].drop { $0 == " " }
    if column.dataType?.isNumeric == true {
      let ends = inside.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "/" }.map {
        $0.filter { $0 != " " }
      }
      if ends.count == 2, ends.allSatisfy({ $0.isEmpty || TableText.double($0) != nil }) {
        column.values = TableColumnValues(
          minimum: ends[0].isEmpty ? nil : ends[0], maximum: ends[1].isEmpty ? nil : ends[1])
        return rest
      }
    }
    // Something else in brackets belongs to the words, but what follows may speak of nothing all the same.
    column.description = "\(open)\(inside)\(text[close])"
    return rest
  }

  /// `?` before an explanation: blanks stand for nothing; `?=-99`: this value does; `?=-`: hyphens do. A sign
  /// behind it says how the rows are ordered.
  ///
  /// - Returns: whether hyphens stand for nothing.
  private func null(of column: inout TableColumn, _ text: Substring) -> Bool {
    var rest = text
    var hasHyphens = false
    if rest.first == "?" {
      rest = rest.dropFirst()
      if rest.first == "=" {
        let word = rest.dropFirst().prefix { $0 != " " }
        rest = rest.dropFirst(1 + word.count)
        if !word.isEmpty, word.allSatisfy({ $0 == "-" }) {
          hasHyphens = true
        } else if !word.isEmpty {
          column.null = String(word)
        }
      }
      while let sign = rest.first, "+-=*".contains(sign) { rest = rest.dropFirst() }
      rest = rest.drop { $0 == " " }
    }
    let words = [column.description, String(rest)].compactMap { $0 }.filter { !$0.isEmpty }
    column.description = words.isEmpty ? nil : words.joined(separator: " ")
    return hasHyphens
  }
}
