import Base
internal import TFCat

/// Writes the vector picture of an overview.
struct OverviewSVG {
  /// The least width and height of a shape.
  private static let barWidth = 1.5
  static let densityColumns = 260
  static let densityRows = 140

  private let plot: OverviewPlot
  private let frame: PlotFrame
  private let origin: Instant
  private let colors: [String: PlotColor]
  private let page: PlotPage
  /// What lies under the events.
  private let ground: PlotBackground.Rendered?
  /// The shapes of each colour.
  private var layers: [PlotColor: [UInt8]] = [:]
  private var size = 0

  /// Names of events, and where they would stand.
  private var labels = PlotLabels()

  /// - Parameter panel: the part of the page in which the plot is drawn; `nil` for all of it.
  init(_ plot: OverviewPlot, frame: PlotFrame, origin: Instant, panel: PlotPage? = nil) {
    self.plot = plot
    self.frame = frame
    self.origin = origin
    colors = plot.colors
    page =
      panel ?? PlotPage(plot.options, hasLegend: !colors.isEmpty || plot.isDense || plot.background != nil)
    ground = plot.background?.rendered(
      frame, width: Int(page.plotWidth), height: Int(page.plotHeight), style: page.style)
  }

  /// How much of the plot a box covers, of which bars are never narrower than what can be seen.
  static func share(of box: PlotBox, in frame: PlotFrame) -> Double {
    let page = PlotPage(PlotOptions(), hasLegend: true)
    let across = frame.across(box.times.upperBound) - frame.across(box.times.lowerBound)
    let up = frame.up(box.frequencies.upperBound) - frame.up(box.frequencies.lowerBound)
    return max(across, barWidth / (page.width - page.left - 170)) * max(up, barWidth / page.plotHeight)
  }

  // MARK: Shapes

  /// Draws all events.
  ///
  /// - Returns: whether they fit.
  mutating func drawShapes() throws(CatalogueError) -> Bool {
    var plane = PlotPlane(origin: origin)
    let other = plot.otherColor
    // Lent to the closure as a value of its own.
    var picture = self
    try plot.survey.walk { feature, crs, name in
      picture.draw(feature, plane.shapes(of: feature, in: crs), name.flatMap { picture.colors[$0] } ?? other)
      return picture.size <= OverviewPlot.textLimit
    }
    self = picture
    return size <= OverviewPlot.textLimit
  }

  /// Draws an event as far as it is in the frame.
  mutating func draw(_ feature: Feature, _ shapes: [PlotShape], _ color: PlotColor) {
    var isLabelled = plot.options.labelField == nil
    for shape in shapes where frame.overlaps(shape.box) {
      draw(shape, color)
      if !isLabelled, let field = plot.options.labelField {
        isLabelled = true
        let end = page.left + page.plotWidth
        let (left, right) = (x(shape.box.times.lowerBound), x(shape.box.times.upperBound))
        let top = max(page.top, y(shape.box.frequencies.upperBound))
        labels.add(
          PlotLabels.text(of: feature, field: field), left: max(page.left, left), right: min(end, right),
          y: top + 9)
      }
    }
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

  private func x(_ time: Double) -> Double { page.left + frame.across(time) * page.plotWidth }
  private func y(_ frequency: Double) -> Double { page.top + (1 - frame.up(frequency)) * page.plotHeight }
  private static func text(_ value: Double) -> String { PlotPage.text(value) }

  // MARK: The picture

  /// - Parameter density: what is drawn instead of shapes.
  consuming func finish(_ density: DensityGrid? = nil, summary: PlotSummary? = nil) -> [UInt8] {
    let picture = density?.image(page.style)
    let head = page.head(
      plot.title, subtitle: plot.subtitle(origin), caveats: plot.survey.caveats, barOpacity: plot.barOpacity)
    let legend = picture.map { densityLegend(most: $0.most) } ?? page.legend(plot)
    let counts = (summary?.svg(page, frame, style: page.style) ?? "") + groundScale(beside: page)
    return Array(head.utf8) + panel(axes: axes(), picture, clip: "c")
      + Array((legend + counts + "</svg>\n").utf8)
  }

  /// The area with the axes and the events.
  ///
  /// - Parameter clip: the name of what cuts off events beyond the limits.
  func panel(axes: String, _ picture: (image: PNGImage, most: Int)?, clip: String) -> [UInt8] {
    let under = ground.map { BackgroundSVG.image($0, page) } ?? []
    var text = axes
    // What reaches beyond the limits that were asked for is cut off.
    let isCut = (plot.options.hasWindow || plot.options.facet != nil) && picture == nil
    if isCut {
      text +=
        "<clipPath id=\"\(clip)\">\(page.area.dropLast())</clipPath>\n<g clip-path=\"url(#\(clip))\">\n"
    }
    var bytes = Array(page.area.utf8) + under + Array(text.utf8)
    if let picture {
      let data = Base64Encoder.text(of: picture.image.encoded())
      bytes +=
        Array(
          "<image x=\"\(Self.text(page.left))\" y=\"\(Self.text(page.top))\" width=\"\(Self.text(page.plotWidth))\" height=\"\(Self.text(page.plotHeight))\" preserveAspectRatio=\"none\" style=\"image-rendering:pixelated;mix-blend-mode:\(page.style.blending)\" href=\"data:image/png;base64,\(data)\"/>\n"
            .utf8)
    } else {
      // Frequent classes first, so that rare ones are not covered.
      append(plot.otherColor, to: &bytes)
      let named = plot.survey.classes.ranking.named.sorted { $1.count < $0.count }
      for entry in named where entry.color != plot.otherColor { append(entry.color, to: &bytes) }
    }
    if isCut { bytes += Array("</g>\n".utf8) }
    return bytes
      + Array((page.border + labels.svg(page)).utf8)
  }

  private func append(_ color: PlotColor, to bytes: inout [UInt8]) {
    guard let layer = layers[color] else { return }
    bytes += Array(
      "<g class=\"e\" fill=\"\(page.style.shown(color).text)\" stroke=\"\(page.style.shown(color).text)\">\n"
        .utf8)
    bytes += layer
    bytes += Array("</g>\n".utf8)
  }

  /// The picture of catalogues in which no event has a place.
  static func empty(_ plot: OverviewPlot) -> [UInt8] {
    let page = PlotPage(plot.options, hasLegend: false)
    let reason =
      plot.survey.outside > 0
      ? "No event lies in these limits" : "No event has a place on axes of time and frequency"
    let area = page.area.dropLast(3)
    let text =
      page.head(plot.title, subtitle: reason, caveats: plot.survey.caveats)
      + "\(area) stroke=\"\(page.style.line)\"/>\n</svg>\n"
    return Array(text.utf8)
  }

  private func axes() -> String {
    let axis = FrequencyTicks(
      frame, asEnergies: plot.survey.hasEnergies, most: max(2, min(7, Int(page.plotHeight / 52))))
    let title = "\(plot.survey.hasEnergies ? "Energy" : "Frequency") (\(axis.unit))"
    return page.timeAxis(frame, origin: origin)
      + page.verticalAxis(axis.ticks.map { (y($0.frequency), $0.label) }) + page.axisTitles(vertical: title)
  }

  // MARK: Legends

  /// What the colours of the background stand for.
  func groundScale(beside page: PlotPage) -> String {
    let left = page.left + page.plotWidth + 16 + (plot.options.hasSummary ? PlotPage.summaryWidth : 0)
    return ground.map { BackgroundSVG.scale($0, page, left: left) } ?? ""
  }

  func densityLegend(most: Int) -> String {
    let left = page.left + page.plotWidth + 20 + (plot.options.hasSummary ? PlotPage.summaryWidth : 0)
    let height = min(180.0, page.plotHeight - 40)
    let top = page.top + 28
    var text = "<text x=\"\(Self.text(left))\" y=\"\(Self.text(page.top + 12))\">Events</text>\n"
    text += "<defs><linearGradient id=\"n\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">"
    for step in 0...5 {
      text +=
        "<stop offset=\"\(step * 20)%\" stop-color=\"\(page.style.crowd(Double(step) / 5).text)\"/>"
    }
    text += "</linearGradient></defs>\n"
    text +=
      "<rect x=\"\(Self.text(left))\" y=\"\(Self.text(top))\" width=\"16\" height=\"\(Self.text(height))\" fill=\"url(#n)\" stroke=\"\(page.style.line)\" stroke-width=\".6\"/>\n"
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
