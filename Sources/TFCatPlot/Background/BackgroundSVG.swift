import Base

/// The picture of a background in an SVG picture, and the scale of its colours.
enum BackgroundSVG {
  /// The image in the area of a plot. Events above it are outlines more than areas, so that both can be seen.
  static func image(_ rendered: PlotBackground.Rendered, _ page: PlotPage) -> [UInt8] {
    let data = Base64Encoder.text(of: rendered.image.encoded())
    let place =
      "x=\"\(PlotPage.text(page.left))\" y=\"\(PlotPage.text(page.top))\" width=\"\(PlotPage.text(page.plotWidth))\" height=\"\(PlotPage.text(page.plotHeight))\""
    return Array(
      "<style>.g { stroke-opacity: .25 } .e { fill-opacity: .1; stroke-opacity: 1; stroke-width: 1.5 }</style>\n<image \(place) preserveAspectRatio=\"none\" href=\"data:image/png;base64,\(data)\"/>\n"
        .utf8)
  }

  /// The colours of intensities with their limits, below the legend.
  static func scale(_ rendered: PlotBackground.Rendered, _ page: PlotPage, left: Double) -> String {
    guard let scale = rendered.scale else { return "" }
    let height = 86.0
    let top = page.bottom - height - 4
    var text =
      "<text x=\"\(PlotPage.text(left))\" y=\"\(PlotPage.text(top - 12))\">Intensity\(scale.unit.isEmpty ? "" : " (\(XMLEscaping.text(DisplayText.shortened(scale.unit, to: 12))))")</text>\n"
    text += "<defs><linearGradient id=\"i\" x1=\"0\" y1=\"1\" x2=\"0\" y2=\"0\">"
    for step in 0...4 {
      text +=
        "<stop offset=\"\(step * 25)%\" stop-color=\"\(page.style.intensity(Double(step) / 4).text)\"/>"
    }
    text += "</linearGradient></defs>\n"
    text +=
      "<rect x=\"\(PlotPage.text(left))\" y=\"\(PlotPage.text(top))\" width=\"16\" height=\"\(PlotPage.text(height))\" fill=\"url(#i)\" stroke=\"\(page.style.line)\" stroke-width=\".6\"/>\n"
    for (value, share) in [(scale.range.lowerBound, 0.0), (scale.range.upperBound, 1.0)] {
      text +=
        "<text x=\"\(PlotPage.text(left + 22))\" y=\"\(PlotPage.text(top + height * (1 - share) + 4.5))\">\(number(value))</text>\n"
    }
    return text
  }

  /// With three significant digits.
  private static func number(_ value: Double) -> String {
    guard value != 0, value.isFinite else { return "0" }
    let digits = Int(System.log10(abs(value)).rounded(.down))
    let unit = System.pow(10, Double(digits - 2))
    let rounded = (value / unit).rounded() * unit
    if digits >= 2, digits < 7 { return String(Int(rounded)) }
    // Of a number such as 0.30000000000000004 the first digits.
    let text = String(Double(Float(rounded).description) ?? rounded)
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
