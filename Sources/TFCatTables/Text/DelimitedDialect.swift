/// How a text file divides into rows and cells.
public struct DelimitedDialect: Sendable, Hashable {
  /// How rows are cut into cells.
  public enum Layout: Sendable, Hashable {
    /// One ASCII character between cells.
    case separated(Character)
    /// Runs of blanks and tabs between cells.
    case blanks
    /// Cells at fixed columns of the line.
    case fixed([FixedColumn])
  }

  /// A cell at fixed columns of each line.
  public struct FixedColumn: Sendable, Hashable {
    /// The name of the column.
    public var name: String
    /// The column of the first character, from 0. A character is one byte, or one of UTF-8.
    public var start: Int
    /// `nil` for up to the end of the line.
    public var width: Int?

    /// A column between fixed places.
    public init(name: String, start: Int, width: Int?) {
      self.name = name
      self.start = start
      self.width = width
    }
  }

  /// Where the names of the columns stand.
  public enum Header: Sendable, Hashable {
    /// The first line that is not skipped names the columns.
    case line
    /// The last comment before the rows names the columns: `# time flux`.
    case comment
    /// No line names them: these names, or `col1`, `col2` ... where there are fewer.
    case names([String])
  }

  /// How rows are cut into cells.
  public var layout: Layout
  /// Where the names of the columns stand.
  public var header: Header
  /// What may stand around a cell, doubled inside it (RFC 4180, section 2).
  public var quote: Character?
  /// Whether `\t`, `\n`, `\\` and `\N` (nothing) are escapes, as in the text of PostgreSQL's COPY and of the
  /// mysql client.
  public var hasBackslashEscapes: Bool
  /// Beginnings of lines that are no rows.
  public var comments: [String]
  /// Cells without quotes that stand for nothing; an empty one always does.
  public var nullWords: Set<String>
  /// Whether blanks around a cell without quotes belong to the layout.
  public var trimsBlanks: Bool
  /// Lines before everything else that are not looked at.
  public var skippedLines: Int
  /// Whether lines of `-`, `+`, `=` and `|` alone are drawn between rows, as psql and mysql draw them.
  public var hasRules: Bool

  /// A dialect.
  public init(
    layout: Layout, header: Header = .line, quote: Character? = "\"", hasBackslashEscapes: Bool = false,
    comments: [String] = ["#"], nullWords: Set<String> = ["NULL"], trimsBlanks: Bool = true,
    skippedLines: Int = 0, hasRules: Bool = false
  ) {
    self.layout = layout
    self.header = header
    self.quote = quote
    self.hasBackslashEscapes = hasBackslashEscapes
    self.comments = comments
    self.nullWords = nullWords
    self.trimsBlanks = trimsBlanks
    self.skippedLines = skippedLines
    self.hasRules = hasRules
  }

  /// RFC 4180, which is also what `COPY ... CSV HEADER` of PostgreSQL gives.
  public static let csv = DelimitedDialect(layout: .separated(","))
  /// Comma as the decimal point makes `;` the separator.
  public static let semicolon = DelimitedDialect(layout: .separated(";"))
  /// Tabs, with quotes as in CSV.
  public static let tsv = DelimitedDialect(layout: .separated("\t"))
  /// `|`, as psql, mysql and HELIO write it, with blanks for the eye.
  public static let pipe = DelimitedDialect(layout: .separated("|"), quote: nil, hasRules: true)
  /// Columns separated by any number of blanks.
  public static let blanks = DelimitedDialect(layout: .blanks)
  /// The text format of PostgreSQL's `COPY`, without a header.
  public static let postgreSQL = DelimitedDialect(
    layout: .separated("\t"), header: .names([]), quote: nil, hasBackslashEscapes: true, comments: [],
    nullWords: [], trimsBlanks: false)
  /// What `mysql --batch` writes.
  public static let mySQL = DelimitedDialect(
    layout: .separated("\t"), quote: nil, hasBackslashEscapes: true, comments: [], trimsBlanks: false)

  /// The character between cells as a byte; `nil` where there is none, or one beyond ASCII.
  package var separator: UInt8? {
    if case .separated(let character) = layout { character.asciiValue } else { nil }
  }
}
