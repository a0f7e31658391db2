import TFCatTables

/// All rows of a table.
func rows(_ reader: some TableReader) throws -> [TableRow] {
  var reader = reader
  var rows: [TableRow] = []
  while let row = try reader.next() { rows.append(row) }
  return rows
}

func cells(_ reader: some TableReader) throws -> [[TableValue]] { try rows(reader).map(\.cells) }

func votable(_ text: String) throws -> VOTableReader { try VOTableReader(bytes: Array(text.utf8)) }

/// What an expression throws as a `TableError`.
func tableError(_ body: () throws -> Void) -> TableError? {
  do {
    try body()
    return nil
  } catch {
    return error as? TableError
  }
}
