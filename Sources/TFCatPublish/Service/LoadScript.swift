import Base
import EPNCore
import TFCatTables

/// The script by which `psql` puts the granules of a service into a table that is partitioned by years, of
/// which the server shows a view: the files of `data/` that the table has not taken in yet, by COPY.
struct LoadScript {
  var service: String
  var columns: [TableColumn]
  /// The files of granules, in the order of their runs.
  var batches: [String]
  /// Whether the first of the files has all granules, so that what the table had before goes.
  var replaces: Bool
  /// The years with granules.
  var years: [Int]
  /// Whether there is a list of granules that are gone.
  var removes: Bool

  static let fileName = "load.sql"

  /// A partition for each of these years; all other granules are in one partition.
  static let years = 1600..<2400

  private var table: PostgreSQLTable {
    PostgreSQLTable(name: "\(service).granules", columns: columns, usesSphere: true)
  }
  private var schema: String { SQLEscaping.identifier(service) }

  var text: String {
    var text = """
      -- Written by tfcat publish, which replaces it. In this folder, as a role that may make schemas:
      --   psql -d gavo -f \(Self.fileName)
      \\set ON_ERROR_STOP on
      SET client_min_messages = warning;
      SET client_encoding = 'UTF8';
      CREATE SCHEMA IF NOT EXISTS \(schema);
      CREATE TABLE IF NOT EXISTS \(schema).loaded (source text PRIMARY KEY, at timestamptz NOT NULL DEFAULT now());

      """
    if replaces, let first = batches.first {
      text += whileNew(
        first, "DROP TABLE IF EXISTS \(table.name) CASCADE;\nDELETE FROM \(schema).loaded;\n")
    }
    text +=
      "CREATE TABLE IF NOT EXISTS \(table.name) (\n\(table.definitions(primary: nil))\n) PARTITION BY RANGE (time_min);\n"
    text += partition("rest", "DEFAULT")
    for year in years {
      guard let start = Self.julianDate(of: year), let end = Self.julianDate(of: year + 1) else { continue }
      text += partition(String(year), "FOR VALUES FROM (\(start)) TO (\(end))")
    }
    text += table.comments(utype: GranuleTable.utype) + grants
    for (index, batch) in batches.enumerated() {
      text += "\n" + whileNew(batch, loading(batch))
      // Before the table has rows an index would only slow them down.
      if index == 0 { text += indexes }
    }
    if batches.isEmpty { text += indexes }
    if removes { text += "\n" + removal }
    return text + "ANALYZE \(table.name);\n"
  }

  /// Julian dates of midnights are exact.
  private static func julianDate(of year: Int) -> Double? {
    CivilDay(year: year, month: 1, day: 1)?.julianDate
  }

  private func partition(_ name: String, _ bounds: String) -> String {
    "CREATE TABLE IF NOT EXISTS \(schema).\(SQLEscaping.identifier("granules_\(name)")) PARTITION OF \(table.name) \(bounds);\n"
  }

  private func whileNew(_ batch: String, _ body: String) -> String {
    """
    SELECT NOT EXISTS (SELECT FROM \(schema).loaded WHERE source = \(SQLEscaping.literal(batch))) AS is_new \\gset
    \\if :is_new
    \(body)\\endif

    """
  }

  /// Rows of before with the same identifiers go, as another time may be one of another partition.
  private func loading(_ batch: String) -> String {
    """
    BEGIN;
    \(table.makingIncoming(primary: nil))\\copy \(PostgreSQLTable.incoming) FROM \(SQLEscaping.literal(batch)) WITH (FORMAT csv, HEADER true)
    ANALYZE \(PostgreSQLTable.incoming);
    DELETE FROM \(table.name) AS present USING \(PostgreSQLTable.incoming) AS new WHERE present.granule_uid = new.granule_uid;
    INSERT INTO \(table.name) (\(table.columnList)) SELECT \(table.values()) FROM \(PostgreSQLTable.incoming);
    INSERT INTO \(schema).loaded (source) VALUES (\(SQLEscaping.literal(batch)));
    COMMIT;

    """
  }

  private var indexes: String {
    ([["granule_uid"]] + GranuleTable.indexes).map(table.index(on:)).joined() + table.sphereIndex
  }

  private var removal: String {
    """
    BEGIN;
    CREATE TEMPORARY TABLE removed (granule_uid text) ON COMMIT DROP;
    \\copy pg_temp.removed FROM 'removed.csv' WITH (FORMAT csv, HEADER true)
    DELETE FROM \(table.name) AS present USING pg_temp.removed AS gone WHERE present.granule_uid = gone.granule_uid;
    COMMIT;

    """
  }

  /// The roles of DaCHS: that which makes the view, and those that ask. DaCHS takes rights away from all
  /// roles that have some, and stumbles over names that need quotes: the schema becomes its own.
  private var grants: String {
    """
    DO $$ BEGIN
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'gavoadmin') THEN
        ALTER SCHEMA \(schema) OWNER TO gavoadmin;
        GRANT SELECT ON \(table.name) TO gavoadmin;
      END IF;
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'gavo') THEN GRANT USAGE ON SCHEMA \(schema) TO gavo; END IF;
      IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'untrusted') THEN
        GRANT USAGE ON SCHEMA \(schema) TO untrusted;
      END IF;
    END $$;

    """
  }
}
