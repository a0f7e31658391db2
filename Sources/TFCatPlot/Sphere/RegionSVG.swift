internal import Base

/// Draws regions as a vector picture.
struct RegionSVG {
  private let plot: RegionPlot
  private let page: PlotPage
  private let frame: RegionFrame

  init(_ plot: RegionPlot) {
    self.plot = plot
    page = PlotPage(plot.options, hasLegend: plot.groups.count > 1)
    // A disc has no words on its left.
    let free = plot.plane == .disc ? 30.0 : 0
    frame = RegionFrame(
      plot.plane, left: page.left - free, top: page.top + 6, width: page.plotWidth + free,
      height: page.plotHeight + 24, tilt: plot.tilt)
  }

  func bytes() -> [UInt8] {
    var text = page.head(plot.title, subtitle: plot.subtitle)
    text += background
    text += "<g class=\"e\" clip-path=\"url(#edge)\">\n"
    for shape in plot.shapes {
      let color = page.style.shown(plot.color(of: shape.group)).text
      let path = shape.rings.map { ring in "M\(Self.text(ring.map(frame.place)))Z" }.joined()
      text += "<path fill=\"\(color)\" stroke=\"\(color)\" fill-rule=\"evenodd\" d=\"\(path)\"/>\n"
    }
    text += "</g>\n"
    text += "<path d=\"M\(Self.text(frame.border))Z\" fill=\"none\" stroke=\"\(page.style.line)\"/>\n"
    text += words + legend + "</svg>\n"
    return Array(text.utf8)
  }

  /// With two decimals: outlines of regions are fine.
  private static func text(_ points: [PlotCanvas.Point]) -> String {
    points.map { "\(number($0.x)) \(number($0.y))" }.joined(separator: "L")
  }

  private static func number(_ value: Double) -> String {
    let rounded = (value * 100).rounded() / 100
    return rounded == rounded.rounded() ? "\(Int(rounded))" : "\(rounded)"
  }

  private var background: String {
    let border = Self.text(frame.border)
    var text = "<defs><clipPath id=\"edge\"><path d=\"M\(border)Z\"/></clipPath></defs>\n"
    text += "<path class=\"a\" d=\"M\(border)Z\"/>\n"
    for line in frame.grid { text += "<path class=\"g\" fill=\"none\" d=\"M\(Self.text(line))\"/>\n" }
    return text
  }

  // MARK: - Words

  private var words: String {
    switch plot.plane {
    case .carrington: mapWords
    case .disc: discWords
    }
  }

  private var mapWords: String {
    var text = ""
    for longitude in stride(from: 0, through: 360, by: 60) {
      let place = frame.place(PlotCanvas.Point(x: Double(longitude), y: -90))
      text += Self.label("\(longitude)°", place.x, place.y + 19, "m")
    }
    for latitude in stride(from: -60, through: 60, by: 30) {
      let place = frame.place(PlotCanvas.Point(x: 0, y: Double(latitude)))
      text += Self.label("\(latitude)°".replacing("-", with: "−"), place.x - 8, place.y + 4.5, "r")
    }
    let middle = frame.place(PlotCanvas.Point(x: 180, y: -90))
    text += Self.label("Carrington longitude", middle.x, middle.y + 38, "m u")
    let side = frame.place(PlotCanvas.Point(x: 0, y: 0))
    return text
      + "<text class=\"m u\" transform=\"translate(\(Self.number(side.x - 50)) \(Self.number(side.y))) rotate(-90)\">Latitude</text>\n"
  }

  private var discWords: String {
    var text = ""
    for (word, x, y, shift) in [("N", 0.0, 1.0, -7.0), ("S", 0, -1, 16)] {
      let place = frame.place(PlotCanvas.Point(x: x, y: y))
      text += Self.label(word, place.x, place.y + shift, "m u")
    }
    for (word, x, shift) in [("E", -1.0, -12.0), ("W", 1, 12)] {
      let place = frame.place(PlotCanvas.Point(x: x, y: 0))
      text += Self.label(word, place.x + shift, place.y + 4.5, "m u")
    }
    // Longitudes of the lines, where they cross the equator; from the middle where regions have several.
    for step in stride(from: -60, through: 60, by: 30) {
      guard let place = frame.placeOnDisc(longitude: Double(step), latitude: 0) else { continue }
      var words = "\(step)°".replacing("-", with: "−")
      if let center = plot.center {
        let longitude = (center.longitude + Double(step) + 720).truncatingRemainder(dividingBy: 360)
        words = "\(Int(longitude.rounded()) % 360)°"
      }
      text += Self.label(words, place.x, place.y + 12, "m l")
    }
    return text
  }

  private static func label(_ words: String, _ x: Double, _ y: Double, _ style: String) -> String {
    "<text class=\"\(style)\" x=\"\(number(x))\" y=\"\(number(y))\">\(words)</text>\n"
  }

  private var legend: String {
    guard plot.groups.count > 1 else { return "" }
    var text = ""
    let start = page.left + page.plotWidth + 16
    // The last colour is that of all groups beyond the others.
    let shown = plot.groups.prefix(PlotClasses.palette.count - 1)
    var entries = shown.map { ($0.name, $0.count, $0.color) }
    let rest = plot.groups.dropFirst(shown.count).reduce(0) { $0 + $1.count }
    if rest > 0, let color = PlotClasses.palette.last { entries.append((PlotClasses.others, rest, color)) }
    for (index, entry) in entries.enumerated() {
      let line = page.top + 12 + Double(index) * 22
      text +=
        "<rect x=\"\(PlotPage.text(start))\" y=\"\(PlotPage.text(line - 10))\" width=\"12\" height=\"12\" rx=\"2\" fill=\"\(page.style.shown(entry.2).text)\" fill-opacity=\".75\"/>"
      text +=
        "<text x=\"\(PlotPage.text(start + 18))\" y=\"\(PlotPage.text(line))\">\(XMLEscaping.text(DisplayText.shortened(entry.0, to: 16))) "
      text += "<tspan class=\"d\">\(DisplayText.grouped(entry.1))</tspan></text>\n"
    }
    return text
  }
}
