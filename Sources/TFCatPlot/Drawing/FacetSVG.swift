import Base
import TFCat

/// Writes several pictures beside each other, with the same spectral axis and the same colours.
struct FacetSVG {
  private let plot: OverviewPlot
  private let facets: PlotFacets
  private let frame: PlotFrame
  private let origin: Instant
  private let page: PlotPage
  private let panels: [PlotPage]
  private let columns: Int

  private static let gap = 14.0
  private static let titleHeight = 22.0
  private static let axisHeight = 26.0
  private static let leastHeight = 84.0

  init(_ plot: OverviewPlot, _ facets: PlotFacets, frame: PlotFrame, origin: Instant) {
    (self.plot, self.facets, self.frame, self.origin) = (plot, facets, frame, origin)
    var options = plot.options
    options.hasSummary = false
    let whole = PlotPage(options, hasLegend: !plot.colors.isEmpty || plot.isDense || plot.background != nil)
    let count = max(1, facets.facets.count)
    columns = min(count, count <= 2 ? 1 : count <= 6 ? 2 : count <= 21 ? 3 : 4)
    let rows = (count + columns - 1) / columns
    let height = max(
      Self.leastHeight, (whole.plotHeight + 24) / Double(rows) - Self.titleHeight - Self.axisHeight)
    let used = Double(rows) * (height + Self.titleHeight + Self.axisHeight)
    page = whole.withHeight(whole.height - whole.plotHeight + used - 44)
    let width = (whole.plotWidth - Self.gap * Double(columns - 1)) / Double(columns)
    let (left, top, number) = (whole.left, whole.top, columns)
    panels = (0..<facets.facets.count).map { index in
      whole.panel(
        left: left + Double(index % number) * (width + Self.gap),
        top: top + Self.titleHeight - 8
          + Double(index / number) * (height + Self.titleHeight + Self.axisHeight),
        width: width, height: height)
    }
  }

  private func frame(_ index: Int) -> PlotFrame {
    facets.facets[index].times.map { PlotFrame(frame, times: $0) } ?? frame
  }

  func svg() throws(CatalogueError) -> [UInt8] {
    var pictures = panels.indices.map {
      OverviewSVG(plot, frame: frame($0), origin: origin, panel: panels[$0])
    }
    var grids =
      plot.isDense
      ? panels.map { DensityGrid(columns: Int($0.plotWidth / 3), rows: Int($0.plotHeight / 3)) } : []
    var plane = PlotPlane(origin: origin)
    var counts = [Int](repeating: 0, count: panels.count)
    let (colors, other) = (plot.colors, plot.otherColor)
    let frames = panels.indices.map(frame)
    try plot.survey.walk { feature, crs, name in
      guard let box = plane.box(of: feature, in: crs), frame.overlaps(box) else { return true }
      let places = facets.places(of: feature, box)
      let shapes = grids.isEmpty ? plane.shapes(of: feature, in: crs) : []
      for place in places where frames[place].overlaps(box) {
        counts[place] += 1
        if grids.isEmpty {
          pictures[place].draw(feature, shapes, name.flatMap { colors[$0] } ?? other)
        } else {
          grids[place].add(box, in: frames[place])
        }
      }
      return true
    }
    var bytes = Array(
      page.head(
        plot.title, subtitle: plot.subtitle(origin), caveats: plot.survey.caveats, barOpacity: plot.barOpacity
      ).utf8)
    // All panels have the same colours for the same counts.
    let most = grids.map(\.most).max() ?? 1
    for (index, panel) in panels.enumerated() {
      bytes += Array(title(index, counts[index]).utf8)
      let picture = grids.isEmpty ? nil : grids[index].image(page.style, most: most)
      bytes += pictures[index].panel(axes: axes(index, panel), picture, clip: "c\(index)")
    }
    let axis = FrequencyTicks(frame, asEnergies: plot.survey.hasEnergies)
    let vertical = "\(plot.survey.hasEnergies ? "Energy" : "Frequency") (\(axis.unit))"
    let legend =
      grids.isEmpty
      ? page.legend(plot)
      : OverviewSVG(plot, frame: frame, origin: origin, panel: page).densityLegend(most: most)
    return bytes + Array((page.axisTitles(vertical: vertical, below: 62) + legend + "</svg>\n").utf8)
  }

  private func title(_ index: Int, _ count: Int) -> String {
    let panel = panels[index]
    let name = DisplayText.shortened(
      DisplayText.line(facets.facets[index].title), to: Int(panel.plotWidth / 9))
    return
      "<text class=\"p\" x=\"\(PlotPage.text(panel.left))\" y=\"\(PlotPage.text(panel.top - 6))\">\(XMLEscaping.text(name)) <tspan class=\"d\" font-weight=\"400\">\(DisplayText.grouped(count))</tspan></text>\n"
  }

  /// Frequencies have labels at the left alone.
  private func axes(_ index: Int, _ panel: PlotPage) -> String {
    let frame = frame(index)
    let ticks = FrequencyTicks(
      frame, asEnergies: plot.survey.hasEnergies, most: max(2, min(7, Int(panel.plotHeight / 40))))
    let isFirst = index % columns == 0
    let vertical = ticks.ticks.filter { isFirst || $0.label != nil }.map { tick in
      (panel.top + (1 - frame.up(tick.frequency)) * panel.plotHeight, isFirst ? tick.label : nil)
    }
    return panel.timeAxis(
      frame, origin: origin, isPanel: columns > 1 || facets.facets[index].times != nil,
      showsMonths: plot.options.facet == .year) + panel.verticalAxis(vertical)
  }
}
