public import Base
public import TFCatTables

/// Opens tables of a format that needs a library of its own, such as a database. Programs that read such
/// tables pass an opener to the reader or linter; others do not link the library.
public struct TableOpener: Sendable {
  /// Whether a table is the one that is looked for, told by the names of its columns.
  public typealias Choice = (_ columns: [String]) -> Bool

  private let open: @Sendable (MappedFile, String, Choice) throws(TableError) -> (any TableReader)?

  /// Makes an opener.
  ///
  /// - Parameter open: is given a file, its path, and which of its tables is wanted; returns `nil` for a file
  ///   of another format, and throws where a file of this one cannot be read.
  public init(
    open:
      @escaping @Sendable (_ file: MappedFile, _ path: String, _ choice: Choice) throws(TableError) -> (
        any TableReader
      )?
  ) {
    self.open = open
  }

  func callAsFunction(_ file: MappedFile, path: String, choice: Choice) throws(TableError) -> (
    any TableReader
  )? {
    try open(file, path, choice)
  }
}
