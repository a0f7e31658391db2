import Base
import TFCat

/// What all vector pictures have: the page with its title, the plot's area, the axis of time, the legend.
struct PlotPage: Sendable {
  let width: Double
  private(set) var height: Double
  let style: PlotStyle
  private(set) var top = 66.0
  private(set) var left = 84.0
  private(set) var plotWidth: Double
  private(set) var plotHeight: Double

  /// What counts above and beside the plot take.
  static let summaryHeight = 70.0
  static let summaryWidth = 92.0

  /// - Parameter hasLegend: whether there is something beside the plot.
  init(_ options: PlotOptions, hasLegend: Bool) {
    width = Double(min(max(options.width, 480), 8000))
    height = Double(min(max(options.height, 300), 8000))
    style = PlotStyle(options.style)
    plotWidth = width - left - (hasLegend ? 170 : 30)
    plotHeight = height - 140
    if options.hasSummary {
      top += Self.summaryHeight
      plotHeight -= Self.summaryHeight
      plotWidth -= Self.summaryWidth
    }
  }

  /// The part of the page in which one of several plots is drawn.
  func panel(left: Double, top: Double, width: Double, height: Double) -> PlotPage {
    var panel = self
    (panel.left, panel.top, panel.plotWidth, panel.plotHeight) = (left, top, width, height)
    return panel
  }

  /// The page with another height, for plots below each other.
  func withHeight(_ height: Double) -> PlotPage {
    var page = self
    page.plotHeight += height - page.height
    page.height = height
    return page
  }

  var bottom: Double { top + plotHeight }

  /// With one decimal; what is far outside of the picture is at its edge.
  static func text(_ value: Double) -> String {
    let tenths = Int((max(-10_000, min(10_000, value.isFinite ? value : 0)) * 10).rounded())
    let (whole, rest) = (tenths.magnitude / 10, tenths.magnitude % 10)
    return (tenths < 0 ? "-" : "") + (rest == 0 ? "\(whole)" : "\(whole).\(rest)")
  }

  /// - Parameters:
  ///   - caveats: what the catalogues say that a reader of the picture has to know.
  ///   - barOpacity: how opaque the bars of short events are.
  func head(_ title: String, subtitle: String, caveats: [String] = [], barOpacity: Double = 0.7) -> String {
    let (across, down) = (Self.text(width), Self.text(height))
    let described =
      caveats.isEmpty ? "" : "\n<desc>\(XMLEscaping.text(caveats.joined(separator: " ")))</desc>"
    let room = Int((width - 36) / 7.2)
    let shownSubtitle = subtitle.count > room ? DisplayText.shortened(subtitle, to: room) : subtitle
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 \(across) \(down)" width="\(across)" height="\(down)" role="img">
      <title>\(XMLEscaping.text(title.isEmpty ? "Overview" : title))</title>\(described)
      <style>
      text { font-family: "Helvetica Neue", Arial, "DejaVu Sans", sans-serif; font-size: 13px; fill: \(style.text) }
      .t { font-size: 18px; font-weight: 600; fill: \(style.title) }
      .u { fill: \(style.muted) }
      .d { font-size: 12px; fill: \(style.muted) }
      .l { font-size: 11px; paint-order: stroke; stroke: \(style.area); stroke-width: 3px; stroke-linejoin: round }
      .p { font-weight: 600; fill: \(style.title) }
      .m { text-anchor: middle }
      .r { text-anchor: end }
      .a { fill: \(style.area) }
      .g { stroke: \(style.grid); stroke-width: 1 }
      .k { stroke: \(style.line); stroke-width: 1 }
      .e { fill-rule: evenodd; fill-opacity: .38; stroke-opacity: .9; stroke-width: .8; stroke-linejoin: round; stroke-linecap: round }
      .s { fill-opacity: \(barOpacity); stroke: none }
      circle { fill-opacity: .85; stroke: \(style.page); stroke-width: .7 }
      </style>
      <rect width="\(across)" height="\(down)" fill="\(style.page)"/>
      <text class="t" x="24" y="30">\(XMLEscaping.text(DisplayText.shortened(title, to: Int((width - 36) / 11.6))))</text>
      <text class="u" x="24" y="51">\(XMLEscaping.text(shownSubtitle))</text>

      """
  }

  /// The area of the plot.
  var area: String {
    "<rect class=\"a\" x=\"\(Self.text(left))\" y=\"\(Self.text(top))\" width=\"\(Self.text(plotWidth))\" height=\"\(Self.text(plotHeight))\"/>\n"
  }

  /// The line around the plot.
  var border: String {
    "<rect x=\"\(Self.text(left))\" y=\"\(Self.text(top))\" width=\"\(Self.text(plotWidth))\" height=\"\(Self.text(plotHeight))\" fill=\"none\" stroke=\"\(style.line)\"/>\n"
  }

  // MARK: Axes

  /// As many ticks as have room beside each other.
  ///
  /// - Parameters:
  ///   - isPanel: whether another plot stands beside this one: labels do not reach over to it, and dates are
  ///     left to the title.
  ///   - showsMonths: whether a month is called by its name, and the year is left to the title.
  func timeAxis(
    _ frame: PlotFrame, origin: Instant, isPanel: Bool = false, showsMonths: Bool = false
  ) -> String {
    var text = ""
    let most = max(2, min(8, Int(plotWidth / (showsMonths ? 50 : 88))))
    for tick in TimeTicks(frame.times, origin: origin, most: most).ticks {
      let place = Self.text(left + frame.across(tick.time) * plotWidth)
      text += "<path class=\"g\" d=\"M\(place) \(Self.text(top))V\(Self.text(bottom))\"/>"
      text += "<path class=\"k\" d=\"M\(place) \(Self.text(bottom))v6\"/>"
      let label = showsMonths ? Self.month(of: tick.label) ?? tick.label : tick.label
      let half = Double(label.count) * 3.7
      let across = frame.across(tick.time) * plotWidth
      if !isPanel || (across - half >= -12 && across + half <= plotWidth + 2) {
        text += "<text class=\"m\" x=\"\(place)\" y=\"\(Self.text(bottom + 21))\">\(label)</text>"
      }
      if !isPanel, let date = tick.date {
        text += "<text class=\"d m\" x=\"\(place)\" y=\"\(Self.text(bottom + 37))\">\(date)</text>"
      }
      text += "\n"
    }
    return text
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The name of the month of a label such as `2012-03`.
  private static func month(of label: String) -> String? {
    guard label.utf8.count == 7, let number = Int(label.suffix(2)), months.indices.contains(number - 1) else {
      return nil
    }
    return months[number - 1]
  }

  /// Ticks of the vertical axis, from below: their heights on the page, and their labels.
  func verticalAxis(_ ticks: [(height: Double, label: String?)]) -> String {
    var text = ""
    var lastLabel = Double.infinity
    for tick in ticks {
      let place = Self.text(tick.height)
      // Numbers never stand on each other.
      let hasLabel = tick.label != nil && lastLabel - tick.height >= 15
      if tick.label != nil {
        text += "<path class=\"g\" d=\"M\(Self.text(left)) \(place)h\(Self.text(plotWidth))\"/>"
      }
      text += "<path class=\"k\" d=\"M\(Self.text(left)) \(place)h-\(tick.label == nil ? 3 : 6)\"/>"
      if hasLabel, let label = tick.label {
        lastLabel = tick.height
        text +=
          "<text class=\"r\" x=\"\(Self.text(left - 10))\" y=\"\(Self.text(tick.height + 4.5))\">\(label)</text>"
      }
      text += "\n"
    }
    return text
  }

  /// What the axes are.
  ///
  /// - Parameter below: how far below the plot the words of the time axis stand.
  func axisTitles(vertical: String, below: Double = 58) -> String {
    let middle = Self.text(left + plotWidth / 2)
    let center = Self.text(top + plotHeight / 2)
    return "<text class=\"m u\" x=\"\(middle)\" y=\"\(Self.text(bottom + below))\">Time (UTC)</text>\n"
      + "<text class=\"m u\" transform=\"translate(28 \(center)) rotate(-90)\">\(vertical)</text>\n"
  }

  // MARK: Legend

  /// The classes that have a colour, with how many events each has.
  func legend(_ plot: OverviewPlot) -> String {
    let start = left + plotWidth + 16 + (plot.options.hasSummary ? Self.summaryWidth : 0)
    let ranking = plot.survey.classes.ranking
    guard !ranking.named.isEmpty else { return "" }
    var entries = ranking.named
    if ranking.others > 0 {
      entries.append(.init(name: ranking.otherName, count: ranking.others, color: ranking.otherColor))
    }
    var text = ""
    var first = top + 12
    if let title = plot.rangesTitle {
      text +=
        "<text class=\"d\" x=\"\(Self.text(start))\" y=\"\(Self.text(first))\">\(XMLEscaping.text(DisplayText.shortened(title, to: 20)))</text>\n"
      first += 22
    }
    for (index, entry) in entries.enumerated() {
      let line = first + Double(index) * 22
      text +=
        "<rect x=\"\(Self.text(start))\" y=\"\(Self.text(line - 10))\" width=\"12\" height=\"12\" rx=\"2\" fill=\"\(style.shown(entry.color).text)\" fill-opacity=\".75\"/>"
      text +=
        "<text x=\"\(Self.text(start + 18))\" y=\"\(Self.text(line))\">\(XMLEscaping.text(DisplayText.shortened(entry.name, to: 16))) "
      text += "<tspan class=\"d\">\(DisplayText.grouped(entry.count))</tspan></text>\n"
    }
    return text
  }
}
