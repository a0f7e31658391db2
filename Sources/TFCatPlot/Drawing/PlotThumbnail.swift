internal import TFCat

/// A small picture without words: what `thumbnail_url` of EPNcore points to.
struct PlotThumbnail {
  private var canvas: PlotCanvas
  private let frame: PlotFrame
  private let width: Double
  private let height: Double

  private let barOpacity: Double

  /// How opaque areas are: less where something lies under them.
  private let opacity: Double

  /// - Parameter ground: what lies under the events, of the same size.
  init(width: Int, height: Int, frame: PlotFrame, barOpacity: Double = 0.7, ground: PNGImage? = nil) {
    self.barOpacity = barOpacity
    opacity = ground == nil ? 0.5 : 0.12
    canvas = ground.map { PlotCanvas($0) } ?? PlotCanvas(width: width, height: height)
    self.frame = frame
    self.width = Double(canvas.image.width)
    self.height = Double(canvas.image.height)
  }

  mutating func draw(_ shape: PlotShape, _ color: PlotColor) {
    let parts = shape.parts.map { $0.map(place) }
    switch shape.kind {
    case .points:
      for point in parts.joined() { canvas.dot(point, radius: 2.2, color, opacity: 0.9) }
    case .lines:
      for part in parts { canvas.stroke(part, width: 1.4, color, opacity: 0.95) }
    case .polygon:
      // What is narrower than a pixel would fade away.
      let (start, end) = (place(shape.box.times.lowerBound), place(shape.box.times.upperBound))
      let (low, high) = (level(shape.box.frequencies.lowerBound), level(shape.box.frequencies.upperBound))
      if end - start < 1.6 || low - high < 1.6 {
        let (x, y) = (Self.widened(start...max(start, end)), Self.widened(high...max(high, low)))
        canvas.fill(x: x, y: y, color, opacity: barOpacity)
        return
      }
      canvas.fill(parts, color, opacity: opacity)
      for part in parts { canvas.stroke(part, width: 0.9, color, opacity: 0.9) }
    }
  }

  private static func widened(_ range: ClosedRange<Double>) -> ClosedRange<Double> {
    let missing = max(0, 1.2 - (range.upperBound - range.lowerBound)) / 2
    return (range.lowerBound - missing)...(range.upperBound + missing)
  }

  private func place(_ time: Double) -> Double { frame.across(time) * width }
  private func level(_ frequency: Double) -> Double { (1 - frame.up(frequency)) * height }
  private func place(_ point: PlotPoint) -> PlotCanvas.Point {
    PlotCanvas.Point(x: place(point.time), y: level(point.frequency))
  }

  /// The picture in its frame, as a file.
  consuming func finish() -> [UInt8] {
    Self.frame(&canvas)
    return canvas.image.encoded()
  }

  private static func frame(_ canvas: inout PlotCanvas) {
    let (width, height) = (Double(canvas.image.width), Double(canvas.image.height))
    let gray = PlotColor(0xB8BEC6)
    canvas.fill(x: 0...width, y: 0...1, gray)
    canvas.fill(x: 0...width, y: (height - 1)...height, gray)
    canvas.fill(x: 0...1, y: 0...height, gray)
    canvas.fill(x: (width - 1)...width, y: 0...height, gray)
  }

  /// Counts of events by time and class, as bars upon each other.
  static func of(
    _ bins: CountBins, colors: [PlotColor], frame: PlotFrame, width: Int, height: Int
  ) -> [UInt8] {
    var canvas = PlotCanvas(width: width, height: height)
    let (width, height) = (Double(canvas.image.width), Double(canvas.image.height))
    let top = Double(CountsSVG.top(of: bins.most))
    for (index, counts) in bins.counts.enumerated() {
      let times = bins.times(of: index).clamped(to: frame.times)
      let across = frame.across(times.lowerBound) * width...frame.across(times.upperBound) * width
      var below = 0
      for (number, count) in counts.enumerated() where count > 0 {
        let (lower, upper) = (Double(below) / top, Double(below + count) / top)
        canvas.fill(x: across, y: (1 - upper) * height...(1 - lower) * height, colors[number], opacity: 0.85)
        below += count
      }
    }
    Self.frame(&canvas)
    return canvas.image.encoded()
  }

  /// A density picture in a frame, as a file.
  static func framed(_ image: PNGImage) -> [UInt8] {
    var canvas = PlotCanvas(image)
    frame(&canvas)
    return canvas.image.encoded()
  }
}
