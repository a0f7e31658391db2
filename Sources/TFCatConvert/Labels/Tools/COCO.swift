import Base
internal import TFCat
internal import TFCatJSON

/// COCO: instances of a data set, or the results of a detector.
enum COCOTool: LabelTool {
  static let name = "coco"
  static let title = "COCO annotations (JSON): boxes and outlines, or a detector's results with scores"

  static func recognize(_ start: SourceStart) -> Recognition {
    guard let json = start.otherJSON else { return .no }
    let hasLists = json.has("annotations") && json.has("images")
    let hasResults = json.has("[]", "image_id") && json.has("[]", "category_id")
    return hasLists || hasResults || json.has("images", "[]", "file_name") ? .certain : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var json = try LabelJSON(input)
    guard let annotations = json.root.items ?? json.root["annotations"]?.items else {
      throw json.error("there is no array \"annotations\"")
    }
    var images: [FeatureID: (name: String?, size: SIMD2<Double>?)] = [:]
    for image in json.root["images"]?.items ?? [] {
      guard let id = image["id"]?.featureID else { continue }
      var size: SIMD2<Double>?
      if let width = image["width"]?.double, let height = image["height"]?.double {
        size = SIMD2(width, height)
      }
      images[id] = (image["file_name"]?.text, size)
    }
    var names: [FeatureID: String] = [:]
    for category in json.root["categories"]?.items ?? [] {
      guard let id = category["id"]?.featureID else { continue }
      names[id] = category["name"]?.text
    }
    var rows: [PlacedLabelRow] = []
    for annotation in annotations {
      rows.append(json.row(annotation, row(annotation, images, names)))
    }
    return rows
  }

  private static func row(
    _ annotation: JSONNode, _ images: [FeatureID: (name: String?, size: SIMD2<Double>?)],
    _ names: [FeatureID: String]
  ) -> LabelRow {
    guard let shape = shape(of: annotation) else {
      return .reject(
        annotation["segmentation"]?["counts"] == nil
          ? "there is neither a \"bbox\" nor an outline in \"segmentation\""
          : "the segmentation is a mask in run lengths: export outlines (polygons)")
    }
    var label = Label(shape: shape, unit: .pixels)
    if let id = annotation["category_id"]?.featureID { label.name = names[id] ?? id.description }
    if let id = annotation["image_id"]?.featureID {
      (label.image, label.imageSize) = images[id] ?? (id.description, nil)
    }
    label.score = annotation["score"]?.double
    label.id = annotation["id"]?.featureID
    label.attributes = annotation.members.attributes(
      but: ["id", "image_id", "category_id", "bbox", "segmentation", "area", "score", "iscrowd"])
    return .label(label)
  }

  private static func shape(of annotation: JSONNode) -> LabelShape? {
    if let outlines = annotation["segmentation"]?.items, !outlines.isEmpty {
      let rings = outlines.compactMap { outline in
        outline.items.flatMap { places(numbers: $0.compactMap(\.double)) }
      }
      return rings.count == outlines.count ? .polygons(rings) : nil
    }
    // A mask says more than its box, which must not stand for it.
    guard annotation["segmentation"]?["counts"] == nil, let numbers = annotation["bbox"]?.items,
      numbers.count == 4
    else { return nil }
    let box = numbers.compactMap(\.double)
    guard box.count == 4, box[2] >= 0, box[3] >= 0 else { return nil }
    return .box(SIMD2(box[0], box[1]), SIMD2(box[0] + box[2], box[1] + box[3]))
  }

  /// `x, y, x, y ...` as places; `nil` for fewer than three.
  static func places(numbers: [Double]) -> [SIMD2<Double>]? {
    guard numbers.count >= 6, numbers.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: numbers.count, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
  }
}
