import Base

/// Counts of events beside a plot: by time and class above it, by frequency at its right.
struct PlotSummary: Sendable {
  private let bins: CountBins
  private let colors: [PlotColor]
  /// Where counts begin and end: the sums are the events of each bin of frequency, from below.
  private var differences = [Int](repeating: 0, count: Self.rows + 1)

  private static let rows = 48
  private static let room = 52.0

  init(bins: CountBins, colors: [PlotColor]) { (self.bins, self.colors) = (bins, colors) }

  /// Counts an event in all bins of frequency that it covers.
  mutating func add(_ box: PlotBox, in frame: PlotFrame) {
    func row(_ frequency: Double) -> Int {
      max(0, min(Self.rows - 1, Int(max(0, min(1, frame.up(frequency))) * Double(Self.rows))))
    }
    differences[row(box.frequencies.lowerBound)] += 1
    differences[row(box.frequencies.upperBound) + 1] -= 1
  }

  private var counts: [Int] {
    var sum = 0
    return differences.dropLast().map { difference in
      sum += difference
      return sum
    }
  }

  func svg(_ page: PlotPage, _ frame: PlotFrame, style: PlotStyle) -> String {
    above(page, frame, style) + beside(page, style)
  }

  private func above(_ page: PlotPage, _ frame: PlotFrame, _ style: PlotStyle) -> String {
    let top = Double(CountsSVG.top(of: bins.most))
    let bottom = page.top - 8
    var text = Self.line(page.left, bottom, page.left + page.plotWidth, bottom, style)
    for bar in bins.bars(on: page, frame) {
      let y = bottom - Double(bar.below + bar.count) / top * Self.room
      text += PlotPage.bar(
        bar.x, y, bar.width, Double(bar.count) / top * Self.room, style.shown(colors[bar.classNumber]))
    }
    text += Self.label("r d", page.left - 8, bottom - Self.room + 8, DisplayText.grouped(Int(top)))
    text += Self.label("r d", page.left - 8, bottom, "0")
    return text + Self.label("d", page.left, bottom - Self.room - 2, "Events per \(bins.name)")
  }

  private func beside(_ page: PlotPage, _ style: PlotStyle) -> String {
    let counts = counts
    let top = Double(CountsSVG.top(of: counts.max() ?? 1))
    let left = page.left + page.plotWidth + 8
    let height = page.plotHeight / Double(Self.rows)
    var text = Self.line(left, page.top, left, page.bottom, style)
    let color = style.shown(PlotColor(0x7A7A7A))
    for (row, count) in counts.enumerated() where count > 0 {
      let y = page.bottom - Double(row + 1) * height
      text += PlotPage.bar(left, y + 0.3, Double(count) / top * Self.room, max(0.5, height - 0.6), color)
    }
    // The end of the axis; the plot's own last label may stand below its beginning.
    text += Self.label("m d", left + Self.room, page.bottom + 15, DisplayText.grouped(Int(top)))
    return text + Self.label("d", left, page.top - 8, "Events")
  }

  private static func line(_ x: Double, _ y: Double, _ right: Double, _ bottom: Double, _ style: PlotStyle)
    -> String
  {
    "<path d=\"M\(PlotPage.text(x)) \(PlotPage.text(y))L\(PlotPage.text(right)) \(PlotPage.text(bottom))\" stroke=\"\(style.line)\" fill=\"none\"/>\n"
  }

  private static func label(_ classes: String, _ x: Double, _ y: Double, _ text: String) -> String {
    "<text class=\"\(classes)\" x=\"\(PlotPage.text(x))\" y=\"\(PlotPage.text(y))\">\(XMLEscaping.text(text))</text>\n"
  }
}
