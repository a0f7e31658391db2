import Base

/// YOLO boxes: one line a label.
struct YOLOForm: LabelForm {
  static let name = "yolo"
  static let title = "YOLO boxes of one image: class, center, width and height in fractions (--axes)"
  static let fileExtensions = [".yolo.txt"]
  static let otherExtensions = [".txt"]
  static let hasSeveralImages = false
  static let shapes: LabelShapes = .boxes

  static let parameters = [YOLOLines.parameter]

  private var lines: YOLOLines

  init(_ options: [String: String]) throws(ConversionError) {
    lines = YOLOLines(try LabelClasses(options[YOLOLines.parameter.name]))
  }

  var notes: [String] { lines.notes }

  mutating func add(_ label: Label) throws(ConversionError) {
    let (low, high) = label.shape.bounds
    let size = label.imageSize ?? SIMD2(1, 1)
    let (center, extent) = ((low + high) / 2 / size, (high - low) / size)
    try lines.add(label, [center.x, center.y, extent.x, extent.y])
  }

  func finish() -> [UInt8] { lines.bytes }
}

/// YOLO outlines: one line a label.
struct YOLOSegmentForm: LabelForm {
  static let name = "yolo-seg"
  static let title = "YOLO outlines of one image: class and places in fractions (--axes)"
  static let fileExtensions = [".yolo-seg.txt"]
  static let otherExtensions = [".txt"]
  static let hasSeveralImages = false
  static let shapes: LabelShapes = .outlines

  static let parameters = [YOLOLines.parameter]

  private var lines: YOLOLines

  init(_ options: [String: String]) throws(ConversionError) {
    lines = YOLOLines(try LabelClasses(options[YOLOLines.parameter.name]))
  }

  var notes: [String] { lines.notes }

  mutating func add(_ label: Label) throws(ConversionError) {
    guard case .polygons(let rings) = label.shape else { return }
    let size = label.imageSize ?? SIMD2(1, 1)
    // The form has one outline a label: parts become labels of their own.
    for ring in rings { try lines.add(label, ring.flatMap { [$0.x / size.x, $0.y / size.y] }) }
  }

  func finish() -> [UInt8] { lines.bytes }
}

/// The lines of YOLO labels, whose classes are numbers.
private struct YOLOLines {
  static let parameter = SourceParameter(
    "classes", "the names of the classes, one a line, in the order of their numbers", valueName: "file")

  private var text = ""
  private var classes: LabelClasses

  init(_ classes: LabelClasses) { self.classes = classes }

  mutating func add(_ label: Label, _ numbers: [Double]) throws(ConversionError) {
    guard let index = classes.index(of: label.name) else {
      throw ConversionError(
        reason: "the class \"\(label.name)\" is not in the file of --classes; add it there")
    }
    let words = numbers.map { "\(($0 * 1e9).rounded() / 1e9)" } + (label.score.map { ["\($0)"] } ?? [])
    text += "\(index) \(words.joined(separator: " "))\n"
  }

  var notes: [String] {
    guard !classes.isGiven, !classes.names.isEmpty else { return [] }
    let list = classes.names.enumerated().map { "\($0) \($1)" }.joined(separator: ", ")
    return ["the classes are \(list); a file with their names, one a line, goes with --classes"]
  }

  var bytes: [UInt8] { Array(text.utf8) }
}

/// Raven selection table.
struct RavenForm: LabelForm {
  static let name = "raven"
  static let title = "Raven selection table: seconds since --start, and Hz"
  static let fileExtensions = [".selections.txt"]
  static let otherExtensions = [".txt", ".tsv"]
  static let isOfImages = false
  static let shapes: LabelShapes = .boxes

  private var text =
    "Selection\tView\tChannel\tBegin Time (s)\tEnd Time (s)\tLow Freq (Hz)\tHigh Freq (Hz)\tAnnotation\tScore\n"
  private var count = 0

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    count += 1
    let (low, high) = label.shape.bounds
    text += "\(count)\tSpectrogram 1\t1\t\(low.x)\t\(high.x)\t\(low.y)\t\(high.y)\t"
    text += "\(label.name.withoutTabs)\t\(label.score.map { "\($0)" } ?? "")\n"
  }

  func finish() -> [UInt8] { Array(text.utf8) }
}

/// Audacity label track.
struct AudacityForm: LabelForm {
  static let name = "audacity"
  static let title = "Audacity label track with frequencies: seconds since --start, and Hz"
  static let fileExtensions = [".labels.txt"]
  static let otherExtensions = [".txt"]
  static let isOfImages = false
  static let shapes: LabelShapes = .boxes

  private var text = ""

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let (low, high) = label.shape.bounds
    text += "\(low.x)\t\(high.x)\t\(label.name.withoutTabs)\n\\\t\(low.y)\t\(high.y)\n"
  }

  func finish() -> [UInt8] { Array(text.utf8) }
}

extension String {
  /// The text in a table that has tabs between its cells.
  fileprivate var withoutTabs: String { String(map { $0.isNewline || $0 == "\t" ? " " : $0 }) }
}
