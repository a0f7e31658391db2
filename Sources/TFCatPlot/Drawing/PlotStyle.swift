/// The colours of a picture beside those of its events.
struct PlotStyle: Sendable {
  let page: String
  let area: String
  let text: String
  let title: String
  let muted: String
  let grid: String
  let line: String
  /// How the picture of a crowd is laid over the grid.
  let blending: String
  let isDark: Bool

  init(_ style: PlotOptions.Style) {
    isDark = style == .dark
    switch style {
    case .light:
      (page, area, text, title) = ("#fff", "#fbfcfd", "#333b44", "#1c2430")
      (muted, grid, line) = ("#5b6673", "#dfe4ea", "#8b949e")
    case .dark:
      (page, area, text, title) = ("#14181d", "#1b2128", "#ccd3db", "#f0f3f6")
      (muted, grid, line) = ("#9aa5b1", "#2e3640", "#6b7682")
    case .print:
      (page, area, text, title) = ("#fff", "#fff", "#000", "#000")
      (muted, grid, line) = ("#000", "#d0d0d0", "#000")
    }
    blending = style == .dark ? "screen" : "multiply"
  }

  /// The colour of an event as it is seen on this page.
  func shown(_ color: PlotColor) -> PlotColor {
    isDark ? PlotColor(color, PlotColor(0xFFFFFF), share: 0.3) : color
  }

  /// From one event to the most; dark pages get brighter where light ones get darker.
  func crowd(_ share: Double) -> PlotColor {
    isDark ? DensityGrid.color(1 - share * 0.85) : DensityGrid.color(share)
  }

  /// What is laid over the grid without a trace.
  var nothing: PlotColor { isDark ? PlotColor(0) : PlotColor(0xFFFFFF) }
}
