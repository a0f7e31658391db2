import TFCatTables
import TFCatYAML
import TableMapping

extension GranuleMapping {
  /// Opens a table; of a database the one that is named, or the first that has what the mapping wants.
  ///
  /// - Returns: its rows, and what is to be told of the choice.
  func open(_ file: MappedFileReference) throws(TableError) -> (reader: any TableReader, note: String?) {
    let name = tableName ?? self.file.table.name
    for opener in openers {
      var note: String?
      let reader = try opener(file.file, path: file.path) { tables in
        if let name {
          return tables.firstIndex { $0.name == name }
            ?? Int(name).flatMap { tables.indices.contains($0 - 1) ? $0 - 1 : nil }
        }
        let fitting = tables.indices.filter { fits(tables[$0].columns) }
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
    return (try self.file.table.open(file, table: tableName), nil)
  }

  /// Whether a table has the columns that the mapping uses.
  private func fits(_ columns: [String]) -> Bool {
    let head = TableHead(name: nil, columns: columns.map { TableColumn(name: $0) })
    guard let scope = try? MappingScope(file, head: head) else { return false }
    return (entries.map(\.value) + [newerBy, file.filter].compactMap(\.self)).allSatisfy { value in
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
