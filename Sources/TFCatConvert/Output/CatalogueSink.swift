public import TFCat

/// Where the features of a catalogue go: a file of some format, complete or not there at all.
public protocol CatalogueSink: AnyObject {
  /// The features written so far.
  var count: Int { get }

  /// Writes the next feature.
  func write(_ feature: Feature) throws(ConversionError)

  /// Completes the file and puts it in its place; a sink that is dropped before leaves nothing behind.
  func finish() throws(ConversionError)
}

/// A sink that takes events as they are, which saves making features of them.
protocol EventSink: CatalogueSink {
  /// Tells the names of the fields that events hold, in their order; comes before the first event.
  func prepare(fields: [String])

  /// - Returns: whether the event was written; one that was not comes again as a feature.
  func write(_ event: borrowing RadioEvent, number: Int, repairs: String) throws(ConversionError) -> Bool
}

/// A format in which catalogues are written.
public protocol CatalogueFormat: Sendable {
  /// By which users call it: `votable`.
  var name: String { get }
  var title: String { get }
  /// Endings of file names that mean this format, as in `.tfcat.json`.
  var fileExtensions: [String] { get }

  /// Opens a file; nothing happens to one of that name yet.
  ///
  /// - Parameters:
  ///   - path: `-` for standard output.
  ///   - head: everything but the features.
  func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink
}

/// The formats that can be written.
public struct FormatRegistry: Sendable {
  /// In the order in which users see them.
  public var formats: [any CatalogueFormat]

  public init(_ formats: [any CatalogueFormat]) { self.formats = formats }

  /// The formats of this library.
  public static let standard = FormatRegistry([TFCatFormat()])

  /// The format of that name.
  public func format(named name: String) throws(ConversionError) -> any CatalogueFormat {
    if let format = formats.first(where: { $0.name == name }) { return format }
    let names = formats.map(\.name).joined(separator: ", ")
    throw ConversionError(reason: "there is no format \"\(name)\" to write; there are \(names)")
  }

  /// The format that the name of a file means; `nil` where it means none.
  public func format(of path: String) -> (any CatalogueFormat)? {
    let name = path.lowercased()
    let matches = formats.flatMap { format in
      format.fileExtensions.filter { name.hasSuffix($0) }.map { (format, $0.count) }
    }
    return matches.max { $0.1 < $1.1 }?.0
  }
}
