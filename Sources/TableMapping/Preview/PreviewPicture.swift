internal import Base
internal import TFCatTables

/// A picture in letters of where things are in time and frequency: mistakes of a day, a month or a unit show
/// at once.
package struct PreviewPicture {
  private struct Box {
    var start, end, low, high: Double
  }

  /// What the numbers of the vertical axis are, as in `MHz`.
  private let unit: String
  private var boxes: [Box] = []

  private static let (width, height) = (72, 12)
  /// Later things are not drawn.
  package static let limit = 2000

  /// - Parameter unit: of what the vertical axis counts.
  package init(unit: String) { self.unit = unit }

  /// Adds a thing that extends from a start to an end, in days, and from a lower to an upper limit where they
  /// are known.
  package mutating func add(start: Double, end: Double, low: Double?, high: Double?) {
    let (low, high) = (low ?? high ?? .nan, high ?? low ?? .nan)
    guard boxes.count < Self.limit, start.isFinite, end.isFinite else { return }
    boxes.append(
      Box(start: min(start, end), end: max(start, end), low: min(low, high), high: max(low, high)))
  }

  /// The picture; empty where there is nothing in it.
  ///
  /// - Parameter time: writes a time.
  package func text(time: (Double) -> String) -> String {
    let known = boxes.filter { $0.low.isFinite && $0.high.isFinite }
    // Where no frequencies are known, times are drawn alone.
    let boxes = known.isEmpty ? boxes.map { Box(start: $0.start, end: $0.end, low: 0, high: 0) } : known
    guard let start = boxes.map(\.start).min(), let end = boxes.map(\.end).max(),
      let low = boxes.map(\.low).min(), let high = boxes.map(\.high).max()
    else { return "" }
    // Radio bursts go over decades.
    let isLogarithmic = low > 0 && high / low > 20
    let height = high > low ? Self.height : 1
    func line(_ value: Double) -> Int {
      isLogarithmic
        ? cell(System.log10(value), System.log10(low), System.log10(high), height)
        : cell(value, low, high, height)
    }
    var rows = [[Character]](repeating: [Character](repeating: " ", count: Self.width), count: height)
    for box in boxes {
      for line in line(box.low)...line(box.high) {
        for column in cell(box.start, start, end, Self.width)...cell(box.end, start, end, Self.width) {
          rows[height - 1 - line][column] = "#"
        }
      }
    }
    let labels = known.isEmpty ? [""] : [label(high)] + (height > 1 ? [label(low)] : [])
    let margin = labels.map(\.count).max() ?? 0
    var text = ""
    for (index, row) in rows.enumerated() {
      let label = index == 0 ? labels[0] : index == height - 1 ? labels[labels.count - 1] : ""
      text += label.leftPadded(to: margin) + " |" + String(row) + "|\n"
    }
    let (first, last) = (time(start), time(end))
    let gap = String(repeating: " ", count: max(2, Self.width - first.count - last.count))
    let indent = String(repeating: " ", count: margin + 2)
    text += indent + (first == last ? first : first + gap + last) + "\n"
    return text + (isLogarithmic ? indent + "(logarithmic)\n" : "")
  }

  /// In which of so many cells a value lies.
  private func cell(_ value: Double, _ from: Double, _ to: Double, _ count: Int) -> Int {
    guard to > from else { return 0 }
    return min(max(Int((value - from) / (to - from) * Double(count)), 0), count - 1)
  }

  private func label(_ value: Double) -> String {
    let text = TableText.text(of: value)
    return unit.isEmpty ? text : "\(text) \(unit)"
  }
}
