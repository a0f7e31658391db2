import GRDB

/// The runs of features that have to be read: a temporary table, as there may be as many as in the whole catalogue.
struct PendingBlocks {
  private let database: Database

  private static let pageSize = 1000

  init(_ database: Database) throws {
    self.database = database
    try database.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS pending (
          id INTEGER PRIMARY KEY, catalogue INTEGER, first INTEGER, last INTEGER, feature INTEGER,
          count INTEGER, digest INTEGER);
        DELETE FROM pending;
        """)
  }

  func add(_ block: FeatureBlocks.Block, catalogue: Int) throws {
    try database.cachedStatement(
      sql: "INSERT INTO pending (catalogue, first, last, feature, count, digest) VALUES (?, ?, ?, ?, ?, ?)"
    ).execute(arguments: [
      catalogue, block.range.lowerBound, block.range.upperBound, block.firstIndex, block.count, block.digest,
    ])
  }

  /// In the order of the file.
  func forEach(catalogue: Int, _ body: (FeatureBlocks.Block) throws -> Void) throws {
    var last: Int64 = 0
    while true {
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT * FROM pending WHERE id > ? AND catalogue = ? ORDER BY id LIMIT \(Self.pageSize)"),
        arguments: [last, catalogue])
      for row in rows {
        last = row["id"]
        try body(
          FeatureBlocks.Block(
            range: (row["first"] as Int)..<(row["last"] as Int), firstIndex: row["feature"],
            count: row["count"], digest: row["digest"]))
      }
      if rows.count < Self.pageSize { return }
    }
  }
}
