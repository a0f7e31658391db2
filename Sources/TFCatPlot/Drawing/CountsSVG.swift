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
    for bar in bins.bars(on: page, frame) {
      let (lower, upper) = (height(bar.below), height(bar.below + bar.count))
      text += PlotPage.bar(
        bar.x, upper, bar.width, lower - upper, page.style.shown(colors[bar.classNumber]))
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
