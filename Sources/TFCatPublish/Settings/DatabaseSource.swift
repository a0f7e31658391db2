internal import TFCatPackage
internal import TFCatYAML
internal import TableMapping

/// Granules that the server imports from a database by itself.
public struct DatabaseSource: Sendable, Hashable {
  /// An ODBC connection string.
  public var connection: String
  /// A SELECT of which each column has the name of a column of EPNcore, or of a free one.
  public var query: String
  /// The column of the query that grows whenever a row is added or changed: a word, or any name in the
  /// quotation marks of the database (`"Last change"`, or with grave accents).
  public var changed: String
  /// Columns beside the mandatory ones.
  public var columns: [String]

  /// A database with what is asked of it.
  public init(connection: String, query: String, changed: String, columns: [String] = []) {
    self.connection = connection
    self.query = query
    self.changed = changed
    self.columns = columns
  }
}

extension DatabaseSource {
  /// Reads the database of the settings; `nil` where a mistake was noted.
  init?(_ yaml: YAMLValue, _ reader: inout SettingsReader) {
    guard
      reader.checkMembers(
        of: yaml, among: ["connection", "query", "changed", "columns"], what: "a database")
    else { return nil }
    func need(_ name: String, _ example: String) -> String? {
      let text = reader.text(yaml[name])
      if text == nil, yaml[name].map(\.isNull) ?? true {
        reader.report("a database has a member \(name), as in \(example)", at: yaml.place)
      }
      return text
    }
    let connection = need("connection", "\"DRIVER={PostgreSQL Unicode};SERVER=localhost;DATABASE=hfc\"")
    let query = need("query", "\"SELECT * FROM granules\"")
    let changed = need("changed", "\"modified\"")
    let columns = reader.texts(yaml["columns"])
    guard let connection, let query, let changed else { return nil }
    self.init(connection: connection, query: query, changed: changed, columns: columns)
    if let fault { reader.report(fault, at: (yaml["changed"] ?? yaml).place) }
  }

  /// What is wrong with `changed`, which stands in the query as it is; `nil` where it is a name.
  var fault: String? {
    if Self.isIdentifier(changed) { return nil }
    return
      "\"\(changed)\" is no name of a column: write a word, as in changed: modified, or the name in quotation marks where the database needs them, as in changed: '\"Last change\"'"
  }

  private static func isIdentifier(_ text: String) -> Bool {
    let scalars = text.unicodeScalars
    guard let first = scalars.first, !scalars.contains(where: { $0.value < 0x20 }) else { return false }
    if first == "\"" || first == "`" {
      guard scalars.count > 2, scalars.last == first else { return false }
      // A mark inside is doubled.
      let inside = String(String.UnicodeScalarView(scalars.dropFirst().dropLast()))
      return !inside.replacing("\(first)\(first)", with: "").unicodeScalars.contains(first)
    }
    func isLetter(_ scalar: Unicode.Scalar) -> Bool { scalar == "_" || scalar.properties.isAlphabetic }
    return isLetter(first)
      && scalars.allSatisfy { isLetter($0) || ("0"..."9").contains($0) || $0 == "$" }
  }
}
