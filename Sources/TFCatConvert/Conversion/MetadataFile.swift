internal import TFCat
public import TFCatJSON
internal import TFCatYAML

extension Conversion {
  /// Reads what only the author of a catalogue knows from a YAML file, each member of which becomes a
  /// property of the catalogue.
  ///
  /// - Throws: `ConversionError` where the file cannot be read, is no YAML, or has no members.
  public static func metadata(path: String) throws(ConversionError) -> JSONObject {
    do {
      if let object = try YAMLParser.parse(path: path).json.object { return object }
    } catch {
      throw ConversionError(error)
    }
    throw ConversionError(path: path, reason: "write \"name: value\" lines, such as \"title: My bursts\"")
  }
}
