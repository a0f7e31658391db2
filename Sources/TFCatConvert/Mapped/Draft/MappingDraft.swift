import Base
public import TFCatTables
internal import TableMapping

/// A first draft of a mapping, made of a table's columns and first rows. Each guess says how sure it is
/// (sure, likely, unsure), why, and what else it could be; what cannot be known is marked `FILL_IN`, which
/// every conversion refuses.
public struct MappingDraft {
  /// How many rows are looked at.
  public static let rowLimit = 2000

  private let path: String
  private let position: String?
  private let columns: [ColumnSurvey]
  private let layout: DraftLayout
  private let rowCount: Int
  private let sawAll: Bool
  /// What was odd about the table, and was read all the same; the tables of the file that are left out.
  public let notes: [String]

  /// Looks at the beginning of a table.
  ///
  /// - Parameters:
  ///   - path: the table; `-` for standard input.
  ///   - tableName: the name, the ID or the number, from 1, of one table of a file with several.
  ///   - position: where its times were measured, as `ref_position_id` has it; `nil` where that has to be
  ///     filled in.
  ///   - openers: of tables of formats that need a library of their own, such as databases.
  /// - Throws: `TableError` when the table cannot be read.
  public init(
    path: String, table tableName: String? = nil, position: String? = nil, openers: [TableOpener] = []
  ) throws(TableError) {
    self.path = path
    self.position = position
    let file: MappedFile
    do {
      file = try MappedFile(path: path).inUTF8(path: path)
    } catch {
      throw TableError(path: path, reason: error.reason)
    }
    let choice = try Self.open(file, path: path, table: tableName, openers)
    var table = choice.reader
    var fixed: FixedColumns?
    if let text = table as? DelimitedTableReader,
      text.dialect.layout == .blanks || text.head.columns.count == 1
    {
      fixed = FixedColumns(file)
      if let fixed { table = try TableFile.open(file, path: path, dialect: fixed.dialect) }
    }
    var cells: [[TableValue]] = []
    var sawAll = true
    while let row = try table.next() {
      guard cells.count < Self.rowLimit else {
        sawAll = false
        break
      }
      if row.fault == nil { cells.append(row.cells) }
    }
    self.sawAll = sawAll
    notes = [choice.note].compactMap(\.self) + table.notes.all.map(\.description)
    rowCount = cells.count
    columns = table.head.columns.enumerated().map { index, column in
      ColumnSurvey(column, cells: cells.map { index < $0.count ? $0[index] : .null })
    }
    layout = DraftLayout(
      table: choice.table, fixed: fixed, dialect: (table as? DelimitedTableReader)?.dialect, columns: columns)
  }

  /// Opens a table; of a database the one that is named, or the first.
  ///
  /// - Returns: its rows, its name where the mapping has to say it, and what is to be told of the choice.
  private static func open(
    _ file: MappedFile, path: String, table name: String?, _ openers: [TableOpener]
  ) throws(TableError) -> (reader: any TableReader, table: String?, note: String?) {
    for opener in openers {
      var chosen: String?
      var note: String?
      let reader = try opener(file, path: path) { tables in
        let names = Set(tables.map(\.name))
        // Tables that describe others are none of their own.
        let own = tables.indices.filter { place in
          !["_columns", "_table"].contains {
            tables[place].name.hasSuffix($0) && names.contains(String(tables[place].name.dropLast($0.count)))
          }
        }
        let place = name.map { TableOpener.place(of: $0, among: tables) } ?? own.first
        guard let place, own.count > 1 || name != nil else { return place }
        chosen = tables[place].name
        if name == nil {
          let others = own.dropFirst().map { tables[$0].name }.joined(separator: ", ")
          note = "the draft is of the table \(tables[place].name); --table chooses another one: \(others)"
        }
        return place
      }
      if let reader { return (reader, chosen, note) }
    }
    return (try TableFile.open(file, path: path, table: name), name, nil)
  }

  /// The mapping, as YAML with comments.
  public var text: String {
    let name = DraftText.comment(FilePath.name(of: path))
    var lines = [
      "# Draft of a mapping for \(name), by its columns and \(rowCount) rows.",
      "# Each line says how sure it is: sure (the table says so), likely (names and values say so), unsure.",
      "# Read them, correct them, and replace each FILL_IN; then:",
      "#   tfcat map check THIS_FILE.yml \(DraftText.comment(path))",
      "#   tfcat convert --map THIS_FILE.yml \(DraftText.comment(path)) -o catalogue.tfcat",
      "# docs/mapping.md tells what can be written here.", "version: 1",
    ]
    lines += layout.lines
    let missing = Set(columns.flatMap(\.missing)).sorted()
    if !missing.isEmpty {
      let words = missing.map(DraftText.quoted).joined(separator: ", ")
      let guess = DraftGuess(
        text: "[\(words)]", sureness: .likely, reason: "seems to stand for nothing")
      lines.append(guess.line("missing", indent: 0))
    }
    lines.append("event:")
    lines += eventLines
    lines += [
      "# catalogue:", "#   title: ...", "#   authors: [...]", "#   instrument_name: ...",
      "#   reference: ...",
    ]
    return lines.joined(separator: "\n") + "\n"
  }

  private var eventLines: [String] {
    var lines: [String] = []
    var used: Set<String> = []
    if let id {
      used.insert(id.column.name)
      let guess = DraftGuess(
        text: DraftText.quoted(id.column.name), sureness: .likely,
        reason: "by its name, and different in each row")
      lines.append(guess.line("id"))
    }
    let free = columns.filter { !used.contains($0.column.name) }
    var times = DraftTimes(free)
    var shape: [String]
    var spectrum = DraftSpectrum(free, without: [])
    if let boundary = spectrum.boundary() {
      shape = boundary
    } else {
      shape = times.members().map { $0.guess.line($0.name) }
      spectrum = DraftSpectrum(free, without: times.used)
      shape += spectrum.members().map { $0.guess.line($0.name) }
    }
    lines += [
      "  crs:", "    time: unix  # the axis of the catalogue, whatever the table has; or jd, mjd, cdf_tt2000",
      spectrum.axis.line("spectral", indent: 4),
    ]
    if let position {
      lines.append("    position: \(DraftText.quoted(position))")
    } else {
      lines.append(
        "    position: FILL_IN  # where times were measured: GEOCENTER, or an observatory or spacecraft such as wind"
      )
    }
    lines += shape
    used.formUnion(times.used)
    used.formUnion(spectrum.used)
    return lines
      + DraftProperties(
        columns.filter { !used.contains($0.column.name) }, rowCount: rowCount, sawAll: sawAll
      ).lines
  }

  /// The column that identifies rows.
  private var id: ColumnSurvey? {
    columns.first { survey in
      let isNamed =
        survey.column.ucd?.hasPrefix("meta.id;meta.main") == true
        || ColumnName(survey.column.name).parts.last == "id"
      return isNamed && survey.isUnique && (survey.kind == .int || survey.kind == .text)
    }
  }
}
