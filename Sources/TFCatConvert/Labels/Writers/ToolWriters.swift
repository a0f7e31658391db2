internal import TFCat
internal import TFCatJSON

/// Labelme: the labels of one image.
struct LabelmeWriter: LabelWriter {
  static let name = "labelme"
  static let title = "Labelme annotations of one image (--axes)"
  static let fileExtensions = [".labelme.json"]
  static let otherExtensions = [".json"]
  static let hasSeveralImages = false
  static let shapes: LabelShapes = [.boxes, .outlines, .lines, .points]

  private var shapes: [JSONValue] = []
  private var image = ""
  private var size = SIMD2<Double>(0, 0)
  private var groups = 0

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    (image, size) = (label.image ?? "", label.imageSize ?? .zero)
    let parts = label.shape.parts
    // Parts of one event belong together by a group.
    if parts.count > 1 { groups += 1 }
    for part in parts {
      var shape = JSONObject([
        ("label", .string(label.name)), ("points", .array(part.places.map { .numbers([$0.x, $0.y]) })),
        ("group_id", parts.count > 1 ? .number(JSONNumber(groups)) : .null), ("description", ""),
        ("shape_type", .string(part.labelmeName)), ("flags", .object(JSONObject())),
      ])
      if let score = label.score { shape["score"] = .rounded(score) }
      shapes.append(.object(shape))
    }
  }

  func finish() -> [UInt8] {
    LabelText.lines([
      ("version", "5.4.1"), ("flags", .object(JSONObject())), ("shapes", .array(shapes)),
      ("imagePath", .string(image)), ("imageData", .null), ("imageHeight", .rounded(size.y)),
      ("imageWidth", .rounded(size.x)),
    ])
  }
}

/// VGG Image Annotator, version 2: a project without settings.
struct VIAWriter: LabelWriter {
  static let name = "via"
  static let title = "VGG Image Annotator 2, annotations of images (--axes)"
  static let fileExtensions = [".via.json"]
  static let otherExtensions = [".json"]
  static let shapes: LabelShapes = [.boxes, .outlines, .lines, .points]

  private var images: [(name: String, regions: [JSONValue])] = []

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let name = label.image ?? ""
    let index = images.firstIndex { $0.name == name } ?? images.count
    if index == images.count { images.append((name, [])) }
    for part in label.shape.parts {
      var attributes = JSONObject([("label", .string(label.name))])
      if let score = label.score { attributes["score"] = .string("\(score)") }
      images[index].regions.append([
        "shape_attributes": part.viaShape, "region_attributes": .object(attributes),
      ])
    }
  }

  func finish() -> [UInt8] {
    // The size in bytes belongs to the key; -1 is that of a file that is not at hand.
    let members = images.map { image -> (String, JSONValue) in
      (
        "\(image.name)-1",
        [
          "filename": .string(image.name), "size": -1, "regions": .array(image.regions),
          "file_attributes": .object(JSONObject()),
        ]
      )
    }
    return LabelText.lines(members)
  }
}

/// Label Studio tasks.
struct LabelStudioWriter: LabelWriter {
  static let name = "label-studio"
  static let title = "Label Studio tasks with annotations of images (--axes)"
  static let fileExtensions = [".label-studio.json"]
  static let otherExtensions = [".json"]
  static let shapes: LabelShapes = [.boxes, .outlines, .points]

  private var images: [(name: String, results: [JSONValue])] = []

  init(_: [String: String]) {}

  mutating func add(_ label: Label) {
    let name = label.image ?? ""
    let index = images.firstIndex { $0.name == name } ?? images.count
    if index == images.count { images.append((name, [])) }
    let size = label.imageSize ?? SIMD2(1, 1)
    for part in label.shape.parts {
      var shape = part
      shape.map { $0 / size * 100 }
      let (kind, value) = shape.studioValue(label.name)
      var result = JSONObject([
        ("id", .string("r\(images[index].results.count + 1)")), ("type", .string(kind)),
        ("from_name", "label"), ("to_name", "image"), ("original_width", .rounded(size.x)),
        ("original_height", .rounded(size.y)), ("image_rotation", 0), ("value", value),
      ])
      if let score = label.score { result["score"] = .rounded(score) }
      images[index].results.append(.object(result))
    }
  }

  func finish() -> [UInt8] {
    let tasks = images.enumerated().map { index, image -> JSONValue in
      [
        "id": .number(JSONNumber(index + 1)), "data": ["image": .string(image.name)],
        "annotations": [["result": .array(image.results)]],
      ]
    }
    return Array(("[\n" + tasks.map(\.description).joined(separator: ",\n") + "\n]\n").utf8)
  }
}

extension LabelShape {
  /// Shapes of one part each.
  fileprivate var parts: [LabelShape] {
    switch self {
    case .polygons(let rings): rings.map { .polygons([$0]) }
    case .lines(let lines): lines.map { .lines([$0]) }
    case .box, .point, .interval: [self]
    }
  }

  fileprivate var labelmeName: String {
    switch self {
    case .box, .interval: "rectangle"
    case .polygons: "polygon"
    case .lines: "linestrip"
    case .point: "point"
    }
  }

  fileprivate var viaShape: JSONValue {
    let (low, high) = bounds
    switch self {
    case .box, .interval:
      return [
        "name": "rect", "x": .rounded(low.x), "y": .rounded(low.y), "width": .rounded(high.x - low.x),
        "height": .rounded(high.y - low.y),
      ]
    case .point(let place): return ["name": "point", "cx": .rounded(place.x), "cy": .rounded(place.y)]
    case .polygons, .lines:
      var kind = "polyline"
      if case .polygons = self { kind = "polygon" }
      return [
        "name": .string(kind), "all_points_x": .numbers(places.map(\.x)),
        "all_points_y": .numbers(places.map(\.y)),
      ]
    }
  }

  /// The type of a result and its value, in percent.
  fileprivate func studioValue(_ label: String) -> (String, JSONValue) {
    let (low, high) = bounds
    switch self {
    case .polygons, .lines:
      return (
        "polygonlabels",
        [
          "points": .array(places.map { .numbers([$0.x, $0.y]) }), "closed": true,
          "polygonlabels": [.string(label)],
        ]
      )
    case .point(let place):
      return (
        "keypointlabels",
        ["x": .rounded(place.x), "y": .rounded(place.y), "width": 0.5, "keypointlabels": [.string(label)]]
      )
    case .box, .interval:
      return (
        "rectanglelabels",
        [
          "x": .rounded(low.x), "y": .rounded(low.y), "width": .rounded(high.x - low.x),
          "height": .rounded(high.y - low.y), "rotation": 0, "rectanglelabels": [.string(label)],
        ]
      )
    }
  }
}
