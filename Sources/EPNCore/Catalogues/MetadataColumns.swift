internal import TFCatYAML

extension GranuleOptions {
  /// Reads the values of columns from a YAML file whose members are columns; a list becomes one text with `#`
  /// between its items, as EPNcore writes lists.
  ///
  /// - Throws: `YAMLError` where the file is no YAML, `GranuleError` where it has no members.
  public static func constants(path: String) throws -> [(column: String, text: String)] {
    guard let members = try YAMLParser.parse(path: path).members else {
      throw GranuleError(path: path, "write \"column: value\" lines, such as \"target_name: Sun\"")
    }
    return members.map { member in
      let items = member.value.items.map { $0.compactMap(\.text).joined(separator: "#") }
      return (member.name, items ?? member.value.text ?? "")
    }
  }
}
