import Base
public import TFCatTables

/// A format in which tables of granules are written.
public struct GranuleTableFormat: Sendable {
  /// How the format is called on the command line.
  public let name: String
  /// The endings of the names of files that have the format, as `.csv`.
  private let endings: [String]
  let open: @Sendable (_ path: String, _ table: GranuleTable) throws(TableError) -> any GranuleRowSink

  /// Makes a format of your own.
  ///
  /// - Parameters:
  ///   - name: how the format is called on the command line.
  ///   - endings: endings of file names that mean the format, as `.csv`.
  ///   - open: makes the writer of a table at a path.
  public init<Writer: TableWriter & ~Copyable & SendableMetatype>(
    name: String, endings: [String] = [],
    open: @escaping @Sendable (_ path: String, _ table: GranuleTable) throws(TableError) -> Writer
  ) {
    self.name = name
    self.endings = endings
    self.open = { path, table throws(TableError) in RowSink(try open(path, table)) }
  }

  /// VOTable 1.4, cells as text.
  public static let votable = GranuleTableFormat(name: "votable", endings: [".vot", ".votable", ".xml"]) {
    path, table throws(TableError) in try VOTableWriter(path: path, head: table.head)
  }

  /// VOTable 1.4, a binary stream.
  public static let binary2 = GranuleTableFormat(name: "votable-binary2") {
    path, table throws(TableError) in
    try VOTableWriter(path: path, head: table.head, serialization: .binary2)
  }

  /// CSV with a line of names, as the csvGrammar of DaCHS reads it.
  public static let csv = GranuleTableFormat(name: "csv", endings: [".csv"]) {
    path, table throws(TableError) in try DelimitedTableWriter(path: path, head: table.head)
  }

  /// CSV for spreadsheets: an apostrophe stands before texts that they take for formulas.
  public static let spreadsheetCSV = GranuleTableFormat(name: "csv", endings: [".csv"]) {
    path, table throws(TableError) in
    try DelimitedTableWriter(forSpreadsheetsAt: path, head: table.head)
  }

  /// A script for `psql` that brings a table up to date: definition, COPY text, upsert.
  public static let postgresql = postgresql(PostgreSQLOptions())

  /// A script for `psql` that brings a table up to date.
  ///
  /// - Parameter options: which table, and with which types.
  public static func postgresql(_ options: PostgreSQLOptions) -> GranuleTableFormat {
    GranuleTableFormat(name: "postgresql", endings: [".sql", ".copy"]) { path, table throws(TableError) in
      try PostgreSQLTableWriter(
        path: path, head: table.head, primary: "granule_uid", indexes: GranuleTable.indexes, options: options)
    }
  }

  /// A FITS file with one binary table.
  public static let fits = GranuleTableFormat(name: "fits", endings: [".fits", ".fit", ".fts"]) {
    path, table throws(TableError) in try FITSTableWriter(path: path, head: table.head)
  }

  /// The format of a file: the one that is named, or that the ending of its name means, or the first of all
  /// for a name without an ending.
  ///
  /// - Parameters:
  ///   - path: where the file goes; `-` for standard output.
  ///   - name: what the format is called on the command line.
  ///   - formats: those that there are.
  /// - Throws: `GranuleError` for an ending that means no format, and where name and ending mean different
  ///   ones.
  public static func of(
    _ path: String, named name: String? = nil, among formats: [GranuleTableFormat]
  ) throws(GranuleError) -> GranuleTableFormat {
    let known = formats.map { format in
      OutputEnding.Format(
        format, name: format.name, endings: format.endings,
        alsoFits: format.name == binary2.name ? votable.endings : [])
    }
    do {
      return try OutputEnding.format(named: name, of: path, among: known) ?? .votable
    } catch {
      throw GranuleError(error.description)
    }
  }
}

extension GranuleTableFormat: Hashable {
  /// Whether both formats have the same name.
  public static func == (left: GranuleTableFormat, right: GranuleTableFormat) -> Bool {
    left.name == right.name
  }

  /// Hashes the name.
  public func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// A writer of some format behind one type: writers are no copyable values, which no `any` holds.
protocol GranuleRowSink: AnyObject {
  func write(_ cells: [TableValue]) throws(TableError)
  func finish() throws(TableError)
}

private final class RowSink<Writer: TableWriter & ~Copyable>: GranuleRowSink {
  private var writer: Writer?

  init(_ writer: consuming Writer) { self.writer = consume writer }

  func write(_ cells: [TableValue]) throws(TableError) { try writer?.write(cells) }

  func finish() throws(TableError) {
    guard let last = writer.take() else { return }
    try last.finish()
  }
}
