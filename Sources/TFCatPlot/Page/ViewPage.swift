public import Base
public import TFCat
internal import TFCatJSON

/// A page on which people look at catalogues: one HTML file that needs no network and no server.
///
///     let page = ViewPage([try ViewCatalogue(file: MappedFile(path: "bursts.tfcat"), path: "bursts.tfcat")])
///     try page.write(to: "bursts.html")
///
/// It has a picture in time and frequency that can be moved and zoomed, a table that goes with it, filters,
/// and the findings of a linter. The events are packed in columns: 100 000 polygons take less than 10 MB.
/// Nothing of a catalogue is ever interpreted as HTML: the page has one script and one style, which its
/// Content-Security-Policy names by their digests, and the data stand in a JSON block.
public struct ViewPage: Sendable {
  /// What the page shows first.
  public struct Options: Sendable, Hashable {
    /// Above the picture; `nil` for the title of the first catalogue, or its file's name.
    public var title: String?
    /// The property by whose values events are coloured; `nil` for the one that looks like a class.
    public var colorField: String?
    /// How the spectral axis runs at first.
    public var scale = PlotOptions.Scale.automatic
    /// Whether the page holds the texts of all events, however large it gets. Otherwise it holds them up to
    /// 10 MB, and asks for the file of the catalogue when it needs them.
    public var holdsAllTexts = false
    /// Where the picture starts at first; `nil` for the first event.
    public var start: Instant?
    /// Where the picture ends at first; `nil` for the last event.
    public var end: Instant?
    /// The lower limit of the picture at first, in Hz; `nil` for that of the events.
    public var lowestFrequency: Double?
    /// The upper limit of the picture at first, in Hz; `nil` for that of the events.
    public var highestFrequency: Double?
    /// Whether the page is light or dark whatever the reader's system asks for; `nil` for what it asks for.
    public var isDark: Bool?
    /// Whether findings are told, and no finding means that none was found.
    public var isLinted = false
    /// Whether a server on this machine has the page, which may then ask it for the files of its catalogues
    /// and talk to a SAMP hub.
    package var isServed = false

    /// The usual page.
    public init() {}

    /// Shows what a background covers where nothing else was asked for, as pictures do.
    mutating func limit(to background: PlotBackground) {
      if start == nil, end == nil { (start, end) = background.times }
      if lowestFrequency == nil, highestFrequency == nil {
        let range = background.frequencies
        (lowestFrequency, highestFrequency) = (range.lowerBound, range.upperBound)
      }
    }
  }

  /// The page without texts and with them is to be below this.
  static let sizeLimit = 10_000_000

  /// As many catalogues can be shown at once.
  package static let catalogueLimit = 255

  /// The events of the catalogues.
  public let count: Int
  /// Those that have a place in the picture.
  public let placedCount: Int
  /// What a user should know beside the page, in sentences without a full stop.
  public let notes: [String]
  /// The page as a file.
  public let html: [UInt8]
  /// The page's Content-Security-Policy, which a server says as well.
  package let policy: String

  /// Makes the page of catalogues, of which there may be up to 255.
  ///
  /// - Parameters:
  ///   - catalogues: whose events it shows.
  ///   - background: what lies under the events; the picture has its limits at first where the options say
  ///     none.
  ///   - options: what it shows first.
  /// - Throws: `CatalogueError` for a property that no catalogue declares.
  public init(
    _ catalogues: [ViewCatalogue], background: PlotBackground? = nil, options: Options = Options()
  ) throws(CatalogueError) {
    if let field = options.colorField, let first = catalogues.first,
      let refusal = Fields.refusal(of: field, in: catalogues.map(\.head))
    {
      throw CatalogueError(path: first.name, reason: refusal)
    }
    var columns = ViewColumns(textLimit: options.holdsAllTexts ? Int.max : Self.sizeLimit)
    for catalogue in catalogues { columns.add(catalogue) }
    (count, placedCount) = (columns.count, columns.placedCount)
    var document = ViewDocument(catalogues, columns, background, options)
    let (packed, fields, texts, bits) = columns.finish()
    document.fill(packed, fields, pointBits: bits)
    let bare = document.html(texts: .array([]))
    let full = document.html(texts: texts)
    let holdsTexts = options.holdsAllTexts || full.count <= Self.sizeLimit
    html = holdsTexts ? full : bare
    policy = PageSources.policy(isServed: options.isServed)
    notes =
      document.notes
      + (holdsTexts && texts != .array([]) || columnsAreEmpty(texts, count) || options.isServed
        ? []
        : [
          "the page would be larger than \(DisplayText.size(Self.sizeLimit)) with the texts of all events: to save events as TFCat it asks for the file of the catalogue; --full keeps them in the page"
        ])
  }

  /// Writes the page to a file; `-` is standard output.
  public func write(to path: String) throws(OutputFile.Failure) {
    let file = try OutputFile(path: path)
    try file.write(html)
    try file.commit()
  }
}

private func columnsAreEmpty(_ texts: JSONValue, _ count: Int) -> Bool { count == 0 && texts == .array([]) }
