internal import TFCatTables
internal import TableMapping

/// The member `table` of a draft: how the text divides into rows and cells, and how numbers are written.
struct DraftLayout {
  let lines: [String]

  /// - Parameters:
  ///   - table: the name of one table of a file with several.
  ///   - fixed: where the columns stand, of a text whose rows are cut at fixed places.
  ///   - dialect: of other delimited text; `nil` for formats that say it themselves.
  init(table: String?, fixed: FixedColumns?, dialect: DelimitedDialect?, columns: [ColumnSurvey]) {
    let format = Numbers(columns)
    let numbers = format.members
    if let fixed {
      var lines = ["table:", "  # likely: the lines are blank between these columns"]
      lines.append("  fixed:")
      for column in fixed.columns {
        let end = column.width.map { "\(column.start + $0)" } ?? ""
        lines.append(
          "    - {name: \(DraftText.quoted(column.name)), columns: \"\(column.start + 1)-\(end)\"}")
      }
      if fixed.skippedLines > 0 { lines.append("  skip: \(fixed.skippedLines)") }
      lines += numbers.map { "  \($0)  # \(format.comment)" }
      self.lines = lines
      return
    }
    var members: [String] = []
    if let table { members.append("name: \(DraftText.quoted(table))") }
    guard let dialect else {
      members += numbers
      let comment = numbers.isEmpty ? "" : "  # \(format.comment)"
      lines = members.isEmpty ? [] : ["table: {\(members.joined(separator: ", "))}\(comment)"]
      return
    }
    switch dialect.layout {
    case .separated("\t"): members.append("separator: tab")
    case .separated(let character): members.append("separator: \(DraftText.quoted(String(character)))")
    case .blanks, .fixed: members.append("separator: blanks")
    }
    switch dialect.header {
    case .line: members.append("header: true")
    case .comment: members.append("header: comment")
    case .names:
      members.append("columns: [\(columns.map { DraftText.quoted($0.column.name) }.joined(separator: ", "))]")
    }
    if dialect.hasBackslashEscapes { members.append("escapes: true") }
    if dialect.hasRules { members.append("rules: true") }
    members += numbers
    let reason = numbers.isEmpty ? "sure: all rows have as many cells" : format.comment
    lines = ["table: {\(members.joined(separator: ", "))}  # \(reason)"]
  }

  /// How the table writes numbers, where that is not with a point alone.
  private struct Numbers {
    var members: [String] = []
    var comment = ""

    init(_ columns: [ColumnSurvey]) {
      let own = columns.map(\.numberFormats).filter { !$0.isEmpty }
      guard let first = own.first else { return }
      // One way for all columns; a point elsewhere is the decimal one.
      let hasPoints = columns.contains(where: \.hasPoints)
      let all = (own.max { $0.count < $1.count } ?? first) + own.flatMap { $0 }
      var fitting: [NumberFormat] = []
      for format in all where !fitting.contains(format) && !(hasPoints && format.decimal != ".") {
        // `1 000,5` has both signs, `12,5` only one of them.
        if own.allSatisfy({ formats in formats.contains { $0 == format || $0.isPart(of: format) } }) {
          fitting.append(format)
        }
      }
      guard let chosen = fitting.first ?? all.first else { return }
      members = Self.members(chosen)
      let others = fitting.filter { $0 != chosen && !$0.isPart(of: chosen) && !chosen.isPart(of: $0) }
      let guess = DraftGuess(
        text: "", sureness: others.isEmpty && !fitting.isEmpty ? .likely : .unsure,
        reason: fitting.isEmpty
          ? "not all columns fit" : "all cells with such numbers fit \(members.joined(separator: ", "))",
        others: others.map { Self.members($0).joined(separator: ", ") })
      comment = guess.comment
    }

    private static func members(_ format: NumberFormat) -> [String] {
      var members: [String] = []
      if format.decimal != "." { members.append("decimal: \(DraftText.quoted(String(format.decimal)))") }
      if let thousands = format.thousands {
        members.append("thousands: \(DraftText.quoted(String(thousands)))")
      }
      return members
    }
  }
}

extension NumberFormat {
  /// Whether the other one reads what this one does, and more.
  fileprivate func isPart(of other: NumberFormat) -> Bool {
    decimal == other.decimal && thousands == nil && other.thousands != nil
  }
}
