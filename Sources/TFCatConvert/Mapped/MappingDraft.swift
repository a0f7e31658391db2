import Base
internal import TFCatJSON
public import TFCatTables
internal import TableMapping
internal import VOVocabulary

/// A first draft of a mapping, made of a table's columns and first rows: what is guessed says so, what cannot
/// be known is marked `FILL_IN`, which every conversion refuses.
public struct MappingDraft {
  /// How many rows are looked at.
  public static let rowLimit = 2000

  private let path: String
  private let columns: [ColumnSurvey]
  private let dialect: DelimitedDialect?
  private let head: TableHead
  private var used: Set<String> = []
  /// The words of the column that the start comes from.
  private var startWords: Set<String> = []

  /// The name, the ID or the number of the table in a file with several.
  private let tableName: String?
  /// What was odd about the table, and was read all the same; the tables of the file that are left out.
  public let notes: [String]

  /// Looks at the beginning of a table.
  ///
  /// - Parameters:
  ///   - path: the file; `-` is standard input.
  ///   - table: the name, the ID or the number, from 1, of one table of a file with several.
  /// - Throws: `TableError` when the table cannot be read.
  public init(path: String, table tableName: String? = nil) throws(TableError) {
    self.path = path
    self.tableName = tableName
    var table = try TableFile.open(path: path, table: tableName)
    var cells: [[TableValue]] = []
    while cells.count < Self.rowLimit, let row = try table.next() {
      if row.fault == nil { cells.append(row.cells) }
    }
    notes = table.notes.all.map(\.description)
    head = table.head
    dialect = (table as? DelimitedTableReader)?.dialect
    columns = table.head.columns.enumerated().map { index, column in
      ColumnSurvey(column, cells: cells.map { index < $0.count ? $0[index] : .null })
    }
  }

  /// The mapping, as YAML with comments.
  public var text: String {
    mutating get {
      used = []
      let missing = Set(columns.flatMap(\.missing)).sorted()
      var lines = [
        "# Draft of a mapping for \(TerminalEscaping.printable(FilePath.name(of: path))).",
        "# Read each line, correct it, and replace each FILL_IN; then:",
        "#   tfcat convert --map THIS_FILE.yml \(TerminalEscaping.printable(path)) -o catalogue.json",
        "# docs/mapping.md tells what can be written here.", "version: 1",
      ]
      lines += tableLines
      if !missing.isEmpty {
        lines.append(
          "missing: [\(missing.map(Self.quoted).joined(separator: ", "))]  # seems to stand for nothing: confirm"
        )
      }
      lines.append("event:")
      if let id = take(where: {
        $0.column.ucd?.hasPrefix("meta.id") == true || NameWords($0.column.name).all.last == "id"
      }) {
        lines.append("  id: \(reference(id))  # should be different in each row")
      }
      lines += crsLines
      lines += shapeLines
      lines += propertyLines
      lines += [
        "catalogue:", "  title: FILL_IN", "  # authors: [...]", "  # instrument_name: ...",
        "  # reference: ...",
      ]
      return lines.joined(separator: "\n") + "\n"
    }
  }

  /// How the cells of the first column with such numbers write them.
  private var numberMembers: [String] {
    guard let format = columns.map(\.numberFormat).first(where: { $0 != .plain }) else { return [] }
    var members: [String] = []
    if format.decimal != "." { members.append("decimal: \(Self.quoted(String(format.decimal)))") }
    if let thousands = format.thousands { members.append("thousands: \(Self.quoted(String(thousands)))") }
    return members
  }

  private var tableLines: [String] {
    var members: [String] = []
    if let tableName { members.append("name: \(Self.quoted(tableName))") }
    guard let dialect else {
      let numbers = numberMembers
      members += numbers
      if members.isEmpty { return [] }
      return ["table: {\(members.joined(separator: ", "))}\(numbers.isEmpty ? "" : "  # confirm")"]
    }
    switch dialect.layout {
    case .separated("\t"): members.append("separator: tab")
    case .separated(let character): members.append("separator: \(Self.quoted(String(character)))")
    case .blanks: members.append("separator: blanks")
    case .fixed: return []
    }
    switch dialect.header {
    case .line: members.append("header: true")
    case .comment: members.append("header: comment")
    case .names:
      members.append("columns: [\(columns.map { Self.quoted($0.column.name) }.joined(separator: ", "))]")
    }
    if dialect.hasBackslashEscapes { members.append("escapes: true") }
    if dialect.hasRules { members.append("rules: true") }
    let numbers = numberMembers
    members += numbers
    return [
      "table: {\(members.joined(separator: ", "))}\(numbers.isEmpty ? "" : "  # \(numbers[0]): confirm")"
    ]
  }

  // MARK: Shape

  private static let starts: Set<String> = [
    "start", "begin", "beginning", "tstart", "stime", "onset", "from", "tmin", "t0", "first", "starttime",
    "begtime",
  ]
  private static let ends: Set<String> = [
    "end", "stop", "ending", "tend", "etime", "finish", "until", "tmax", "t1", "last", "endtime", "stoptime",
  ]
  private static let lows: Set<String> = [
    "low", "lower", "min", "fmin", "minimum", "fl", "flow", "wavemin", "bottom", "freqmin",
  ]
  private static let highs: Set<String> = [
    "high", "upper", "max", "fmax", "maximum", "fh", "fhigh", "wavemax", "top", "freqmax",
  ]
  private static let spectral: Set<String> = [
    "f", "freq", "frequency", "frequencies", "fmin", "fmax", "wave", "wavelength", "wavemin", "wavemax", "hz",
    "khz", "mhz", "ghz", "band",
    "spectral", "fstart", "fend", "flow", "fhigh", "freqmin", "freqmax", "em", "nu",
  ]

  private func isSpectral(_ survey: ColumnSurvey) -> Bool {
    guard survey.kind == .int || survey.kind == .float || survey.kind == .list else { return false }
    if survey.column.ucd?.hasPrefix("em.") == true { return true }
    if ColumnName(survey.column.name).spectralEnd != nil { return true }
    return NameWords(survey.column.name).contains(anyOf: Self.spectral)
  }

  private var spectralColumns: [ColumnSurvey] { columns.filter(isSpectral) }

  private var crsLines: [String] {
    let unit = spectralColumns.lazy.compactMap { spectralUnit($0) }.first
    return [
      "  crs:", "    time: unix", "    spectral: {type: frequency, unit: \(unit ?? "MHz")}",
      "    position: FILL_IN  # where times were measured: GEOCENTER, or an observatory or spacecraft such as wind",
    ]
  }

  private func spectralUnit(_ survey: ColumnSurvey) -> String? {
    guard let text = survey.unit, let unit = VOUnit(text),
      SpectralCoordinateType(measuredIn: unit) == .frequency
    else { return nil }
    return text
  }

  private var shapeLines: [String] {
    mutating get {
      if let lines = boundaryLines { return lines }
      var lines: [String] = []
      let start = time(Self.starts) ?? time(nil)
      let end = time(Self.ends, like: startWords)
      lines.append("  \(end == nil ? "time" : "start"): \(start ?? "FILL_IN")")
      if let end { lines.append("  end: \(end)") }
      let spectral = spectralColumns
      func column(_ end: ColumnName.End, _ words: Set<String>) -> ColumnSurvey? {
        spectral.first { ColumnName($0.column.name).spectralEnd == end }
          ?? spectral.first { NameWords($0.column.name).contains(anyOf: words) }
      }
      let low = column(.low, Self.lows)
      let high = column(.high, Self.highs)
      if let low, let high {
        use(low)
        use(high)
        lines += ["  low: \(limit(low))", "  high: \(limit(high))"]
      } else if spectral.count >= 2 {
        let (first, second) = (spectral[0], spectral[1])
        use(first)
        use(second)
        let unit = spectralUnit(first) ?? "FILL_IN"
        let (left, right) = (Self.formula(first.column.name), Self.formula(second.column.name))
        lines += [
          "  low: {value: \(Self.quoted("min(\(left), \(right))")), unit: \(unit)}",
          "  high: {value: \(Self.quoted("max(\(left), \(right))")), unit: \(unit)}",
        ]
      } else if let only = spectral.first {
        use(only)
        lines.append("  frequency: \(limit(only))")
      } else {
        lines += [
          "  low: {constant: FILL_IN, unit: MHz}  # no column looks like a frequency",
          "  high: {constant: FILL_IN, unit: MHz}",
        ]
      }
      return lines
    }
  }

  /// Lists of times and of limits in cells.
  private var boundaryLines: [String]? {
    mutating get {
      let lists = columns.filter { $0.kind == .list }
      guard lists.count >= 3,
        let times = lists.first(where: {
          NameWords($0.column.name).contains(anyOf: ["time", "times", "timestamp", "timestamps", "t"])
        }),
        let low = lists.first(where: { NameWords($0.column.name).contains(anyOf: Self.lows) }),
        let high = lists.first(where: { NameWords($0.column.name).contains(anyOf: Self.highs) })
      else { return nil }
      for survey in [times, low, high] { use(survey) }
      return [
        "  boundary:  # a lower and an upper limit at each time", "    times: \(reference(times))",
        "    low: \(limit(low))", "    high: \(limit(high))",
      ]
    }
  }

  private func limit(_ survey: ColumnSurvey) -> String {
    let comment = spectralUnit(survey) == nil ? "" : "  # unit: confirm"
    return
      "{column: \(Self.quoted(survey.column.name)), unit: \(spectralUnit(survey) ?? "FILL_IN")}\(comment)"
  }

  /// A time of its own, or a day with a time of the day.
  ///
  /// - Parameter partner: the words of the other end, of which the most are wanted here too: TIME_END, not
  ///   DATE_END, for TIME_START.
  private mutating func time(_ words: Set<String>?, like partner: Set<String> = []) -> String? {
    func fits(_ survey: ColumnSurvey) -> Bool {
      guard !used.contains(survey.column.name) else { return false }
      return words.map { NameWords(survey.column.name).contains(anyOf: $0) } ?? true
    }
    let columns = columns.enumerated().sorted { left, right in
      let (first, second) = (likeness(left.element, partner), likeness(right.element, partner))
      return first == second ? left.offset < right.offset : first > second
    }.map(\.element)
    for survey in columns where fits(survey) {
      if case .time(let format) = survey.kind {
        use(survey)
        startWords = Set(NameWords(survey.column.name).all)
        return timeText(
          reference(survey), column: survey.column.name, format, isAmbiguous: survey.isAmbiguous,
          other: survey.otherTime)
      }
    }
    for survey in columns where fits(survey) {
      guard case .clock(let clock) = survey.kind,
        let date = columns.last(where: { other in
          guard case .date = other.kind else { return false }
          return position(other) < position(survey)
        }), case .date(let format) = date.kind
      else { continue }
      use(survey)
      used.insert(date.column.name)
      let day = format == .iso ? "%Y-%m-%d" : format.name
      let formula = "\(Self.formula(date.column.name)) & ' ' & \(Self.formula(survey.column.name))"
      return "{value: \(Self.quoted(formula)), format: \(Self.quoted("\(day) \(clock)"))}  # UTC: confirm"
    }
    for survey in columns where fits(survey) {
      if case .date(let format) = survey.kind {
        use(survey)
        return timeText(
          reference(survey), column: survey.column.name, format, isAmbiguous: survey.isAmbiguous)
      }
    }
    return nil
  }

  private func likeness(_ survey: ColumnSurvey, _ partner: Set<String>) -> Int {
    partner.isEmpty ? 0 : partner.intersection(NameWords(survey.column.name).all).count
  }

  private func position(_ survey: ColumnSurvey) -> Int {
    columns.firstIndex { $0.column.name == survey.column.name } ?? 0
  }

  private func timeText(
    _ reference: String, column: String, _ format: TimeFormat, isAmbiguous: Bool, other: String? = nil
  ) -> String {
    if let other {
      return
        "{column: \(Self.quoted(column)), format: \(Self.quoted(format.name))}  # \(other): confirm; UTC: confirm"
    }
    let doubt = isAmbiguous ? "  # day before month? both fit: confirm; UTC: confirm" : "  # UTC: confirm"
    guard format != .iso else { return reference + doubt }
    return "{column: \(Self.quoted(column)), format: \(Self.quoted(format.name))}\(doubt)"
  }

  // MARK: Properties

  private var propertyLines: [String] {
    let rest = columns.filter { !used.contains($0.column.name) }
    guard !rest.isEmpty else { return [] }
    var lines = ["  properties:"]
    for survey in rest {
      let column = survey.column
      let name = Self.propertyName(column.name)
      lines.append("    \(Self.quoted(name)):")
      lines.append("      column: \(Self.quoted(column.name))")
      lines.append("      info: \(Self.quoted(column.description ?? "FILL_IN"))")
      let kind: String
      switch survey.kind {
      case .int: kind = "int"
      case .float: kind = "float"
      case .bool: kind = "bool"
      case .time(let format), .date(let format):
        kind = "time"
        if format != .iso { lines.append("      format: \(Self.quoted(format.name))") }
      default: kind = "str"
      }
      lines.append("      type: \(kind)\(survey.kind == .empty ? "  # no row has a value" : "")")
      let own = column.ucd.flatMap { UCD.isValid($0) ? $0 : nil }
      lines.append(
        "      ucd: \(own.map(Self.quoted) ?? UCDByName.ucd(for: column.name, kind: survey.kind))\(own == nil ? "  # guessed: confirm" : "")"
      )
      if kind == "int" || kind == "float", let unit = survey.unit {
        lines.append("      unit: \(Self.quoted(unit))  # confirm")
      }
      if kind == "str", !survey.words.isEmpty {
        lines.append(
          "      # values: [\(survey.words.map(Self.quoted).joined(separator: ", "))]  # all that occur in the first rows"
        )
      }
    }
    return lines
  }

  private mutating func use(_ survey: ColumnSurvey) { used.insert(survey.column.name) }

  private mutating func take(where condition: (ColumnSurvey) -> Bool) -> ColumnSurvey? {
    guard let found = columns.first(where: { !used.contains($0.column.name) && condition($0) }) else {
      return nil
    }
    use(found)
    return found
  }

  // MARK: Text

  private func reference(_ survey: ColumnSurvey) -> String { Self.quoted(survey.column.name) }

  /// A name in a formula.
  private static func formula(_ name: String) -> String {
    let isPlain =
      name.first.map { $0.isLetter || $0 == "_" } ?? false
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" || $0 == "." }
    return isPlain && !["and", "or", "not", "in", "true", "false", "null"].contains(name)
      ? name : "`\(name.replacing("`", with: "``"))`"
  }

  /// A property's name without blanks and brackets.
  private static func propertyName(_ name: String) -> String {
    let words = name.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == ".") }
    return words.isEmpty ? "property" : words.joined(separator: "_")
  }

  /// A YAML scalar that is a text: with quotes, as JSON has them, where it could be read as something else.
  private static func quoted(_ text: String) -> String {
    let isPlain =
      text.first.map { $0.isASCII && ($0.isLetter || $0 == "_") } ?? false
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || ".-;".contains($0)) }
      && !["null", "true", "false", "y", "n", "yes", "no", "on", "off"].contains(text.lowercased())
    return isPlain ? text : YAMLEscaping.flow(json: JSONValue.string(text).description)
  }
}
