import Base
internal import TFCat
internal import TFCatJSON

/// Label Studio: tasks with the annotations of people and the predictions of models.
enum LabelStudioTool: LabelTool {
  static let name = "label-studio"
  static let title = "Label Studio tasks (JSON and JSON-MIN): rectangles, polygons, key points, time series"

  static func recognize(_ start: SourceStart) -> Recognition {
    let text = start.text
    guard start.firstByte == UInt8(ascii: "["), let json = start.json else { return .no }
    if json.has("[]", "annotations", "[]", "result") { return .certain }
    let hasLabels = text.contains("\"rectanglelabels\"") || text.contains("\"polygonlabels\"")
    return hasLabels || text.contains("\"timeserieslabels\"") ? .certain : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var json = try LabelJSON(input)
    guard let tasks = json.root.items else { throw json.error("this is no array of tasks") }
    var rows: [PlacedLabelRow] = []
    for task in tasks {
      let image = image(of: task)
      let start = rows.count
      for annotation in task["annotations"]?.items ?? [] {
        guard annotation["was_cancelled"]?.isTrue != true else { continue }
        rows += json.rows(annotation, image: image, score: nil)
      }
      for prediction in task["predictions"]?.items ?? [] {
        rows += json.rows(prediction, image: image, score: prediction["score"]?.double)
      }
      // JSON-MIN has the values themselves, under a name of the project's.
      for member in task.members where task["annotations"] == nil {
        for value in member.value.items ?? []
        where value.members.contains(where: { $0.name.hasSuffix("labels") }) {
          rows.append(json.row(value, row(value, image: image, score: nil)))
        }
      }
      if rows.count == start { rows.append(json.row(task, .nothing)) }
    }
    return rows
  }

  /// The file that a task is about: the first path among its data.
  private static func image(of task: JSONNode) -> String? {
    let data = task["data"]?.members ?? task.members
    let path =
      data.first { ["image", "img", "url", "ocr", "csv"].contains($0.name) }
      ?? data.first {
        $0.value.text?.contains(".") == true
      }
    return path?.value.text.map(ImageAxesBook.lastComponent)
  }

  /// The answers about regions (choices, ratings, texts), by the ids of the regions and the names of the
  /// questions.
  fileprivate static func answers(_ results: [JSONNode]) -> [FeatureID: [(name: String, value: JSONValue)]] {
    var answers: [FeatureID: [(name: String, value: JSONValue)]] = [:]
    for result in results {
      guard let type = result["type"]?.text, kindsOfAnswers.contains(type),
        let id = result["id"]?.featureID,
        var value = result["value"]?[type == "textarea" ? "text" : type]?.value
      else { continue }
      if let items = value.array, items.count == 1 { value = items[0] }
      answers[id, default: []].append((result["from_name"]?.text ?? type, value))
    }
    return answers
  }

  private static let kindsOfAnswers: Set<String> = [
    "choices", "textarea", "rating", "number", "taxonomy", "datetime",
  ]

  fileprivate static func row(_ result: JSONNode, image: String?, score: Double?) -> LabelRow {
    let value = result["value"] ?? result
    guard let names = value.members.first(where: { $0.name.hasSuffix("labels") }) else {
      // Answers are about the whole image, or stand beside their region.
      let type = result["type"]?.text ?? ""
      return type == "relation" || kindsOfAnswers.contains(type)
        ? .nothing : .reject("the result has no labels")
    }
    var size: SIMD2<Double>?
    if let width = result["original_width"]?.double, let height = result["original_height"]?.double {
      size = SIMD2(width, height)
    }
    guard let shape = shape(of: value, size: size) else {
      return .reject("the shape is not known or not whole: \(names.name)")
    }
    var label = Label(shape: shape, unit: .fractions)
    if case .interval = shape { label.unit = .unix }
    label.name = (names.value.items ?? []).compactMap(\.text).joined(separator: " ")
    label.score = result["score"]?.double ?? score
    label.image = image
    label.id = result["id"]?.featureID
    return .label(label)
  }

  /// Places are in percent of the image's width and height.
  private static func shape(of value: JSONNode, size: SIMD2<Double>?) -> LabelShape? {
    if let points = value["points"]?.items {
      let places = points.compactMap(\.place)
      guard places.count == points.count, places.count > 2 else { return nil }
      return .polygons([places.map { $0 / 100 }])
    }
    if let start = value["start"], let end = value["end"] {
      guard let from = unix(start), let to = unix(end), from <= to else { return nil }
      return .interval(from, to)
    }
    guard let x = value["x"]?.double, let y = value["y"]?.double else { return nil }
    let corner = SIMD2(x, y) / 100
    if value["keypointlabels"] != nil { return .point(corner) }
    if let rx = value["radiusX"]?.double, let ry = value["radiusY"]?.double {
      guard (value["rotation"]?.double ?? 0) == 0, rx > 0, ry > 0 else { return nil }
      return .polygons([LabelShape.ellipse(center: corner, radii: SIMD2(rx, ry) / 100)])
    }
    guard let width = value["width"]?.double, let height = value["height"]?.double, width >= 0, height >= 0
    else { return nil }
    let extent = SIMD2(width, height) / 100
    guard let turn = value["rotation"]?.double, turn != 0 else { return .box(corner, corner + extent) }
    // A rectangle turns about its upper left corner, in pixels and not in percent.
    guard let size else { return nil }
    let (cosine, sine) = (System.cosine(turn / 180 * .pi), System.sine(turn / 180 * .pi))
    let sides = [SIMD2(0, 0), SIMD2(1, 0), SIMD2(1, 1), SIMD2<Double>(0, 1)].map { $0 * extent * size }
    return .polygons([
      sides.map { corner + SIMD2($0.x * cosine - $0.y * sine, $0.x * sine + $0.y * cosine) / size }
    ])
  }

  /// A time of a time series: ISO 8601 in UTC, or Unix time in seconds.
  private static func unix(_ node: JSONNode) -> Double? {
    if let text = node.text { return (try? ISOTime(text))?.unix }
    return node.double
  }
}

extension LabelJSON {
  /// The rows of an annotation or a prediction: its regions with the answers about them, and answers about
  /// the whole image.
  fileprivate mutating func rows(_ annotation: JSONNode, image: String?, score: Double?) -> [PlacedLabelRow] {
    let results = annotation["result"]?.items ?? []
    let answers = LabelStudioTool.answers(results)
    let made = results.map { LabelStudioTool.row($0, image: image, score: score) }
    let regions = Set(
      made.compactMap { row in if case .label(let label) = row { label.id } else { nil } })
    var rows: [PlacedLabelRow] = []
    for (result, var row) in zip(results, made) {
      let id = result["id"]?.featureID
      if case .label(var label) = row, let given = id.flatMap({ answers[$0] }) {
        label.attributes = JSONValue.object(JSONObject(given)).description
        row = .label(label)
      }
      if case .nothing = row, let id, regions.contains(id) { continue }
      rows.append(self.row(result, row))
    }
    return rows
  }
}

extension JSONNode {
  fileprivate var isTrue: Bool {
    if case .bool(true) = content { true } else { false }
  }
}
