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
    let shape: LabelShape
    do throws(Fault) {
      shape = try self.shape(of: annotation)
    } catch {
      return .reject(error.reason)
    }
    var label = Label(shape: shape, unit: .pixels)
    if let id = annotation["category_id"]?.featureID { label.name = names[id] ?? id.description }
    if let id = annotation["image_id"]?.featureID {
      // A detector's results have no list of images.
      guard let image = images[id] ?? (images.isEmpty ? (id.description, nil) : nil) else {
        return .reject("its \"image_id\" is \(id), which no image of \"images\" has")
      }
      (label.image, label.imageSize) = image
    }
    label.score = annotation["score"]?.double
    label.id = annotation["id"]?.featureID
    label.attributes = annotation.members.attributes(
      but: ["id", "image_id", "category_id", "bbox", "segmentation", "area", "score", "iscrowd"])
    return .label(label)
  }

  /// Why an annotation has no shape.
  private struct Fault: Error {
    var reason: String
  }

  private static func shape(of annotation: JSONNode) throws(Fault) -> LabelShape {
    if annotation["segmentation"]?["counts"] != nil {
      // A mask says more than its box, which must not stand for it.
      throw Fault(reason: "the segmentation is a mask in run lengths: export outlines (polygons)")
    }
    if let outlines = annotation["segmentation"]?.items, !outlines.isEmpty {
      return .polygons(try outlines.map(ring))
    }
    guard let box = annotation["bbox"] else {
      throw Fault(reason: "there is neither a \"bbox\" nor an outline in \"segmentation\"")
    }
    guard let numbers = numbers(box), numbers.count == 4 else {
      throw Fault(reason: "the \"bbox\" is not four numbers: left, top, width, height")
    }
    guard numbers[2] >= 0, numbers[3] >= 0 else {
      throw Fault(reason: "the \"bbox\" has a negative \(numbers[2] < 0 ? "width" : "height")")
    }
    return .box(SIMD2(numbers[0], numbers[1]), SIMD2(numbers[0] + numbers[2], numbers[1] + numbers[3]))
  }

  private static func ring(_ outline: JSONNode) throws(Fault) -> [SIMD2<Double>] {
    guard let ring = numbers(outline).flatMap(places) else {
      throw Fault(reason: "an outline in \"segmentation\" is not three or more pairs of numbers")
    }
    return ring
  }

  /// The numbers of a list; `nil` where something else is among them.
  private static func numbers(_ node: JSONNode) -> [Double]? {
    guard let items = node.items else { return nil }
    let numbers = items.compactMap(\.double)
    return numbers.count == items.count ? numbers : nil
  }

  /// `x, y, x, y ...` as places; `nil` for fewer than three.
  static func places(numbers: [Double]) -> [SIMD2<Double>]? {
    guard numbers.count >= 6, numbers.count.isMultiple(of: 2) else { return nil }
    return stride(from: 0, to: numbers.count, by: 2).map { SIMD2(numbers[$0], numbers[$0 + 1]) }
  }
}
