import Base
internal import TFCat
internal import TFCatTables

/// Pascal VOC: the boxes of one image.
enum VOCTool: LabelTool {
  static let name = "voc"
  static let title = "Pascal VOC annotation of an image (XML)"

  static func recognize(_ start: SourceStart) -> Recognition {
    let text = start.text
    return start.firstByte == UInt8(ascii: "<") && text.contains("<annotation")
      && (text.contains("<object") || text.contains("<filename")) ? .certain : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    let reader = VOCReader()
    do {
      try XMLDocument.read(input.file.bytes, into: reader)
    } catch {
      throw ConversionError(path: input.path, line: error.line, reason: error.reason)
    }
    return reader.rows
  }
}

/// Gathers the objects of an annotation.
private final class VOCReader: XMLDocumentHandler {
  private(set) var rows: [PlacedLabelRow] = []
  /// The names of the elements that are open.
  private var path: [String] = []
  private var text = ""
  private var image: String?
  private var size = SIMD2<Double>(0, 0)
  private var object: (line: Int, values: [String: String])?
  /// The attribute of an object that is open.
  private var attribute: [String: String] = [:]

  func start(_ name: String, line: Int) {
    path.append(name)
    text = ""
    if path == ["annotation", "object"] { object = (line, [:]) }
  }

  func text(_ piece: String) { text += piece }

  func end(_ name: String, line: Int) {
    let value = Self.trimmed(text)
    switch path {
    case ["annotation", "filename"]: image = value.isEmpty ? nil : ImageAxesBook.lastComponent(value)
    case ["annotation", "size", "width"]: size.x = Double(value) ?? 0
    case ["annotation", "size", "height"]: size.y = Double(value) ?? 0
    case ["annotation", "object"]:
      if let object { rows.append(row(object.values, line: object.line)) }
      object = nil
    default:
      // A part of a person has a box of its own, which is not the object's.
      if path.count == 3, path[1] == "object" { object?.values[name] = value }
      if path.count == 4, path[1] == "object", path[2] == "bndbox" { object?.values[name] = value }
      if path.count == 5, path[3] == "attribute" { attribute[name] = value }
      if path.count == 4, path[3] == "attribute" {
        if let name = attribute["name"], object?.values[name] == nil {
          object?.values[name] = attribute["value"]
        }
        attribute = [:]
      }
    }
    path.removeLast()
    text = ""
  }

  private func row(_ values: [String: String], line: Int) -> PlacedLabelRow {
    let shown = values.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    let limits = ["xmin", "ymin", "xmax", "ymax"].map { values[$0].flatMap(Double.init) ?? .nan }
    guard limits.allSatisfy(\.isFinite) else {
      return PlacedLabelRow(
        line: line, text: shown, row: .reject("the box has not all of xmin, ymin, xmax, ymax"))
    }
    guard limits[0] <= limits[2], limits[1] <= limits[3] else {
      return PlacedLabelRow(
        line: line, text: shown, row: .reject("a minimum of the box is above its maximum"))
    }
    // The first pixel is 1, and the last one belongs to the box (PASCAL VOC 2012 development kit).
    var label = Label(
      shape: .box(SIMD2(limits[0] - 1, limits[1] - 1), SIMD2(limits[2], limits[3])), unit: .pixels)
    label.name = values["name"] ?? ""
    label.score = values["score"].flatMap(Double.init) ?? values["confidence"].flatMap(Double.init)
    let used: Set = ["name", "xmin", "ymin", "xmax", "ymax", "score", "confidence"]
    label.keep(values.filter { !used.contains($0.key) }.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    label.image = image
    label.imageSize = size.x > 0 && size.y > 0 ? size : nil
    return PlacedLabelRow(line: line, text: shown, row: .label(label))
  }

  private static func trimmed(_ text: String) -> String {
    let space: (Character) -> Bool = { $0.isWhitespace }
    return String(text.drop(while: space).reversed().drop(while: space).reversed())
  }
}
