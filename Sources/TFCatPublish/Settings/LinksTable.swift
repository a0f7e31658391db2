internal import Base
internal import TFCatPackage
internal import TFCatYAML
internal import TableMapping

/// A table of links beside the granules: a row for each link, found by a key.
///
///     links: {table: quicklooks.csv, key: obs_id, except: [150.9], thumbnail: highest}
///
/// The table has a column of the key's name, and `url`; it may have `semantics`, `format`, `description`,
/// `size` (bytes) and `band` (a number, such as a frequency).
public struct LinksTable: Sendable, Hashable {
  /// The file, a table of any format.
  public var path: String
  /// The column of the table and of the granules whose values are equal where they belong together.
  public var key: String
  /// Bands whose links are left out.
  public var excludedBands: [String]
  /// Which of the pictures of a granule becomes its small one, by `band`; `nil` for none.
  public var thumbnail: DataLink.ThumbnailRule?

  /// A table of links.
  public init(
    path: String, key: String, excludedBands: [String] = [], thumbnail: DataLink.ThumbnailRule? = nil
  ) {
    self.path = path
    self.key = key
    self.excludedBands = excludedBands
    self.thumbnail = thumbnail
  }

  /// Reads the member `links` of the settings; `nil` where a mistake was noted.
  ///
  /// - Parameter settings: the path of the settings, beside which the table lies.
  init?(_ yaml: YAMLValue, settings: String, _ reader: inout SettingsReader) {
    guard
      reader.checkMembers(
        of: yaml, among: ["table", "key", "except", "thumbnail"], what: "the table of links")
    else { return nil }
    let excluded = reader.texts(yaml["except"])
    let rule = DataLink.ThumbnailRule(yaml["thumbnail"], &reader)
    for (name, example) in [("table", "quicklooks.csv"), ("key", "obs_id")]
    where yaml[name].map(\.isNull) ?? true {
      reader.report("the table of links has a member \(name), as in \(name): \(example)", at: yaml.place)
    }
    guard let path = reader.text(yaml["table"]), let key = reader.text(yaml["key"]) else { return nil }
    self.init(
      path: path.hasPrefix("/") ? path : FilePath.sibling(of: settings, named: path), key: key,
      excludedBands: excluded, thumbnail: rule)
  }
}
