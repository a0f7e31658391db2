import Base

/// YOLO: one label a line, the number of its class and places in fractions of the image.
struct YOLOWriter<Place: YOLOPlace>: LabelWriter {
  static var name: String { Place.name }
  static var title: String { Place.title }
  static var fileExtensions: [String] { [".\(Place.name).txt"] }
  static var otherExtensions: [String] { [".txt"] }
  static var hasSeveralImages: Bool { false }
  static var shapes: LabelShapes { Place.shapes }

  static var parameters: [SourceParameter] {
    [
      SourceParameter(
        "classes", "the names of the classes, one a line, in the order of their numbers", valueName: "file")
    ]
  }

  private var text = ""
  private var classes: LabelClasses

  init(_ options: [String: String]) throws(ConversionError) {
    classes = try LabelClasses(options["classes"])
  }

  mutating func add(_ label: Label) throws(ConversionError) {
    for numbers in Place.numbers(of: label, size: label.imageSize ?? SIMD2(1, 1)) {
      guard let index = classes.index(of: label.name) else {
        throw ConversionError(
          reason: "the class \"\(label.name)\" is not in the file of --classes; add it there")
      }
      let words = numbers.map { "\(($0 * 1e9).rounded() / 1e9)" } + (label.score.map { ["\($0)"] } ?? [])
      text += "\(index) \(words.joined(separator: " "))\n"
    }
  }

  var notes: [String] {
    guard !classes.isGiven, !classes.names.isEmpty else { return [] }
    let list = classes.names.enumerated().map { "\($0) \($1)" }.joined(separator: ", ")
    return ["the classes are \(list); a file with their names, one a line, goes with --classes"]
  }

  func finish() -> [UInt8] { Array(text.utf8) }
}

/// What a line of YOLO labels says behind the class.
protocol YOLOPlace: Sendable {
  static var name: String { get }
  static var title: String { get }
  static var shapes: LabelShapes { get }

  /// The numbers of each line of a label, in fractions of an image of that size.
  static func numbers(of label: Label, size: SIMD2<Double>) -> [[Double]]
}

/// The center, the width and the height of a box.
enum YOLOBox: YOLOPlace {
  static let name = "yolo"
  static let title = "YOLO boxes of one image: class, center, width and height in fractions (--axes)"
  static let shapes: LabelShapes = .boxes

  static func numbers(of label: Label, size: SIMD2<Double>) -> [[Double]] {
    let (low, high) = label.shape.bounds
    let (center, extent) = ((low + high) / 2 / size, (high - low) / size)
    return [[center.x, center.y, extent.x, extent.y]]
  }
}

/// The places of an outline. There is one outline a label: parts become labels of their own.
enum YOLOOutline: YOLOPlace {
  static let name = "yolo-seg"
  static let title = "YOLO outlines of one image: class and places in fractions (--axes)"
  static let shapes: LabelShapes = .outlines

  static func numbers(of label: Label, size: SIMD2<Double>) -> [[Double]] {
    guard case .polygons(let rings) = label.shape else { return [] }
    return rings.map { ring in ring.flatMap { [$0.x / size.x, $0.y / size.y] } }
  }
}
