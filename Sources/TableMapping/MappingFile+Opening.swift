package import TFCatTables
import TFCatYAML

extension MappingFile {
  /// Opens a table; of a database the one that is named, or the first that has what the mapping wants.
  ///
  /// - Parameters:
  ///   - file: the file with its name.
  ///   - table: the name, the ID or the number of one table of a file with several, before that of the
  ///     mapping.
  ///   - openers: of formats beside those that `TableFile` knows; the first that knows the file opens it.
  ///   - values: all that the mapping looks up.
  /// - Returns: its rows, and what is to be told of the choice.
  package func open(
    _ file: MappedFileReference, table tableName: String?, openers: [TableOpener], for values: [MappedValue]
  ) throws(TableError) -> (reader: any TableReader, note: String?) {
    let name = tableName ?? table.name
    for opener in openers {
      var note: String?
      let reader = try opener(file.file, path: file.path) { tables in
        if let name { return TableOpener.place(of: name, among: tables) }
        let fitting = tables.indices.filter { has(values, among: tables[$0].columns) }
        if let first = fitting.first, fitting.count > 1 {
          let others = fitting.dropFirst().map { tables[$0].name }.joined(separator: ", ")
          note =
            "the rows are those of \(tables[first].name); \(others) has all columns of the mapping too, and --table chooses it"
        }
        // Where none fits, the first tells which columns are missing.
        return fitting.first ?? tables.indices.first
      }
      if let reader { return (reader, note) }
    }
    return (try table.open(file, table: tableName), nil)
  }

  /// Whether a table has the columns that values use.
  private func has(_ values: [MappedValue], among columns: [String]) -> Bool {
    let head = TableHead(name: nil, columns: columns.map { TableColumn(name: $0) })
    guard let scope = try? MappingScope(self, head: head) else { return false }
    return values.allSatisfy { value in
      var value = value
      do {
        try value.bind(to: scope)
        return true
      } catch {
        return false
      }
    }
  }
}
