internal import TFCatTables
internal import TableMapping
internal import VOVocabulary

/// The columns that are neither times nor frequencies, as properties of events.
struct DraftProperties {
  private let columns: [ColumnSurvey]
  /// Whether all rows of the table were looked at.
  private let sawAll: Bool
  private let rowCount: Int

  init(_ columns: [ColumnSurvey], rowCount: Int, sawAll: Bool) {
    (self.columns, self.rowCount, self.sawAll) = (columns, rowCount, sawAll)
  }

  /// The member `properties`; no lines where no column is left.
  var lines: [String] {
    guard !columns.isEmpty else { return [] }
    var lines = ["  properties:"]
    var names: Set<String> = []
    var counts: [String: Int] = [:]
    for survey in columns {
      let own = DraftText.propertyName(survey.column.name)
      var name = own
      // `a (b)` and `a b` are the same without their marks.
      while !names.insert(name).inserted {
        counts[own, default: 1] += 1
        name = "\(own)_\(counts[own, default: 1])"
      }
      lines.append("    \(DraftText.quoted(name)):")
      lines += members(of: survey)
    }
    return lines
  }

  private func members(of survey: ColumnSurvey) -> [String] {
    let column = survey.column
    var lines = ["      column: \(DraftText.quoted(column.name))"]
    if let description = column.description {
      lines.append("      info: \(DraftText.quoted(description))")
    } else {
      lines.append(
        "      info: \(DraftText.quoted(column.name))  # the title of the column: say what it means")
    }
    let kind = Self.type(of: survey.kind)
    if kind == "time", case .time(let format) = survey.kind, format != .iso {
      lines.append("      format: \(DraftText.quoted(format.name))")
    } else if kind == "time", case .date(let format) = survey.kind, format != .iso {
      lines.append("      format: \(DraftText.quoted(format.name))")
    }
    lines.append(typeGuess(kind, survey).line("type", indent: 6))
    lines.append(ucdGuess(survey).line("ucd", indent: 6))
    if kind == "int" || kind == "float", let unit = survey.unit {
      let guess = DraftGuess(
        text: DraftText.quoted(unit), sureness: .sure, reason: "in \(DraftText.comment(survey.unitPlace))")
      lines.append(guess.line("unit", indent: 6))
    }
    if kind == "str", !survey.words.isEmpty {
      lines.append(
        "      # values: [\(survey.words.map(DraftText.quoted).joined(separator: ", "))]  # \(sawAll ? "all that occur" : "all that occur in the first \(rowCount) rows")"
      )
    }
    return lines
  }

  private static func type(of kind: ColumnSurvey.Kind) -> String {
    switch kind {
    case .int: "int"
    case .float: "float"
    case .bool: "bool"
    case .time, .date: "time"
    case .empty, .clock, .list, .text, .interval, .band: "str"
    }
  }

  private func typeGuess(_ kind: String, _ survey: ColumnSurvey) -> DraftGuess {
    if survey.kind == .empty {
      return DraftGuess(
        text: kind, sureness: .unsure, reason: "no row has a value", others: ["int", "float", "bool", "time"])
    }
    let rows = sawAll ? "all rows fit" : "the first \(rowCount) rows fit"
    if survey.kind == .int, survey.hasLeadingZeros {
      return DraftGuess(text: "str", sureness: .unsure, reason: "some begin with 0", others: ["int"])
    }
    if kind == "time", survey.isAmbiguous {
      return DraftGuess(text: kind, sureness: .unsure, reason: "the day before the month; both fit")
    }
    let others = survey.kind == .int ? ["float"] : []
    return DraftGuess(
      text: kind, sureness: sawAll ? .sure : .likely, reason: rows, others: sawAll ? [] : others)
  }

  private func ucdGuess(_ survey: ColumnSurvey) -> DraftGuess {
    if let own = survey.column.ucd, UCD.isValid(own) {
      return DraftGuess(text: DraftText.quoted(own), sureness: .sure, reason: "in the table")
    }
    if let known = UCDByName.known(for: survey.column.name, kind: survey.kind) {
      return DraftGuess(text: known, sureness: .likely, reason: "by the name")
    }
    return DraftGuess(
      text: UCDByName.ucd(for: survey.column.name, kind: survey.kind), sureness: .unsure,
      reason: "the name tells nothing")
  }
}
