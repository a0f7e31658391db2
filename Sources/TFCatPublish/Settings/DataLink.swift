/// A link that each granule gets in the datalink document (DataLink 1.1, section 3.2).
public struct DataLink: Sendable, Hashable {
  /// Where the data are.
  public enum Access: Sendable, Hashable {
    /// A URL with values of the granule.
    case url(LinkTemplate)
    /// Data of the time of the granule from a HAPI server: https://hapi-server.org. The names of version 2
    /// are understood by servers of version 3 too, but not the other way round.
    case hapi(server: String, dataset: String, parameters: String?, version: Int)
    /// The same from a das2 server.
    case das2(server: String, dataset: String, parameters: String?)
  }

  /// A link for each item of a list, with `{item}` and `{band}` in the address and the description.
  public struct Items: Sendable, Hashable {
    /// The column that holds the list, with `#` between its items.
    public var column: String
    /// The column that holds a list of their bands in the same order; `nil` where the items are the bands.
    public var bands: String?
    /// Bands that get no link.
    public var excluded: [String]

    /// The items of a column.
    public init(column: String, bands: String? = nil, excluded: [String] = []) {
      self.column = column
      self.bands = bands
      self.excluded = excluded
    }
  }

  /// Which of several alternatives becomes the small picture of a granule.
  public enum ThumbnailRule: String, Sendable, Hashable, CaseIterable {
    /// The first, in the order in which they are given.
    case first
    case last
    /// That of the highest number, such as a frequency; the first where none is a number.
    case highest
    case lowest
  }

  /// Where the data are.
  public var access: Access
  /// The list of which each item gets a link; `nil` for one link.
  public var items: Items?
  /// Whether a link is also the small picture of the granule, and which of several; `nil` for no.
  public var thumbnail: ThumbnailRule?
  /// A word of http://www.ivoa.net/rdf/datalink/core, without `#`.
  public var semantics: String
  /// A media type; ``unknownFormat`` where the ending of the address tells it.
  public var format: String
  /// What the link is, for people.
  public var description: String
  /// Seconds before the start and behind the end of the granule that the data shall cover too.
  public var margin: Double

  /// A link with what a datalink document says of it.
  public init(
    access: Access, semantics: String, format: String, description: String, margin: Double = 0
  ) {
    self.access = access
    self.semantics = semantics
    self.format = format
    self.description = description
    self.margin = margin
  }

  /// The media type of a link that does not say it.
  public static let unknownFormat = "application/octet-stream"

  /// The words of the IVOA's vocabulary.
  public static let semanticsWords = [
    "this", "progenitor", "derivation", "documentation", "auxiliary", "weight", "error", "noise",
    "calibration", "bias", "dark", "flat", "preview", "preview-image", "preview-plot", "thumbnail", "proc",
    "cutout", "counterpart", "coderived", "detached-header", "package", "sibling",
  ]
}
