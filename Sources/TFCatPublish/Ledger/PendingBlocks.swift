import TFCatSQLite

/// The runs of features that have to be read: a temporary table, as there may be as many as in the whole
/// catalogue.
struct PendingBlocks {
  private let database: SQLiteDatabase

  init(_ database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    try database.execute(
      """
      CREATE TEMP TABLE IF NOT EXISTS pending (
        id INTEGER PRIMARY KEY, catalogue INTEGER, first INTEGER, last INTEGER, feature INTEGER,
        count INTEGER, digest INTEGER);
      DELETE FROM pending;
      """)
  }

  func add(_ block: FeatureBlocks.Block, catalogue: Int) throws(SQLiteError) {
    try database.run(
      "INSERT INTO pending (catalogue, first, last, feature, count, digest) VALUES (?, ?, ?, ?, ?, ?)",
      catalogue,
      block.range.lowerBound, block.range.upperBound, block.firstIndex, block.count, block.digest)
  }

  /// In the order of the file.
  func forEach(catalogue: Int, _ body: (FeatureBlocks.Block) throws -> Void) throws {
    let statement = try database.newStatement(
      "SELECT first, last, feature, count, digest FROM pending WHERE catalogue = ? ORDER BY id")
    try statement.bind([catalogue])
    while try statement.step() {
      let row = statement.row.compactMap(\.integer)
      guard row.count == 5 else {
        throw SQLiteError(kind: .corrupt, message: "a run of features has no numbers")
      }
      try body(
        FeatureBlocks.Block(
          range: Int(row[0])..<Int(row[1]), firstIndex: Int(row[2]), count: Int(row[3]), digest: row[4]))
    }
  }
}
