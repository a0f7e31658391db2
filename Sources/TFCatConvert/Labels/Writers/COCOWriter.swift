internal import TFCatJSON

/// COCO instances: boxes, and outlines where an event has one.
struct COCOWriter: LabelWriter {
  static let name = "coco"
  static let title = "COCO annotations of an image: boxes and outlines in pixels (--axes)"
  static let fileExtensions = [".coco.json"]
  static let otherExtensions = [".json"]
  static let shapes: LabelShapes = [.boxes, .outlines]

  private var images: [(name: String, size: SIMD2<Double>)] = []
  private var categories: [String] = []
  private var annotations: [JSONValue] = []

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let image = Self.place(of: label.image ?? "", in: images.map(\.name))
    if image == images.count { images.append((label.image ?? "", label.imageSize ?? .zero)) }
    let category = Self.place(of: label.name, in: categories)
    if category == categories.count { categories.append(label.name) }
    let (low, high) = label.shape.bounds
    var annotation = JSONObject([
      ("id", .number(JSONNumber(annotations.count + 1))), ("image_id", .number(JSONNumber(image + 1))),
      ("category_id", .number(JSONNumber(category + 1))),
      ("bbox", .numbers([low.x, low.y, high.x - low.x, high.y - low.y])),
    ])
    if case .polygons(let rings) = label.shape {
      annotation["segmentation"] = .array(rings.map { .numbers($0.flatMap { [$0.x, $0.y] }) })
      annotation["area"] = .rounded(rings.reduce(0) { $0 + Self.area($1) })
    } else {
      annotation["segmentation"] = .array([
        .numbers([low.x, low.y, high.x, low.y, high.x, high.y, low.x, high.y])
      ])
      annotation["area"] = .rounded((high.x - low.x) * (high.y - low.y))
    }
    annotation["iscrowd"] = .number(JSONNumber(0))
    if let score = label.score { annotation["score"] = .rounded(score) }
    annotations.append(.object(annotation))
  }

  private static func place(of name: String, in names: [String]) -> Int {
    names.firstIndex(of: name) ?? names.count
  }

  private static func area(_ ring: [SIMD2<Double>]) -> Double {
    var twice = 0.0
    for (index, place) in ring.enumerated() {
      let next = ring[(index + 1) % ring.count]
      twice += place.x * next.y - next.x * place.y
    }
    return abs(twice) / 2
  }

  func finish() -> [UInt8] {
    let images = self.images.enumerated().map { index, image -> JSONValue in
      [
        "id": .number(JSONNumber(index + 1)), "file_name": .string(image.name),
        "width": .rounded(image.size.x), "height": .rounded(image.size.y),
      ]
    }
    let categories = self.categories.enumerated().map { index, name -> JSONValue in
      ["id": .number(JSONNumber(index + 1)), "name": .string(name), "supercategory": "event"]
    }
    return LabelText.lines([
      ("images", .array(images)), ("annotations", .array(annotations)), ("categories", .array(categories)),
    ])
  }
}

/// JSON as labelling tools read it.
enum LabelText {
  /// An object with one item of its lists on each line.
  static func lines(_ members: [(String, JSONValue)]) -> [UInt8] {
    var text = "{"
    for (index, member) in members.enumerated() {
      text += (index > 0 ? "," : "") + "\n\(JSONValue.string(member.0)): "
      if case .array(let items) = member.1, !items.isEmpty {
        text += "[\n" + items.map(\.description).joined(separator: ",\n") + "\n]"
      } else {
        text += member.1.description
      }
    }
    return Array((text + "\n}\n").utf8)
  }
}

extension JSONValue {
  /// A number to the 6th decimal, which of a pixel nobody sees; null where it is not finite.
  static func rounded(_ number: Double) -> JSONValue {
    let rounded = (number * 1e6).rounded() / 1e6
    return JSONNumber(rounded == rounded.rounded() && rounded.magnitude < 1e15 ? rounded.rounded() : rounded)
      .map(JSONValue.number) ?? .null
  }

  static func numbers(_ numbers: [Double]) -> JSONValue { .array(numbers.map { .rounded($0) }) }
}
