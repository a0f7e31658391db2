import Base
import TFCat

/// Writes the picture of a list that says no frequencies: how many events of each class start when.
struct CountsSVG {
  private let plot: OverviewPlot
  private let frame: PlotFrame
  private let origin: Instant
  private let page: PlotPage

  init(_ plot: OverviewPlot, frame: PlotFrame, origin: Instant) {
    (self.plot, self.frame, self.origin) = (plot, frame, origin)
    page = PlotPage(plot.options, hasLegend: !plot.colors.isEmpty)
  }

  /// The picture with the bars of these bins.
  func finish(_ bins: CountBins, colors: [PlotColor]) -> [UInt8] {
    let top = Self.top(of: bins.most)
    func height(_ count: Int) -> Double { page.bottom - Double(count) / Double(top) * page.plotHeight }
    var text = page.head(plot.title, subtitle: plot.subtitle(origin), caveats: plot.survey.caveats)
    text += page.area + page.timeAxis(frame, origin: origin)
    let step = Self.step(to: top)
    text += page.verticalAxis(
      stride(from: 0, through: top, by: step).map { (height($0), DisplayText.grouped($0)) })
    text += page.axisTitles(vertical: "Events per \(bins.name)")
    for (index, counts) in bins.counts.enumerated() {
      let times = bins.times(of: index).clamped(to: frame.times)
      let left = page.left + frame.across(times.lowerBound) * page.plotWidth
      let right = page.left + frame.across(times.upperBound) * page.plotWidth
      // A hair of room between bars, but of thin ones.
      let gap = right - left > 4 ? 1.0 : 0
      var below = 0
      for (number, count) in counts.enumerated() where count > 0 {
        let (lower, upper) = (height(below), height(below + count))
        text +=
          "<rect x=\"\(PlotPage.text(left + gap / 2))\" y=\"\(PlotPage.text(upper))\" width=\"\(PlotPage.text(max(0.5, right - left - gap)))\" height=\"\(PlotPage.text(lower - upper))\" fill=\"\(page.style.shown(colors[number]).text)\" fill-opacity=\".85\"/>\n"
        below += count
      }
    }
    return Array((text + page.border + page.legend(plot) + "</svg>\n").utf8)
  }

  /// The end of the axis above the greatest number.
  static func top(of most: Int) -> Int {
    let step = step(to: max(1, most))
    return (max(1, most) + step - 1) / step * step
  }

  private static func step(to most: Int) -> Int {
    max(1, Int(FrequencyTicks.niceStep(atLeast: Double(most) / 6)))
  }
}
