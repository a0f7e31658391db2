/// One bar of counts: the events of a class in a stretch of time, above those of the classes before it.
struct CountBar {
  var x: Double
  var width: Double
  var classNumber: Int
  /// The events below it.
  var below: Int
  var count: Int
}

extension CountBins {
  /// The bars of all bins, from left to right and upwards.
  func bars(on page: PlotPage, _ frame: PlotFrame) -> [CountBar] {
    var bars: [CountBar] = []
    for (index, counts) in counts.enumerated() {
      let times = times(of: index).clamped(to: frame.times)
      let left = page.left + frame.across(times.lowerBound) * page.plotWidth
      let right = page.left + frame.across(times.upperBound) * page.plotWidth
      // A hair of room between bars, but of thin ones.
      let gap = right - left > 4 ? 1.0 : 0
      var below = 0
      for (number, count) in counts.enumerated() where count > 0 {
        bars.append(
          CountBar(
            x: left + gap / 2, width: max(0.5, right - left - gap), classNumber: number, below: below,
            count: count))
        below += count
      }
    }
    return bars
  }
}

extension PlotPage {
  /// A bar of a diagram.
  static func bar(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ color: PlotColor) -> String {
    "<rect x=\"\(text(x))\" y=\"\(text(y))\" width=\"\(text(width))\" height=\"\(text(height))\" fill=\"\(color.text)\" fill-opacity=\".85\"/>\n"
  }
}
