import Base
internal import TFCatSQLite
public import TFCatTables

/// The formats in which tables of granules are written.
public enum GranuleTableFormat: String, Sendable, Hashable, CaseIterable {
  /// VOTable 1.4, cells as text.
  case votable
  /// VOTable 1.4, a binary stream.
  case binary2 = "votable-binary2"
  /// For the csvGrammar of DaCHS.
  case csv
  case sqlite
  /// A script for `psql`: definition and COPY text.
  case postgresql

  /// Endings of file names that mean the format.
  public var fileExtensions: [String] {
    switch self {
    case .votable: [".vot", ".votable", ".xml"]
    case .binary2: []
    case .csv: [".csv"]
    case .sqlite: [".sqlite", ".sqlite3", ".db"]
    case .postgresql: [".sql", ".copy"]
    }
  }

  /// The format of a file: the one that is named, or that the ending of its name means, or VOTable for a name without an
  /// ending.
  ///
  /// - Parameter path: where the file goes; `-` for standard output.
  /// - Throws: `GranuleError` for an ending that means no format, and where name and ending mean different ones.
  public static func of(_ path: String, named name: String? = nil) throws(GranuleError) -> GranuleTableFormat
  {
    let forms = allCases.map { format in
      OutputEnding.Form(
        format, name: format.rawValue, endings: format.fileExtensions,
        alsoFits: format == .binary2 ? votable.fileExtensions : [])
    }
    do {
      return try OutputEnding.form(named: name, of: path, among: forms) ?? .votable
    } catch {
      throw GranuleError(error.description)
    }
  }
}

/// Writes granules as a table of any format, row by row; the file appears when `finish` has returned.
public struct GranuleTableWriter: ~Copyable {
  private let schema: GranuleSchema
  private var writer: any GranuleRowSink
  public private(set) var count = 0

  /// - Parameter path: `-` for standard output, but not for SQLite.
  public init(path: String, table: GranuleTable, format: GranuleTableFormat) throws(TableError) {
    schema = table.schema
    var head = table.head
    switch format {
    case .votable: writer = RowSink(try VOTableWriter(path: path, head: head))
    case .binary2: writer = RowSink(try VOTableWriter(path: path, head: head, serialization: .binary2))
    case .csv: writer = RowSink(try DelimitedTableWriter(path: path, head: head))
    case .sqlite:
      head.name = "epn_core"
      writer = RowSink(
        try SQLiteTableWriter(
          path: path, head: head, keys: .init(primary: "granule_uid", indexes: GranuleTable.indexes)))
    case .postgresql:
      writer = RowSink(
        try PostgreSQLTableWriter(
          path: path, head: head, primary: "granule_uid", indexes: GranuleTable.indexes))
    }
  }

  public mutating func write(_ granule: Granule) throws(TableError) {
    if granule.schema.columns.count == schema.columns.count, granule.schema == schema {
      try writer.write(granule.values)
    } else {
      try writer.write(schema.columns.map { granule[$0.name] })
    }
    count += 1
  }

  public consuming func finish() throws(TableError) { try writer.finish() }
}

/// A writer of some format behind one type: writers are no copyable values, which no `any` holds.
private protocol GranuleRowSink: AnyObject {
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
