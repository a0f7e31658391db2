import Base
package import TFCatTables

/// What SQL says of a table of granules in PostgreSQL: names, types, how rows come in.
package struct PostgreSQLTable: Sendable {
  /// The table, as statements name it.
  package let name: String
  /// Its schema, as statements name it; `nil` for a table without one.
  package let schema: String?
  /// The temporary table with the rows that come, as statements name it.
  package static let incoming = "pg_temp.incoming"
  private let plainName: String
  private let columns: [TableColumn]
  private let usesSphere: Bool

  /// - Parameters:
  ///   - name: `schema.table`.
  ///   - usesSphere: whether regions have the types of pgSphere.
  package init(name: String, columns: [TableColumn], usesSphere: Bool = false) {
    let parts = name.split(separator: ".", maxSplits: 1).map(String.init)
    schema = parts.count == 2 ? SQLEscaping.identifier(parts[0]) : nil
    plainName = parts.last ?? name
    self.name = parts.map(SQLEscaping.identifier).joined(separator: ".")
    self.columns = columns
    self.usesSphere = usesSphere
  }

  /// The names of the columns, as statements name them.
  package var columnList: String {
    columns.map { SQLEscaping.identifier($0.name) }.joined(separator: ", ")
  }

  /// The columns with their types.
  ///
  /// - Parameters:
  ///   - primary: the column of the primary key.
  ///   - isIncoming: whether it is the temporary table, in which regions are texts.
  package func definitions(primary: String?, isIncoming: Bool = false) -> String {
    columns.map { column in
      let key = column.name == primary ? " PRIMARY KEY" : ""
      return
        "  \(SQLEscaping.identifier(column.name)) \(isIncoming ? Self.plainType(of: column) : type(of: column))\(key)"
    }.joined(separator: ",\n")
  }

  /// Adds the columns that a table of before does not have.
  package var additions: String {
    let clauses = columns.map {
      "  ADD COLUMN IF NOT EXISTS \(SQLEscaping.identifier($0.name)) \(type(of: $0))"
    }
    return "ALTER TABLE \(name)\n\(clauses.joined(separator: ",\n"));\n"
  }

  /// What the columns and the table are.
  package func comments(utype: String?) -> String {
    var text = ""
    for column in columns {
      let facts = [
        column.description, column.unit.map { "unit \($0)" }, column.ucd.map { "ucd \($0)" },
      ].compactMap { $0 }
      guard !facts.isEmpty else { continue }
      text +=
        "COMMENT ON COLUMN \(name).\(SQLEscaping.identifier(column.name)) IS \(SQLEscaping.literal(facts.joined(separator: "; ")));\n"
    }
    if let utype { text += "COMMENT ON TABLE \(name) IS \(SQLEscaping.literal("utype \(utype)"));\n" }
    return text
  }

  /// An index that is there once, whatever runs again. PostgreSQL would give it the same name.
  package func index(on names: [String]) -> String {
    let suffix = "_\(names.joined(separator: "_"))_idx"
    // Names of PostgreSQL have at most 63 bytes.
    let name = String(plainName.prefix(max(1, 63 - suffix.utf8.count))) + suffix
    return
      "CREATE INDEX IF NOT EXISTS \(SQLEscaping.identifier(name)) ON \(self.name) (\(names.map(SQLEscaping.identifier).joined(separator: ", ")));\n"
  }

  /// An index by which regions are found; nothing where they are texts.
  package var sphereIndex: String {
    guard usesSphere, columns.contains(where: { $0.name == Self.region }) else { return "" }
    let name = String(plainName.prefix(63 - 13)) + "_s_region_idx"
    return
      "CREATE INDEX IF NOT EXISTS \(SQLEscaping.identifier(name)) ON \(self.name) USING gist (\(Self.region));\n"
  }

  /// Makes the temporary table for rows that come.
  package func makingIncoming(primary: String?) -> String {
    "CREATE TEMPORARY TABLE incoming (\n\(definitions(primary: primary, isIncoming: true))\n) ON COMMIT DROP;\n"
  }

  /// The value of a column of the rows that come, as the table has it.
  package func value(of column: TableColumn) -> String {
    let name = SQLEscaping.identifier(column.name)
    guard usesSphere else { return name }
    switch column.name {
    case Self.region:
      // `Polygon UNKNOWNFrame 10 20 30 40 ...` becomes `{(10d,20d),(30d,40d),...}`.
      let numbers = "substring(\(name) from '((?:\\s+[-+]?[0-9.][-+0-9.eE]*)+)\\s*$')"
      return
        "('{' || rtrim(regexp_replace(\(numbers), '\\s+(\\S+)\\s+(\\S+)', '(\\1d,\\2d),', 'g'), ',') || '}')::spoly"
    case Self.coverage: return "\(name)::smoc"
    default: return name
    }
  }

  /// The values of all columns of the rows that come.
  package func values(_ replacing: [String: String] = [:]) -> String {
    columns.map { replacing[$0.name] ?? value(of: $0) }.joined(separator: ", ")
  }

  private static let region = "s_region"
  private static let coverage = "coverage"

  private func type(of column: TableColumn) -> String {
    if usesSphere, column.name == Self.region { return "spoly" }
    if usesSphere, column.name == Self.coverage { return "smoc" }
    return Self.plainType(of: column)
  }

  private static func plainType(of column: TableColumn) -> String {
    if column.xtype == "timestamp" { return "timestamp" }
    guard column.shape.isScalar, let type = column.dataType else { return "text" }
    switch type {
    case .boolean: return "boolean"
    case .unsignedByte, .short, .int: return "integer"
    case .long: return "bigint"
    case .float, .double: return "double precision"
    default: return "text"
    }
  }
}

extension PostgreSQLTable {
  /// Inserts the rows that come, and replaces those that differ from what is there; rows that are as they
  /// were stay untouched.
  ///
  /// A row that changes keeps the date of its creation and of its release, and gets the time of the
  /// transaction as that of its modification. So does a new row once the table has others: who asks for what
  /// is newer than the newest that he has misses nothing.
  ///
  /// - Parameter key: the column by which rows are the same.
  package func upsert(by key: String) -> String {
    let names = Set(columns.map(\.name))
    let dates: Set<String> = ["creation_date", "modification_date", "release_date"]
    let modified = SQLEscaping.identifier("modification_date")
    let newDate =
      "CASE WHEN EXISTS (SELECT FROM \(name)) THEN greatest(\(modified), date_trunc('milliseconds', now() AT TIME ZONE 'UTC')) ELSE \(modified) END"
    let compared = columns.filter { $0.name != key && !dates.contains($0.name) }.map {
      SQLEscaping.identifier($0.name)
    }
    var changed = compared
    if names.contains("modification_date") { changed.append(modified) }
    guard !compared.isEmpty else {
      return
        "INSERT INTO \(name) (\(columnList))\nSELECT \(values())\nFROM \(Self.incoming)\nON CONFLICT (\(SQLEscaping.identifier(key))) DO NOTHING;\n"
    }
    // pgSphere has no order, so that regions are compared as texts.
    func side(_ table: String) -> String {
      compared.map { column in
        let isSphere =
          usesSphere && [Self.region, Self.coverage].map(SQLEscaping.identifier).contains(column)
        return "\(table).\(column)\(isSphere ? "::text" : "")"
      }.joined(separator: ", ")
    }
    return """
      INSERT INTO \(name) AS present (\(columnList))
      SELECT \(values(names.contains("modification_date") ? ["modification_date": newDate] : [:]))
      FROM \(Self.incoming)
      ON CONFLICT (\(SQLEscaping.identifier(key))) DO UPDATE SET
      \(changed.map { "  \($0) = excluded.\($0)" }.joined(separator: ",\n"))
      WHERE (\(side("present")))
        IS DISTINCT FROM (\(side("excluded")));

      """
  }
}
