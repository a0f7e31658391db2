internal import TFCatPackage
internal import TFCatYAML
internal import TableMapping

/// Granules that the server imports from a database by itself.
public struct DatabaseSource: Sendable, Hashable {
  /// An ODBC connection string.
  public var connection: String
  /// A SELECT of which each column has the name of a column of EPNcore, or of a free one.
  public var query: String
  /// The column of the query that grows whenever a row is added or changed.
  public var changed: String
  /// Columns beside the mandatory ones.
  public var columns: [String]
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
  }
}
