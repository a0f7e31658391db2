package import Base
package import TFCatTables

/// Finds the columns of a text whose cells stand at fixed places of each line, with blanks between them in
/// all lines: tables that cells with blanks, or empty ones, keep from being cut at blanks.
package struct FixedColumns: Sendable {
  package let columns: [DelimitedDialect.FixedColumn]
  /// Lines before the first row: those above the names, and the names.
  package let skippedLines: Int

  /// How the text is read.
  package var dialect: DelimitedDialect {
    var dialect = DelimitedDialect(layout: .fixed(columns), header: .names([]), quote: nil)
    dialect.skippedLines = skippedLines
    return dialect
  }

  /// Looks at all lines, so that no digit is cut off in a row further down.
  ///
  /// - Returns: `nil` for a text that is cut at a character, or at blanks, as well or better.
  package init?(_ file: MappedFile) {
    guard FileSignature.detect(file.bytes) == nil, file.count < 1 << 28 else { return nil }
    var texts: [Substring] = []
    var skipped = 0
    guard let whole = String(validating: file.bytes, as: UTF8.self) else { return nil }
    if whole.hasPrefix("<") || whole.hasPrefix("{") || whole.hasPrefix("[") { return nil }
    for line in whole.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      if line.hasPrefix("#") || line.allSatisfy({ $0 == " " }) {
        if texts.isEmpty { skipped += 1 }
        continue
      }
      guard !line.contains("\t") else { return nil }
      texts.append(line)
    }
    let lines = texts.map { Array($0) }
    guard lines.count >= 3 else { return nil }
    // Rows with as many words each need no places.
    let counts = Set(texts.map { $0.split(separator: " ").count })
    guard counts.count > 1 else { return nil }
    let hasHeader = !texts[0].contains(where: \.isNumber) && texts[1].contains(where: \.isNumber)
    let places = Self.places(lines, named: hasHeader ? lines[0] : nil)
    guard places.count > 1 else { return nil }
    let rows = hasHeader ? lines.dropFirst() : lines[...]
    // Prose has no column of numbers.
    guard places.contains(where: { place in rows.allSatisfy { Self.startsWithDigit($0, in: place) } }) else {
      return nil
    }
    var names: Set<String> = []
    columns = places.enumerated().map { index, place in
      var name = hasHeader ? Self.text(lines[0], in: place) : ""
      if name.isEmpty { name = "col\(index + 1)" }
      while !names.insert(name).inserted { name += "_2" }
      return .init(
        name: name, start: place.lowerBound, width: index + 1 < places.count ? place.count : nil)
    }
    skippedLines = hasHeader ? skipped + 1 : 0
  }

  /// The runs of places of which no line is blank everywhere.
  private static func places(_ lines: [[Character]], named header: [Character]?) -> [Range<Int>] {
    let width = lines.map(\.count).max() ?? 0
    var isFilled = [Bool](repeating: false, count: width)
    for line in lines {
      for (index, character) in line.enumerated() where character != " " { isFilled[index] = true }
    }
    var places: [Range<Int>] = []
    var start: Int?
    for index in 0...width {
      let filled = index < width && isFilled[index]
      if filled, start == nil { start = index }
      guard !filled, let begin = start else { continue }
      start = nil
      // A gap that happens to be in all texts of a column has no name above it.
      if let header, let last = places.last, text(header, in: begin..<index).isEmpty {
        places[places.count - 1] = last.lowerBound..<index
      } else {
        places.append(begin..<index)
      }
    }
    return places
  }

  private static func text(_ line: [Character], in place: Range<Int>) -> String {
    guard place.lowerBound < line.count else { return "" }
    return String(line[place.clamped(to: 0..<line.count)]).trimmedBlanks
  }

  private static func startsWithDigit(_ line: [Character], in place: Range<Int>) -> Bool {
    text(line, in: place).first?.isNumber ?? false
  }
}
