import Base
internal import TFCat
internal import TFCatTables

/// crowsetta's generic format of sequences: onsets and offsets in seconds.
enum CrowsettaTool: LabelTool {
  static let name = "crowsetta"
  static let title = "crowsetta's generic-seq and simple-seq (CSV): label, onset_s, offset_s"
  static let isOfImages = false

  static func recognize(_ start: SourceStart) -> Recognition {
    guard let first = start.lines(1).first else { return .no }
    return first.contains("onset_s") && first.contains("offset_s") ? .certain : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    try LabelTable.rows(of: input, needs: ["onset_s", "offset_s"]) { cell in
      guard let onset = cell("onset_s").flatMap(Double.init),
        let offset = cell("offset_s").flatMap(Double.init)
      else { return .reject("there is no onset or no offset in seconds") }
      guard onset <= offset else { return .reject("the offset is before the onset") }
      var label = Label(shape: .interval(onset, offset), unit: .seconds)
      label.name = cell("label") ?? ""
      label.image = cell("notated_path").map(ImageAxesBook.lastComponent)
      return .label(label)
    }
  }
}

/// Boxes in pixels, one a row.
enum PixelBoxTool: LabelTool {
  static let name = "pixel-boxes"
  static let title =
    "CSV of boxes in pixels: xmin, ymin, xmax, ymax, and class, score, filename, width, height"

  private static let limits = [
    ["xmin", "ymin", "xmax", "ymax"], ["x_min", "y_min", "x_max", "y_max"], ["x1", "y1", "x2", "y2"],
    ["left", "top", "right", "bottom"],
  ]

  static func recognize(_ start: SourceStart) -> Recognition {
    guard let first = start.lines(1).first else { return .no }
    let titles = Set(
      String(first).lowercased().split { ",;\t".contains($0) }.map { $0.filter { !"\" \r".contains($0) } })
    return limits.contains { titles.isSuperset(of: $0) } ? .likely : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var rows = try boxes(of: input)
    // No image is one pixel wide and high: these are fractions of it, as Open Images has them.
    if rows.allSatisfy(isWithinOne) {
      for index in rows.indices {
        guard case .label(var label) = rows[index].row else { continue }
        label.unit = .fractions
        rows[index].row = .label(label)
      }
    }
    return rows
  }

  private static func isWithinOne(_ row: PlacedLabelRow) -> Bool {
    guard case .label(let label) = row.row, case .box(let low, let high) = label.shape else { return true }
    return low.min() >= 0 && high.max() <= 1
  }

  private static func boxes(of input: SourceFile) throws(ConversionError) -> [PlacedLabelRow] {
    try LabelTable.rows(of: input, needs: []) { cell in
      guard let names = limits.first(where: { $0.allSatisfy { cell($0) != nil } }) else {
        return .reject("the box has not all of its four limits")
      }
      let numbers = names.compactMap { cell($0).flatMap(Double.init) }
      guard numbers.count == 4 else { return .reject("a limit of the box is no number") }
      guard numbers[0] <= numbers[2], numbers[1] <= numbers[3] else {
        return .reject("a lower limit of the box is above the upper one")
      }
      var label = Label(
        shape: .box(SIMD2(numbers[0], numbers[1]), SIMD2(numbers[2], numbers[3])), unit: .pixels)
      // Of several such columns the others are attributes.
      func first(_ names: [String]) -> String? {
        for name in names { if let text = cell(name) { return text } }
        return nil
      }
      label.name = first(["class", "label", "name", "type", "category", "labelname"]) ?? ""
      label.score = first(["score", "confidence", "probability"]).flatMap(Double.init)
      label.image = first(["filename", "image", "image_path", "file", "path", "imageid"]).map(
        ImageAxesBook.lastComponent)
      if let width = first(["width", "image_width"]).flatMap(Double.init),
        let height = first(["height", "image_height"]).flatMap(Double.init), width > 0, height > 0
      {
        label.imageSize = SIMD2(width, height)
      }
      return .label(label)
    }
  }
}

/// Tables of labels whose first line names the columns.
private enum LabelTable {
  /// - Parameters:
  ///   - needed: columns without which this is another table.
  ///   - row: makes a label of a row; its argument gives the text of a column, whatever the case of its name;
  ///     `nil` for an empty cell. Columns that it does not ask for are attributes.
  static func rows(
    of input: SourceFile, needs needed: [String], _ row: ((String) -> String?) -> LabelRow
  ) throws(ConversionError) -> [PlacedLabelRow] {
    var rows: [PlacedLabelRow] = []
    do throws(TableError) {
      var reader = try DelimitedTableReader(file: input.file, path: input.path)
      let titles = reader.head.columns.map { $0.name.lowercased() }
      for name in needed where !titles.contains(name) {
        throw TableError(path: input.path, line: 1, reason: "there is no column \(name)")
      }
      while let next = try reader.next() {
        var others = Set(titles.indices)
        var made = row { name in
          guard let index = titles.firstIndex(of: name) else { return nil }
          others.remove(index)
          let text = next[index].text ?? ""
          return text.isEmpty ? nil : text
        }
        if case .label(var label) = made {
          label.keep(
            others.sorted().map { (reader.head.columns[$0].name, next[$0].text ?? "") })
          made = .label(label)
        }
        rows.append(PlacedLabelRow(line: next.line ?? 0, text: reader.text(of: next) ?? "", row: made))
      }
    } catch {
      throw ConversionError(error)
    }
    return rows
  }
}
