import Base
internal import TFCat
internal import TFCatJSON

/// Writes labels in a format that labelling tools and detectors read.
protocol LabelWriter: Sendable {
  static var name: String { get }
  static var title: String { get }
  static var fileExtensions: [String] { get }
  static var otherExtensions: [String] { get }
  /// Whether labels are of images, and not in seconds and hertz.
  static var isOfImages: Bool { get }
  /// Whether a file may have labels of several images.
  static var hasSeveralImages: Bool { get }
  /// What the format has; other shapes become one of these by `LabelSink`.
  static var shapes: LabelShapes { get }

  /// Options of this format alone.
  static var parameters: [SourceParameter] { get }
  /// What the user should know of what was written, in sentences without a full stop.
  var notes: [String] { get }

  /// - Parameter options: values of the parameters, by their names.
  init(_ options: [String: String]) throws(ConversionError)

  /// Writes the next label. Its places are pixels, or seconds and hertz.
  mutating func add(_ label: Label) throws(ConversionError)

  /// The whole file.
  mutating func finish() -> [UInt8]
}

extension LabelWriter {
  static var isOfImages: Bool { true }
  static var hasSeveralImages: Bool { true }
  static var otherExtensions: [String] { [] }
  static var parameters: [SourceParameter] { [] }
  var notes: [String] { [] }
}

/// The kinds of shapes that a format has.
struct LabelShapes: OptionSet, Sendable {
  let rawValue: Int

  static let boxes = LabelShapes(rawValue: 1)
  static let outlines = LabelShapes(rawValue: 2)
  static let lines = LabelShapes(rawValue: 4)
  static let points = LabelShapes(rawValue: 8)
}

/// Labels of one kind as a format of catalogues.
struct LabelFormat<Writer: LabelWriter>: CatalogueFormat {
  var name: String { Writer.name }
  var title: String { Writer.title }
  var fileExtensions: [String] { Writer.fileExtensions }
  var otherExtensions: [String] { Writer.otherExtensions }

  var parameters: [SourceParameter] {
    Writer.parameters
      + (Writer.isOfImages
        ? SourceParameter.imageAxes
        : [SourceParameter("start", "when the recording began whose seconds labels count", valueName: "time")])
  }

  private var axes: ImageAxesBook?
  /// Unix time.
  private var start: Double?
  private var options: [String: String] = [:]

  init() {}

  func configured(_ options: [String: String]) throws(ConversionError) -> any CatalogueFormat {
    var copy = self
    copy.options = options
    if Writer.isOfImages {
      copy.axes = try ImageAxesBook(options: options)
    } else if let text = options["start"] {
      copy.start = try ImageAxesBook.unix(text, option: "--start")
    }
    return copy
  }

  func sink(path: String, head: CatalogueHead) throws(ConversionError) -> any CatalogueSink {
    if Writer.isOfImages, axes?.isEmpty != false {
      throw ConversionError(
        reason:
          "\(name) labels are pixels of an image: say which times and frequencies these are, by --axes FILE or"
          + " by --image-time START/END, --image-frequency LOW-HIGH and --image-size WIDTHxHEIGHT")
    }
    if !Writer.isOfImages, start == nil {
      throw ConversionError(
        reason:
          "\(name) labels count seconds since the start of a recording: say when that was, by --start TIME")
    }
    return try LabelSink(
      Writer(options), path: path, head: head, axes: axes ?? ImageAxesBook(), start: start ?? 0)
  }
}
