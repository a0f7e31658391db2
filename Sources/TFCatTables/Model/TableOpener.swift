public import Base

/// Opens tables of a format that needs a library of its own, such as a database. Programs that read such
/// tables pass an opener to the reader or linter; others do not link the library.
public struct TableOpener: Sendable {
  /// Which of several tables is the one that is looked for, told by their names and those of their columns;
  /// `nil` for none.
  public typealias Choice = (_ tables: [(name: String, columns: [String])]) -> Int?

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

  package func callAsFunction(_ file: MappedFile, path: String, choice: Choice) throws(TableError) -> (
    any TableReader
  )? {
    try open(file, path, choice)
  }

  /// The place of the table that a user names, or gives by its number from 1; `nil` for none.
  package static func place(
    of name: String, among tables: [(name: String, columns: [String])]
  ) -> Int? {
    tables.firstIndex { $0.name == name }
      ?? Int(name).flatMap { tables.indices.contains($0 - 1) ? $0 - 1 : nil }
  }
}
