import Base
internal import TFCat

/// Audacity: a label track, where a second line may have the frequencies of a label.
enum AudacityTool: LabelTool {
  static let name = "audacity"
  static let title = "Audacity label track (tabs): begin and end in s, label; a second line has Hz"
  static let isOfImages = false

  static func recognize(_ start: SourceStart) -> Recognition {
    let lines = start.lines()
    var columns = [ByteText](repeating: .empty, count: 4)
    var labels = 0
    var frequencies = 0
    // The last line may be cut.
    for line in lines.dropLast(lines.count > 2 ? 1 : 0) {
      let count = line.split(0x09, into: &columns)
      guard count >= 2 else { return .no }
      if columns[0] == "\\" {
        frequencies += 1
      } else {
        guard count <= 3, columns[0].number != nil, columns[1].number != nil else { return .no }
        labels += 1
      }
    }
    return labels > 0 ? (frequencies > 0 ? .certain : .possible) : .no
  }

  static func read(_ input: SourceFile, options: SourceOptions) throws(ConversionError) -> [PlacedLabelRow] {
    var rows: [PlacedLabelRow] = []
    var columns = [ByteText](repeating: .empty, count: 4)
    var cursor = LineCursor(input.contents)
    while let line = cursor.next() {
      if line.trimmed.isEmpty { continue }
      let count = line.split(0x09, into: &columns)
      if columns[0].trimmed == "\\" {
        guard let last = rows.last else {
          throw ConversionError(
            path: input.path, line: cursor.number, reason: "frequencies stand here, and no label before them")
        }
        rows[rows.count - 1] = with(last, low: columns[1].trimmed.number, high: columns[2].trimmed.number)
        rows[rows.count - 1].text += "\n" + String(line)
        continue
      }
      let row: LabelRow
      if count >= 2, let begin = columns[0].trimmed.number, let end = columns[1].trimmed.number {
        if begin <= end {
          var label = Label(shape: .interval(begin, end), unit: .seconds)
          label.name = String(columns[2].trimmed)
          row = .label(label)
        } else {
          row = .reject("the end is before the begin")
        }
      } else {
        row = .reject("there is no begin or no end in seconds")
      }
      rows.append(PlacedLabelRow(line: cursor.number, text: String(line), row: row))
      for index in columns.indices { columns[index] = .empty }
    }
    return rows
  }

  /// The label with frequencies. Audacity writes -1 for one that is not set.
  private static func with(_ placed: PlacedLabelRow, low: Double?, high: Double?) -> PlacedLabelRow {
    guard case .label(var label) = placed.row, case .interval(let begin, let end) = label.shape else {
      return placed
    }
    var placed = placed
    guard let low, let high else {
      placed.row = .reject("the frequencies are no numbers")
      return placed
    }
    guard low >= 0, high >= 0 else {
      label.limits = (low >= 0 ? low : nil, high >= 0 ? high : nil)
      placed.row = .label(label)
      return placed
    }
    guard low <= high else {
      placed.row = .reject("the low frequency is above the high one")
      return placed
    }
    label.shape = .box(SIMD2(begin, low), SIMD2(end, high))
    placed.row = .label(label)
    return placed
  }
}
