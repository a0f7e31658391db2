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

  /// The colour of the plot's area, where a background has a gap.
  var blank: PlotColor { isDark ? PlotColor(0x1B2128) : PlotColor(0xFBFCFD) }

  /// From faint to bright, of one hue and none of the events'.
  static let intensities: [PlotColor] = [
    PlotColor(0xDCE6EE), PlotColor(0x9FB3C6), PlotColor(0x63809E), PlotColor(0x344F70), PlotColor(0x0B1A30),
  ]

  /// The colour of an intensity of a background, from 0 to 1; dark pages get brighter where light ones get
  /// darker, and nothing has the colour of a gap.
  func intensity(_ share: Double) -> PlotColor {
    let ramp = Self.intensities
    let share = max(0, min(1, share))
    let place = (isDark ? 1 - share : share) * Double(ramp.count - 1)
    let index = min(ramp.count - 2, Int(place))
    return PlotColor(ramp[index], ramp[index + 1], share: place - Double(index))
  }

  /// What is laid over the grid without a trace.
  var nothing: PlotColor { isDark ? PlotColor(0) : PlotColor(0xFFFFFF) }
}
