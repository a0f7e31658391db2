import Base
internal import TFCat
internal import TFCatJSON

/// Labelme: the labels of one image.
enum LabelmeTool: LabelTool {
  static let name = "labelme"
  static let title = "Labelme annotations of an image (JSON)"

  static func recognize(_ start: SourceStart) -> Recognition {
    guard let json = start.otherJSON, json.has("shapes") else { return .no }
    return json.has("shapes", "[]", "shape_type") || json.has("imagePath") ? .certain : .likely
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var json = try LabelJSON(input)
    guard let shapes = json.root["shapes"]?.items else { throw json.error("there is no array \"shapes\"") }
    var size: SIMD2<Double>?
    if let width = json.root["imageWidth"]?.double, let height = json.root["imageHeight"]?.double {
      size = SIMD2(width, height)
    }
    let image = json.root["imagePath"]?.text.map(ImageAxesBook.lastComponent)
    var rows: [PlacedLabelRow] = []
    for node in shapes {
      guard let shape = shape(of: node) else {
        rows.append(json.row(node, .reject("there are no points of a shape that is known: \(kind(node))")))
        continue
      }
      var label = Label(shape: shape, unit: .pixels)
      label.name = node["label"]?.text ?? ""
      (label.image, label.imageSize) = (image, size)
      label.score = node["score"]?.double
      label.attributes = node.members.attributes(but: ["label", "points", "shape_type", "score", "mask"])
      rows.append(json.row(node, .label(label)))
    }
    return rows
  }

  private static func kind(_ node: JSONNode) -> String { node["shape_type"]?.text ?? "polygon" }

  private static func shape(of node: JSONNode) -> LabelShape? {
    let items = node["points"]?.items ?? []
    let places = items.compactMap(\.place)
    guard places.count == items.count, let first = places.first else { return nil }
    switch (kind(node), places.count) {
    case ("rectangle", 2): return .box(places[0], places[1])
    // X-AnyLabeling writes all corners, and rectangles that are turned.
    case ("rectangle", 4), ("rotation", 4):
      return isUpright(places) ? .box(places[0], places[2]) : .polygons([places])
    case ("polygon", 3...): return .polygons([places])
    case ("line", 2), ("linestrip", 2...): return .lines([places])
    case ("point", 1): return .point(first)
    case ("circle", 2):
      let spoke = places[1] - first
      let radius = (spoke * spoke).sum().squareRoot()
      return radius > 0 ? .polygons([LabelShape.ellipse(center: first, radii: SIMD2(radius, radius))]) : nil
    default: return nil
    }
  }

  /// Whether four corners are those of an upright box, one after the other.
  private static func isUpright(_ corners: [SIMD2<Double>]) -> Bool {
    let (first, second, third, fourth) = (corners[0], corners[1], corners[2], corners[3])
    return first.x == second.x && second.y == third.y && third.x == fourth.x && fourth.y == first.y
      || first.y == second.y && second.x == third.x && third.y == fourth.y && fourth.x == first.x
  }
}

extension LabelShape {
  /// An ellipse as an outline of 64 places, which lies within a thousandth of the radius of it.
  static func ellipse(center: SIMD2<Double>, radii: SIMD2<Double>, turn: Double = 0) -> [SIMD2<Double>] {
    (0..<64).map { step in
      let angle = Double(step) / 64 * 2 * Double.pi
      let (x, y) = (radii.x * System.cosine(angle), radii.y * System.sine(angle))
      let (cosine, sine) = (System.cosine(turn), System.sine(turn))
      return center + SIMD2(x * cosine - y * sine, x * sine + y * cosine)
    }
  }
}
