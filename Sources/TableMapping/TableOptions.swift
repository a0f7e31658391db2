import Base
import TFCatJSON
public import TFCatTables
import TFCatYAML

/// The member `table` of a mapping: how the table is read. What is not said is found out from the file.
public struct TableOptions: Sendable {
  /// The formats that a mapping may name.
  public enum Format: String, Sendable, CaseIterable {
    /// VOTable, 1.0 to 1.5.
    case votable
    /// ECSV, the CSV of astropy with a YAML header.
    case ecsv
    /// JSON objects, one on each line or in an array.
    case json
    /// Text at columns that are described byte by byte: the CDS and the AAS journals.
    case cds
    /// IPAC tables.
    case ipac
    /// Text with a character between cells.
    case delimited
    /// Text with cells at fixed columns of each line.
    case fixed

    var tableFormat: TableFormat {
      switch self {
      case .votable: .votable
      case .ecsv: .ecsv
      case .json: .json
      case .cds: .cds
      case .ipac: .ipac
      case .delimited, .fixed: .delimited
      }
    }
  }

  /// The format; `nil` where the mapping does not say it, and the first bytes tell it.
  public let format: Format?
  /// How delimited text is cut into cells; `nil` where the mapping says nothing of it, and the file tells it.
  public let dialect: DelimitedDialect?
  /// Where the rows of a JSON document lie.
  public let json: JSONRowsOptions
  /// The name, the ID or the number of one table of a file with several.
  public let name: String?
  /// Columns that a table may lack: their cells are empty then. JSON rows leave out what they do not have.
  public let optional: Set<String>
  /// How the texts of the table write numbers.
  public let numberFormat: NumberFormat

  init(_ yaml: YAMLValue?, _ reader: MappingReader) throws(YAMLError) {
    guard let yaml, !yaml.isNull else {
      (format, dialect, json, name, optional, numberFormat) = (nil, nil, JSONRowsOptions(), nil, [], .plain)
      return
    }
    try reader.expectMembers(
      of: yaml,
      among: [
        "format", "separator", "header", "columns", "fixed", "comments", "quote", "escapes", "skip", "rules",
        "decimal", "thousands", "rows", "orient", "name", "optional",
      ],
      what: "\"table\"")
    numberFormat = try Self.numberFormat(yaml, reader)
    let fixed = try yaml["fixed"].map { value throws(YAMLError) in try Self.fixedColumns(value, reader) }
    let stated = try yaml["format"].map { value throws(YAMLError) in try reader.word(value, Format.self) }
    format = stated ?? (fixed != nil ? .fixed : nil)
    let names = try reader.texts(yaml["columns"])
    json = JSONRowsOptions(
      rows: try reader.optionalText(yaml["rows"]),
      orientation: try yaml["orient"].map { value throws(YAMLError) in
        try reader.word(value, JSONRowsOptions.Orientation.self)
      })
    if let member = yaml["rows"] ?? yaml["orient"], let stated, stated != .json {
      throw reader.error(member, "\"rows\" and \"orient\" are of JSON; the format is \(stated.rawValue)")
    }
    name = try reader.optionalText(yaml["name"])
    optional = Set(try reader.texts(yaml["optional"]))
    let others = ["format", "decimal", "thousands", "rows", "orient", "name", "optional"]
    let saysDialect = yaml.members?.contains { !others.contains($0.name) } ?? false
    guard saysDialect else {
      dialect = nil
      return
    }
    var dialect = DelimitedDialect.csv
    if let fixed {
      dialect = DelimitedDialect(layout: .fixed(fixed), header: .names([]), quote: nil)
    } else if let separator = yaml["separator"] {
      dialect = try Self.dialect(reader.text(separator), at: separator, reader)
    } else {
      guard let separator = yaml.members?.first(where: { !others.contains($0.name) }) else {
        self.dialect = nil
        return
      }
      throw YAMLError(
        path: reader.path, place: separator.namePlace,
        reason: "say the \"separator\" too: \",\", \";\", tab, \"|\" or blanks (or \"fixed\" columns)")
    }
    if !names.isEmpty { dialect.header = .names(names) }
    if let header = yaml["header"] {
      switch header.json {
      case .bool(true): dialect.header = .line
      case .bool(false): dialect.header = .names(names)
      case .string("comment"): dialect.header = .comment
      default: throw reader.error(header, "\"header\" is true, false or comment")
      }
      if dialect.header == .line, !names.isEmpty {
        throw reader.error(
          header, "a header line and \"columns\" exclude each other: with \"skip: 1\" the line is passed over"
        )
      }
    }
    if yaml["comments"] != nil { dialect.comments = try reader.texts(yaml["comments"]) }
    if let quote = yaml["quote"] {
      let text = quote.isNull ? "none" : try reader.text(quote)
      guard text == "none" || (text.count == 1 && text.first?.isASCII == true) else {
        throw reader.error(quote, "\"quote\" is one character, or none")
      }
      dialect.quote = text == "none" ? nil : text.first
    }
    if let escapes = yaml["escapes"] { dialect.hasBackslashEscapes = try reader.bool(escapes) }
    if let rules = yaml["rules"] { dialect.hasRules = try reader.bool(rules) }
    if let skip = yaml["skip"] {
      dialect.skippedLines = try reader.integer(skip)
      guard (0...1_000_000).contains(dialect.skippedLines) else {
        throw reader.error(skip, "\"skip\" is a number of lines")
      }
    }
    self.dialect = dialect
  }

  private static func numberFormat(
    _ yaml: YAMLValue, _ reader: MappingReader
  ) throws(YAMLError) -> NumberFormat {
    var format = NumberFormat.plain
    if let decimal = yaml["decimal"] {
      let text = try reader.text(decimal)
      guard text == "." || text == "," else {
        throw reader.error(decimal, "\"decimal\" is \".\" or \",\"")
      }
      format.decimal = text == "," ? "," : "."
    }
    if let thousands = yaml["thousands"], !thousands.isNull {
      let text = try reader.text(thousands)
      guard text.count == 1, let mark = text.first, " .,'\u{A0}\u{2019}".contains(mark),
        mark != format.decimal
      else {
        throw reader.error(
          thousands, "\"thousands\" is a blank, \".\", \",\" or \"'\", and another sign than \"decimal\"")
      }
      format.thousands = mark == "\u{A0}" ? " " : mark
    }
    return format
  }

  private static func dialect(
    _ name: String, at place: YAMLValue, _ reader: MappingReader
  ) throws(YAMLError) -> DelimitedDialect {
    switch name {
    case ",", "comma": return .csv
    case ";", "semicolon": return .semicolon
    case "\t", "tab", "\\t": return .tsv
    case "|", "pipe": return .pipe
    case " ", "blanks", "space", "spaces", "whitespace": return .blanks
    case "postgresql": return .postgreSQL
    case "mysql": return .mySQL
    default:
      guard name.count == 1, let character = name.first, character.isASCII, character != "\"" else {
        throw reader.error(place, "the separator is one character, or tab, blanks, postgresql or mysql")
      }
      return DelimitedDialect(layout: .separated(character))
    }
  }

  /// `{name: id, columns: 1-4}`, columns from 1 as people and CDS count them.
  private static func fixedColumns(
    _ yaml: YAMLValue, _ reader: MappingReader
  ) throws(YAMLError) -> [DelimitedDialect.FixedColumn] {
    guard let items = yaml.items else {
      throw reader.error(yaml, "\"fixed\" is a list of {name: ..., columns: 1-4}")
    }
    var columns: [DelimitedDialect.FixedColumn] = []
    for item in items {
      try reader.expectMembers(of: item, among: ["name", "columns"], what: "a fixed column")
      guard let name = try reader.optionalText(item["name"]), let range = item["columns"] else {
        throw reader.error(item, "a fixed column has a name and columns: {name: id, columns: 1-4}")
      }
      let text = try reader.text(range)
      let parts = text.split(separator: "-", omittingEmptySubsequences: false).map {
        Int($0.filter { $0 != " " })
      }
      guard let first = parts.first.flatMap({ $0 }), first >= 1, parts.count <= 2 else {
        throw reader.error(
          range, "\"\(text)\" should be columns such as 5-9, 5, or 5- for up to the end; the first is 1")
      }
      var width: Int? = 1
      if parts.count == 2 {
        let isOpen = text.hasSuffix("-")
        guard isOpen || (parts[1] ?? 0) >= first else {
          throw reader.error(range, "\"\(text)\" ends before it begins")
        }
        width = parts[1].map { $0 - first + 1 }
      }
      columns.append(.init(name: name, start: first - 1, width: width))
    }
    return columns
  }

  /// Opens a table.
  ///
  /// - Parameters:
  ///   - file: the file with its name.
  ///   - table: the name, the ID or the number of one table of a file with several, before that of the
  ///     mapping.
  public func open(
    _ file: MappedFileReference, table: String? = nil
  ) throws(TableError) -> any TableReader {
    try TableFile.open(
      file.file, path: file.path, format: format?.tableFormat, dialect: dialect, json: json,
      table: table ?? name)
  }
}
