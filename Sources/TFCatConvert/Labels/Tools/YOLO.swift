import Base
internal import TFCat

/// YOLO: one label a line, in fractions of the image.
enum YOLOTool: LabelTool {
  static let name = "yolo"
  static let title = "YOLO labels (text): class x y width height, or class and the places of an outline"

  static let parameters = [
    SourceParameter(
      "classes", "the names of the classes, one a line, in the order of their numbers", valueName: "file",
      help: "The names of the classes of labels, one on each line, in the order of their numbers from 0.")
  ]

  static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    guard !lines.isEmpty else { return .no }
    var columns = [ByteText](repeating: .empty, count: 8)
    let labels = lines.count { line in
      let count = line.trimmed.split(0x20, into: &columns)
      return count >= 5 && columns[0].isDigits
        && columns[1..<5].allSatisfy { ($0.number ?? -1) >= 0 && ($0.number ?? 2) <= 1 }
    }
    return labels > lines.count / 2 ? .likely : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    let names = try LabelClasses(options["classes"])
    var rows: [PlacedLabelRow] = []
    var cursor = LineCursor(input.contents)
    while let line = cursor.next() {
      if line.trimmed.isEmpty { continue }
      let text = String(line.trimmed)
      rows.append(
        PlacedLabelRow(line: cursor.number, text: text, row: row(text, names, image: input.path)))
    }
    return rows
  }

  private static func row(_ text: String, _ names: LabelClasses, image: String) -> LabelRow {
    let words = text.split { $0 == " " || $0 == "\t" }.map(String.init)
    let numbers = words.dropFirst().compactMap(Double.init)
    guard let index = words.first.flatMap({ Int($0) }), numbers.count == words.count - 1 else {
      return .reject("a label is the number of a class, and numbers")
    }
    guard numbers.count >= 4 else { return .reject("there are fewer than four numbers behind the class") }
    let shape: LabelShape
    var score: Double?
    if numbers.count <= 5 {
      guard numbers[2] >= 0, numbers[3] >= 0 else { return .reject("a width or height is below zero") }
      let center = SIMD2(numbers[0], numbers[1])
      let half = SIMD2(numbers[2], numbers[3]) / 2
      shape = .box(center - half, center + half)
      score = numbers.count == 5 ? numbers[4] : nil
    } else {
      // A detector writes its score behind the outline.
      let hasScore = !numbers.count.isMultiple(of: 2)
      guard let ring = COCOTool.places(numbers: hasScore ? numbers.dropLast() : numbers) else {
        return .reject("an outline has three places or more")
      }
      shape = .polygons([ring])
      score = hasScore ? numbers.last : nil
    }
    var label = Label(shape: shape, unit: .fractions)
    guard let name = names.name(of: index) else {
      return .reject("there is no class \(index) in the file of --classes")
    }
    label.name = name
    label.score = score
    label.image = ImageAxesBook.stem(ImageAxesBook.lastComponent(image))
    return .label(label)
  }
}

/// The names of the classes of labels.
struct LabelClasses {
  private(set) var names: [String] = []
  let isGiven: Bool

  /// - Parameter path: a file with a name on each line; `nil` for classes without names.
  init(_ path: String?) throws(ConversionError) {
    isGiven = path != nil
    guard let path else { return }
    let input = try SourceFile(path: path)
    var cursor = LineCursor(input.contents)
    while let line = cursor.next() {
      let name = String(line.trimmed)
      if !name.isEmpty { names.append(name) }
    }
    guard !names.isEmpty else {
      throw ConversionError(path: path, reason: "there is no name of a class; write one on each line")
    }
  }

  /// The name of a class: its number where no names are known. `nil` for a number without a name.
  func name(of index: Int) -> String? {
    guard isGiven else { return String(index) }
    return names.indices.contains(index) ? names[index] : nil
  }

  /// The number of a class. A class that is new gets the next one, unless the names are those of a file.
  mutating func index(of name: String) -> Int? {
    if let index = names.firstIndex(of: name) { return index }
    guard !isGiven else { return nil }
    names.append(name)
    return names.count - 1
  }
}
