import Base
internal import TFCat

/// Writes the vector picture of an overview.
struct OverviewSVG {
  private static let width = 960.0
  private static let height = 560.0
  private static let top = 66.0
  private static let left = 84.0
  private static let plotHeight = 420.0
  /// The least width and height of a shape.
  private static let barWidth = 1.5
  static let densityColumns = 260
  static let densityRows = 140

  private let plot: OverviewPlot
  private let frame: PlotFrame
  private let origin: Instant
  private let colors: [String: PlotColor]
  private let plotWidth: Double
  /// The shapes of each colour.
  private var layers: [PlotColor: [UInt8]] = [:]
  private var size = 0

  init(_ plot: OverviewPlot, frame: PlotFrame, origin: Instant) {
    self.plot = plot
    self.frame = frame
    self.origin = origin
    colors = plot.colors
    let hasLegend = !colors.isEmpty || plot.isDense
    plotWidth = Self.width - Self.left - (hasLegend ? 170 : 30)
  }

  /// How much of the plot a box covers, of which bars are never narrower than what can be seen.
  static func share(of box: PlotBox, in frame: PlotFrame) -> Double {
    let across = frame.across(box.times.upperBound) - frame.across(box.times.lowerBound)
    let up = frame.up(box.frequencies.upperBound) - frame.up(box.frequencies.lowerBound)
    return max(across, barWidth / (width - left - 170)) * max(up, barWidth / plotHeight)
  }

  // MARK: Shapes

  /// Draws all events.
  ///
  /// - Returns: whether they fit.
  mutating func drawShapes() throws(CatalogueError) -> Bool {
    var plane = PlotPlane(origin: origin)
    let other = plot.otherColor(colors)
    // Lent to the closure as a value of its own.
    var picture = self
    try plot.survey.walk { feature, crs, name in
      let color = name.flatMap { picture.colors[$0] } ?? other
      for shape in plane.shapes(of: feature, in: crs) { picture.draw(shape, color) }
      return picture.size <= OverviewPlot.textLimit
    }
    self = picture
    return size <= OverviewPlot.textLimit
  }

  private mutating func draw(_ shape: PlotShape, _ color: PlotColor) {
    var text = ""
    switch shape.kind {
    case .points:
      for point in shape.parts.joined() {
        text +=
          "<circle cx=\"\(Self.text(x(point.time)))\" cy=\"\(Self.text(y(point.frequency)))\" r=\"3\"/>\n"
      }
    case .lines:
      text = "<path d=\"\(path(shape.parts, isClosed: false))\" fill=\"none\" stroke-width=\"1.6\"/>\n"
    case .polygon:
      let (start, end) = (x(shape.box.times.lowerBound), x(shape.box.times.upperBound))
      let (high, low) = (y(shape.box.frequencies.upperBound), y(shape.box.frequencies.lowerBound))
      if end - start < Self.barWidth || low - high < Self.barWidth {
        // A sliver shows as a bar that can be seen.
        let (width, height) = (max(end - start, Self.barWidth), max(low - high, Self.barWidth))
        let (left, top) = ((start + end - width) / 2, (low + high - height) / 2)
        text =
          "<rect x=\"\(Self.text(left))\" y=\"\(Self.text(top))\" width=\"\(Self.text(width))\" height=\"\(Self.text(height))\" class=\"s\"/>\n"
      } else {
        text = "<path d=\"\(path(shape.parts, isClosed: true))\"/>\n"
      }
    }
    size += text.utf8.count
    layers[color, default: []].append(contentsOf: text.utf8)
  }

  /// The lines of a shape, without points that the eye cannot tell from the one before.
  private func path(_ parts: [[PlotPoint]], isClosed: Bool) -> String {
    var text = ""
    for part in parts {
      let points = isClosed && part.first == part.last ? part.dropLast() : part[...]
      var last: (x: Double, y: Double)?
      for (index, point) in points.enumerated() {
        let (x, y) = (x(point.time), y(point.frequency))
        if let last, index < points.count - 1, abs(x - last.x) < 0.35, abs(y - last.y) < 0.35 { continue }
        text += "\(last == nil ? "M" : "L")\(Self.text(x)) \(Self.text(y))"
        last = (x, y)
      }
      if isClosed, last != nil { text += "Z" }
    }
    return text
  }

  private func x(_ time: Double) -> Double { Self.left + frame.across(time) * plotWidth }
  private func y(_ frequency: Double) -> Double {
    Self.top + (1 - frame.up(frequency)) * Self.plotHeight
  }

  /// With one decimal; what is far outside of the picture is at its edge.
  private static func text(_ value: Double) -> String {
    let tenths = Int((max(-10_000, min(10_000, value.isFinite ? value : 0)) * 10).rounded())
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }

  // MARK: The picture

  /// - Parameter density: what is drawn instead of shapes.
  consuming func finish(_ density: DensityGrid? = nil) -> [UInt8] {
    let picture = density?.image()
    var text = Self.head(plot.title, subtitle: subtitle, barOpacity: plot.barOpacity)
    text += "<rect class=\"a\" x=\"\(Self.text(Self.left))\" y=\"\(Self.text(Self.top))\" "
    text += "width=\"\(Self.text(plotWidth))\" height=\"\(Self.text(Self.plotHeight))\"/>\n"
    text += axes()
    var bytes = Array(text.utf8)
    if let picture {
      var data: [UInt8] = []
      Base64Encoder.encode(picture.image.encoded()[...], into: &data)
      data.removeAll { $0 == 0x0A }
      bytes +=
        Array(
          "<image x=\"\(Self.text(Self.left))\" y=\"\(Self.text(Self.top))\" width=\"\(Self.text(plotWidth))\" height=\"\(Self.text(Self.plotHeight))\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated;mix-blend-mode:multiply\" href=\"data:image/png;base64,"
            .utf8) + data + Array("\"/>\n".utf8)
    } else {
      // Frequent classes first, so that rare ones are not covered.
      for color in PlotClasses.palette.reversed() where plot.colors.isEmpty { append(color, to: &bytes) }
      if !colors.isEmpty {
        if let rest = PlotClasses.palette.last { append(rest, to: &bytes) }
        for entry in plot.survey.classes.ranking.named {
          if let color = colors[entry.name], color != PlotClasses.palette.last { append(color, to: &bytes) }
        }
      }
    }
    bytes += Array(
      (frameText + (picture.map { densityLegend(most: $0.most) } ?? legend) + "</svg>\n").utf8)
    return bytes
  }

  private func append(_ color: PlotColor, to bytes: inout [UInt8]) {
    guard let layer = layers[color] else { return }
    bytes += Array("<g class=\"e\" fill=\"\(color.text)\" stroke=\"\(color.text)\">\n".utf8)
    bytes += layer
    bytes += Array("</g>\n".utf8)
  }

  private var frameText: String {
    "<rect x=\"\(Self.text(Self.left))\" y=\"\(Self.text(Self.top))\" width=\"\(Self.text(plotWidth))\" height=\"\(Self.text(Self.plotHeight))\" fill=\"none\" stroke=\"#8b949e\"/>\n"
  }

  private static func head(_ title: String, subtitle: String, barOpacity: Double = 0.7) -> String {
    """
    <?xml version="1.0" encoding="UTF-8"?>
    <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 960 560" width="960" height="560" role="img">
    <title>\(XMLEscaping.text(title.isEmpty ? "Overview" : title))</title>
    <style>
    text { font-family: "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-size: 13px; fill: #333b44 }
    .t { font-size: 18px; font-weight: 600; fill: #1c2430 }
    .u { fill: #5b6673 }
    .d { font-size: 12px; fill: #5b6673 }
    .m { text-anchor: middle }
    .r { text-anchor: end }
    .a { fill: #fbfcfd }
    .g { stroke: #dfe4ea; stroke-width: 1 }
    .k { stroke: #8b949e; stroke-width: 1 }
    .e { fill-opacity: .38; stroke-opacity: .9; stroke-width: .8; stroke-linejoin: round; stroke-linecap: round }
    .s { fill-opacity: \(barOpacity); stroke: none }
    circle { fill-opacity: .85; stroke: #fff; stroke-width: .7 }
    </style>
    <rect width="960" height="560" fill="#fff"/>
    <text class="t" x="24" y="30">\(XMLEscaping.text(DisplayText.shortened(title, to: 92)))</text>
    <text class="u" x="24" y="51">\(XMLEscaping.text(subtitle))</text>

    """
  }

  /// The picture of catalogues in which no event has a place.
  static func empty(title: String) -> [UInt8] {
    let text =
      head(title, subtitle: "No event has a place on axes of time and frequency")
      + "<rect class=\"a\" x=\"84\" y=\"66\" width=\"846\" height=\"420\" stroke=\"#8b949e\"/>\n</svg>\n"
    return Array(text.utf8)
  }

  private var subtitle: String {
    let count = plot.placedCount
    let events = "\(DisplayText.grouped(count)) \(count == 1 ? "event" : "events")"
    guard let box = plot.survey.box else { return events }
    let isShort = box.times.upperBound - box.times.lowerBound < 2
    func text(_ time: Double) -> String? {
      TimeTicks.text(of: time, origin: origin, decimals: .fixed(0)).map { text in
        isShort
          ? text.prefix(16).split(separator: "T").joined(separator: " ") : String(text.prefix { $0 != "T" })
      }
    }
    guard let start = text(box.times.lowerBound), var end = text(box.times.upperBound) else { return events }
    // Of an event of one day the day is said once.
    if isShort, start != end, start.prefix(10) == end.prefix(10) { end = String(end.dropFirst(11)) }
    return start == end ? "\(events), \(start) UTC" : "\(events), \(start) to \(end) UTC"
  }

  // MARK: Axes

  private func axes() -> String {
    let bottom = Self.top + Self.plotHeight
    var text = ""
    for tick in TimeTicks(frame.times, origin: origin).ticks {
      let place = Self.text(x(tick.time))
      text += "<path class=\"g\" d=\"M\(place) \(Self.text(Self.top))V\(Self.text(bottom))\"/>"
      text += "<path class=\"k\" d=\"M\(place) \(Self.text(bottom))v6\"/>"
      text += "<text class=\"m\" x=\"\(place)\" y=\"\(Self.text(bottom + 21))\">\(tick.label)</text>"
      if let date = tick.date {
        text += "<text class=\"d m\" x=\"\(place)\" y=\"\(Self.text(bottom + 37))\">\(date)</text>"
      }
      text += "\n"
    }
    let axis = FrequencyTicks(frame, asEnergies: plot.survey.hasEnergies)
    var lastLabel = Double.infinity
    for tick in axis.ticks {
      let height = y(tick.frequency)
      let place = Self.text(height)
      // Numbers never stand on each other.
      let hasLabel = tick.label != nil && lastLabel - height >= 15
      if tick.label != nil {
        text += "<path class=\"g\" d=\"M\(Self.text(Self.left)) \(place)h\(Self.text(plotWidth))\"/>"
      }
      text += "<path class=\"k\" d=\"M\(Self.text(Self.left)) \(place)h-\(tick.label == nil ? 3 : 6)\"/>"
      if hasLabel, let label = tick.label {
        lastLabel = height
        text +=
          "<text class=\"r\" x=\"\(Self.text(Self.left - 10))\" y=\"\(Self.text(height + 4.5))\">\(label)</text>"
      }
      text += "\n"
    }
    let middle = Self.text(Self.left + plotWidth / 2)
    text += "<text class=\"m u\" x=\"\(middle)\" y=\"\(Self.text(bottom + 58))\">Time (UTC)</text>\n"
    let center = Self.text(Self.top + Self.plotHeight / 2)
    text +=
      "<text class=\"m u\" transform=\"translate(28 \(center)) rotate(-90)\">\(plot.survey.hasEnergies ? "Energy" : "Frequency") (\(axis.unit))</text>\n"
    return text
  }

  // MARK: Legends

  private var legend: String {
    let ranking = plot.survey.classes.ranking
    guard !colors.isEmpty else { return "" }
    var entries = ranking.named.compactMap { entry in
      colors[entry.name].map { (DisplayText.shortened(entry.name, to: 16), entry.count, $0) }
    }
    if ranking.others > 0, let color = PlotClasses.palette.last {
      entries.append((PlotClasses.others, ranking.others, color))
    }
    var text = ""
    let left = Self.left + plotWidth + 16
    for (index, entry) in entries.enumerated() {
      let line = Self.top + 12 + Double(index) * 22
      text +=
        "<rect x=\"\(Self.text(left))\" y=\"\(Self.text(line - 10))\" width=\"12\" height=\"12\" rx=\"2\" fill=\"\(entry.2.text)\" fill-opacity=\".75\"/>"
      text += "<text x=\"\(Self.text(left + 18))\" y=\"\(Self.text(line))\">\(XMLEscaping.text(entry.0)) "
      text += "<tspan class=\"d\">\(DisplayText.grouped(entry.1))</tspan></text>\n"
    }
    return text
  }

  private func densityLegend(most: Int) -> String {
    let left = Self.left + plotWidth + 20
    let height = 180.0
    let top = Self.top + 28
    var text = "<text x=\"\(Self.text(left))\" y=\"\(Self.text(Self.top + 12))\">Events</text>\n"
    text += "<defs><linearGradient id=\"n\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">"
    for step in 0...5 {
      text +=
        "<stop offset=\"\(step * 20)%\" stop-color=\"\(DensityGrid.color(Double(step) / 5).text)\"/>"
    }
    text += "</linearGradient></defs>\n"
    text +=
      "<rect x=\"\(Self.text(left))\" y=\"\(Self.text(top))\" width=\"16\" height=\"\(Self.text(height))\" fill=\"url(#n)\" stroke=\"#8b949e\" stroke-width=\".6\"/>\n"
    let middle = Int((Double(most + 1) * 2).squareRoot().rounded()) - 1
    let labels: [(Int, Double)] =
      most > 8 ? [(1, 0), (max(1, middle), 0.5), (most, 1)] : [(1, 0), (most, 1)]
    for (count, share) in labels where share == 0 || count > 1 {
      text +=
        "<text x=\"\(Self.text(left + 22))\" y=\"\(Self.text(top + height * (1 - share) + 4.5))\">\(DisplayText.grouped(count))</text>\n"
    }
    return text
  }
}
