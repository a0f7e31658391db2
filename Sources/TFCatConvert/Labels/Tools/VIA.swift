import Base
internal import TFCat
internal import TFCatJSON

/// VGG Image Annotator: a project, or the annotations of one.
enum VIATool: LabelTool {
  static let name = "via"
  static let title = "VGG Image Annotator, version 1 or 2 (JSON)"

  static func recognize(_ start: SourceStart) -> Recognition {
    guard let json = start.otherJSON else { return .no }
    if json.has("_via_img_metadata") || json.has("_via_settings") { return .certain }
    return json.has("*", "regions") && json.has("*", "filename") ? .certain : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var json = try LabelJSON(input)
    let images = (json.root["_via_img_metadata"] ?? json.root).members
    var rows: [PlacedLabelRow] = []
    for image in images {
      let name = image.value["filename"]?.text
      // Version 1 numbers the regions by members.
      let regions = image.value["regions"]?.items ?? image.value["regions"]?.members.map(\.value) ?? []
      if regions.isEmpty, name != nil { rows.append(json.row(image.value, .nothing)) }
      for region in regions {
        guard let shape = shape(of: region["shape_attributes"]) else {
          let kind = region["shape_attributes"]?["name"]?.text ?? "none"
          rows.append(json.row(region, .reject("the shape is not known or not whole: \(kind)")))
          continue
        }
        var label = Label(shape: shape, unit: .pixels)
        let attributes = region["region_attributes"]?.members ?? []
        let named = attributes.first { classNames.contains($0.name.lowercased()) } ?? attributes.first
        label.name = named.map { words(of: $0.value) } ?? ""
        // One that says no class is an attribute as others.
        let known = label.name.isEmpty ? nil : named
        label.attributes = attributes.attributes(but: known.map { [$0.name] } ?? [])
        label.score = attributes.first { $0.name == "score" }.flatMap { Double(words(of: $0.value)) }
        label.image = name.map(ImageAxesBook.lastComponent)
        rows.append(json.row(region, .label(label)))
      }
    }
    return rows
  }

  /// Attributes that are usually the class.
  private static let classNames: Set<String> = ["label", "class", "type", "name", "category"]

  /// The value of an attribute: a text, a number, or the boxes that are checked.
  private static func words(of value: JSONNode) -> String {
    switch value.content {
    case .string(let text): text
    case .number: value.value.description
    case .object(let members):
      members.filter { $0.value.value == .bool(true) }.map(\.name).joined(separator: ",")
    default: ""
    }
  }

  private static func shape(of node: JSONNode?) -> LabelShape? {
    guard let node else { return nil }
    func number(_ name: String) -> Double? { node[name]?.double }
    func places() -> [SIMD2<Double>]? {
      let x = (node["all_points_x"]?.items ?? []).compactMap(\.double)
      let y = (node["all_points_y"]?.items ?? []).compactMap(\.double)
      return x.count == y.count && x.count > 1 ? zip(x, y).map { SIMD2($0, $1) } : nil
    }
    switch node["name"]?.text {
    case "rect":
      guard let x = number("x"), let y = number("y"), let width = number("width"),
        let height = number("height"),
        width >= 0, height >= 0
      else { return nil }
      return .box(SIMD2(x, y), SIMD2(x + width, y + height))
    case "polygon": return places().flatMap { $0.count > 2 ? .polygons([$0]) : nil }
    case "polyline": return places().map { .lines([$0]) }
    case "point":
      guard let x = number("cx"), let y = number("cy") else { return nil }
      return .point(SIMD2(x, y))
    case "circle":
      guard let x = number("cx"), let y = number("cy"), let radius = number("r"), radius > 0 else {
        return nil
      }
      return .polygons([LabelShape.ellipse(center: SIMD2(x, y), radii: SIMD2(radius, radius))])
    case "ellipse":
      guard let x = number("cx"), let y = number("cy"), let rx = number("rx"), let ry = number("ry"), rx > 0,
        ry > 0
      else { return nil }
      let turn = number("theta") ?? 0
      return .polygons([LabelShape.ellipse(center: SIMD2(x, y), radii: SIMD2(rx, ry), turn: turn)])
    default: return nil
    }
  }
}
