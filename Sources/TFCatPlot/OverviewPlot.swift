import Base
public import TFCat
internal import TFCatJSON

/// An overview of catalogues in time and frequency: a vector picture for people, and a thumbnail.
///
///     let plot = try OverviewPlot(catalogues: ["bursts.tfcat"], title: "Bursts of 2012")
///     let picture = try plot.svg()          // the bytes of an SVG file
///     let thumbnail = try plot.thumbnail()  // the bytes of a PNG file
///
/// Time in UTC runs to the right; frequency runs upwards, as TFCat takes rings to be drawn, and is
/// logarithmic where the catalogue covers a factor of ten or more. Events are coloured by class. Up to 10 000
/// are drawn as they are; beyond that colours tell how many cover each place. A list that says no frequencies
/// is drawn as counts by time and class. Catalogues are read in memory that does not grow with them.
public struct OverviewPlot: Sendable {
  /// Above so many events a plot shows how many are where.
  public static let shapeLimit = 10_000
  /// How many bytes the shapes of a vector picture may have; catalogues of very fine outlines are shown by
  /// density, too.
  static let textLimit = 6 << 20

  /// From so many events on it is found out whether they would cover each other.
  private static let crowdSize = 1_000
  /// How many times over shapes may cover the plot.
  private static let crowdDepth = 2.5

  package let survey: PlotSurvey
  let frame: PlotFrame?
  /// Whether the plot shows how many events are where, and not each of them.
  let isDense: Bool
  let title: String
  /// Several pictures instead of one.
  let facets: PlotFacets?

  /// The features of the catalogues.
  public var count: Int { survey.count }
  /// Features that have a place in the plot.
  public var placedCount: Int { survey.placed }

  /// What is shown, and how.
  let options: PlotOptions
  /// What lies under the events.
  let background: PlotBackground?

  /// Reads the catalogues once, for their limits and classes.
  ///
  /// - Parameters:
  ///   - paths: files; `-` for standard input, once.
  ///   - title: above the picture; `nil` for that of the first catalogue, or its file's name.
  ///   - typeField: the property that tells classes of events; `nil` for the one that looks like it.
  public init(
    catalogues paths: [String], title: String? = nil, typeField: String? = nil
  ) throws(CatalogueError) {
    try self.init(catalogues: paths, options: PlotOptions(title: title, colorField: typeField))
  }

  /// Reads the catalogues once, for their limits and classes.
  ///
  /// - Parameters:
  ///   - paths: files; `-` for standard input, once.
  ///   - options: what is shown, and how.
  ///   - background: what lies under the events; the picture has its limits where the options say none.
  /// - Throws: `CatalogueError` for a file that cannot be read, and for a property that no catalogue
  ///   declares.
  public init(
    catalogues paths: [String], options: PlotOptions, background: PlotBackground? = nil
  ) throws(CatalogueError) {
    var sources: [PlotSource] = []
    for path in paths { sources.append(try PlotSource(path: path)) }
    let asked = [options.colorField, options.labelField == "id" ? nil : options.labelField].compactMap(\.self)
    for field in asked {
      if let path = paths.first, let refusal = Fields.refusal(of: field, in: sources.map(\.head)) {
        throw CatalogueError(path: path, reason: refusal)
      }
    }
    let name = paths.first == "-" ? nil : paths.first?.split(separator: "/").last.map(String.init)
    var options = options
    options.title = options.title ?? sources.first?.title ?? name
    try self.init(sources, options, background)
  }

  /// Reads features once, for their limits and classes.
  package init(_ sources: [PlotSource], title: String = "", typeField: String?) throws(CatalogueError) {
    try self.init(sources, PlotOptions(title: title, colorField: typeField))
  }

  private init(
    _ sources: [PlotSource], _ options: PlotOptions, _ background: PlotBackground? = nil
  ) throws(CatalogueError) {
    var options = options
    if let background {
      if options.start == nil, options.end == nil {
        (options.start, options.end) = (background.times.start, background.times.end)
      }
      if options.lowestFrequency == nil, options.highestFrequency == nil {
        (options.lowestFrequency, options.highestFrequency) = (
          background.frequencies.lowerBound, background.frequencies.upperBound
        )
      }
    }
    let survey = try PlotSurvey(sources, options, background: background?.origin)
    self.survey = survey
    self.background = background
    // Counts by time are all that such a list is drawn as.
    if survey.lacksFrequencies { options.hasSummary = false }
    self.options = options
    title = options.title ?? ""
    frame = (survey.box ?? background?.box).map {
      // Around a single event the room tells that it is one.
      PlotFrame(
        around: $0, leastFrequency: survey.leastFrequency, scale: options.scale,
        asksForLog: survey.asksForLog, window: survey.window, margin: survey.placed == 1 ? 0.2 : 0.03)
    }
    isDense = survey.lacksFrequencies ? false : try Self.isDense(survey, frame)
    facets = try options.facet.map { facet throws(CatalogueError) in
      try PlotFacets(facet, survey, fields: sources.map(\.head), path: sources.first?.name ?? "")
    }
  }

  /// What a reader of the picture should know beside it, in sentences without a full stop.
  public var notes: [String] {
    var notes: [String] = background?.notes ?? []
    let lost = survey.count - survey.placed - survey.outside
    if lost > 0 {
      let reason = survey.fault.map { ": \($0.reason)" } ?? ""
      notes.append("\(lost) of \(survey.count) events have no place in the plot\(reason)")
    }
    if survey.outside > 0 {
      notes.append("\(survey.outside) of \(survey.count) events lie outside of the plot")
    }
    if survey.lacksFrequencies {
      notes.append(
        facets == nil
          ? "the list says no frequencies: the plot has counts of events by time and class"
          : "the list says no frequencies: the limits are those of the receivers")
    }
    if let field = options.colorField, survey.placed > 1, colors.isEmpty {
      notes.append("all events have one colour: \(field) has one value for all of them, or too many")
    }
    return notes
  }

  /// What the ranges are whose colours the legend shows; `nil` where classes are words.
  var rangesTitle: String? {
    guard survey.classes.areRanges, let field = options.colorField else { return nil }
    let unit = survey.fields.compactMap { $0[field]?.unit }.first
    return unit.map { "\(field) (\($0))" } ?? field
  }

  private static func isDense(_ survey: PlotSurvey, _ frame: PlotFrame?) throws(CatalogueError) -> Bool {
    guard let frame, survey.placed > crowdSize, survey.placed <= shapeLimit else {
      return survey.placed > shapeLimit
    }
    var plane = PlotPlane(origin: survey.origin)
    var covered = 0.0
    try survey.walk { feature, crs, _ in
      if let box = plane.box(of: feature, in: crs), frame.overlaps(box) {
        covered += OverviewSVG.share(of: box, in: frame)
      }
      return covered <= crowdDepth
    }
    return covered > crowdDepth
  }

  /// How opaque the bar of an event is that is too short to have a width: the less the more there are, so
  /// that where they crowd shows.
  var barOpacity: Double {
    let percent = 70 - min(45, max(0, survey.placed - 600) / 60)
    return Double(percent) / 100
  }

  /// The colour of a class.
  var colors: [String: PlotColor] {
    Dictionary(survey.classes.ranking.named.map { ($0.name, $0.color) }) { first, _ in first }
  }

  /// The colour of events of none of the named classes.
  var otherColor: PlotColor { survey.classes.ranking.otherColor }

  /// The picture as a PDF file, in which text is text. The size is that of the SVG picture at 96 dpi.
  ///
  /// - Throws: `PlotError` where librsvg and cairo are not installed, which draw it.
  public func pdf() throws -> [UInt8] {
    try VectorRenderer.pdf(of: try svg(), title: title)
  }

  /// The picture as an SVG file, about 960 by 560; higher where several pictures stand below each other.
  public func svg() throws(CatalogueError) -> [UInt8] {
    guard let frame, let origin = survey.origin else { return OverviewSVG.empty(self) }
    if let facets { return try FacetSVG(self, facets, frame: frame, origin: origin).svg() }
    let summary = options.hasSummary && !survey.lacksFrequencies ? try summary(frame) : nil
    if survey.lacksFrequencies {
      let (bins, colors) = try self.bins(frame)
      return CountsSVG(self, frame: frame, origin: origin).finish(bins, colors: colors)
    }
    var picture = OverviewSVG(self, frame: frame, origin: origin)
    if !isDense, try picture.drawShapes() { return picture.finish(summary: summary) }
    return try density(frame) { picture.finish($0, summary: summary) }
  }

  /// The picture as a PNG file without words.
  ///
  /// - Parameters:
  ///   - width: pixels.
  ///   - height: pixels.
  public func thumbnail(width: Int = 200, height: Int = 120) throws(CatalogueError) -> [UInt8] {
    guard let frame else { return PlotThumbnail.framed(PNGImage(width: width, height: height)) }
    let ground = background?.rendered(frame, width: width, height: height, style: PlotStyle(.light)).image
    if survey.lacksFrequencies {
      let (bins, colors) = try self.bins(frame)
      return PlotThumbnail.of(bins, colors: colors, frame: frame, width: width, height: height)
    }
    if isDense {
      var grid = DensityGrid(columns: width, rows: height)
      try count(into: &grid, frame)
      return PlotThumbnail.framed(grid.image().image.laid(over: ground))
    }
    var picture = PlotThumbnail(
      width: width, height: height, frame: frame, barOpacity: barOpacity, ground: ground)
    var plane = PlotPlane(origin: survey.origin)
    let colors = colors
    let other = otherColor
    try survey.walk { feature, crs, name in
      let color = name.flatMap { colors[$0] } ?? other
      for shape in plane.shapes(of: feature, in: crs) where frame.overlaps(shape.box) {
        picture.draw(shape, color)
      }
      return true
    }
    return picture.finish()
  }

  /// Counts of events by time and class, with the colours of the classes.
  private func bins(_ frame: PlotFrame) throws(CatalogueError) -> (CountBins, [PlotColor]) {
    let ranking = survey.classes.ranking
    let shown = ranking.named.map(\.color) + [ranking.otherColor]
    var numbers: [String: Int] = [:]
    for (number, entry) in ranking.named.enumerated() { numbers[entry.name] = number }
    var bins = CountBins(frame.times, classes: shown.count)
    var plane = PlotPlane(origin: survey.origin)
    try survey.walk { feature, crs, name in
      if let box = plane.box(of: feature, in: crs), frame.overlaps(box) {
        bins.add(box.times.lowerBound, class: name.flatMap { numbers[$0] } ?? ranking.named.count)
      }
      return true
    }
    return (bins, shown)
  }

  /// What stands below the title.
  func subtitle(_ origin: Instant) -> String {
    let events = "\(DisplayText.grouped(placedCount)) \(placedCount == 1 ? "event" : "events")"
    let caveat = survey.lacksFrequencies ? "; the list says no frequencies" : ""
    guard let box = survey.box else { return events + caveat }
    let isShort = box.times.upperBound - box.times.lowerBound < 2
    func text(_ time: Double) -> String? {
      TimeTicks.text(of: time, origin: origin, decimals: .fixed(0)).map { text in
        isShort
          ? text.prefix(16).split(separator: "T").joined(separator: " ") : String(text.prefix { $0 != "T" })
      }
    }
    guard let start = text(box.times.lowerBound), var end = text(box.times.upperBound) else {
      return events + caveat
    }
    // Of an event of one day the day is said once.
    if isShort, start != end, start.prefix(10) == end.prefix(10) { end = String(end.dropFirst(11)) }
    return (start == end ? "\(events), \(start) UTC" : "\(events), \(start) to \(end) UTC") + caveat
  }

  /// Counts of events by time and class, and by frequency.
  private func summary(_ frame: PlotFrame) throws(CatalogueError) -> PlotSummary {
    let (bins, shown) = try bins(frame)
    var summary = PlotSummary(bins: bins, colors: shown)
    var plane = PlotPlane(origin: survey.origin)
    try survey.walk { feature, crs, _ in
      if let box = plane.box(of: feature, in: crs), frame.overlaps(box) { summary.add(box, in: frame) }
      return true
    }
    return summary
  }

  private func density(
    _ frame: PlotFrame, _ finish: (DensityGrid) -> [UInt8]
  ) throws(CatalogueError) -> [UInt8] {
    var grid = DensityGrid(columns: OverviewSVG.densityColumns, rows: OverviewSVG.densityRows)
    try count(into: &grid, frame)
    return finish(grid)
  }

  private func count(into grid: inout DensityGrid, _ frame: PlotFrame) throws(CatalogueError) {
    var plane = PlotPlane(origin: survey.origin)
    // Lent to the closure as a value of its own.
    var counted = grid
    try survey.walk { feature, crs, _ in
      if let box = plane.box(of: feature, in: crs), frame.overlaps(box) { counted.add(box, in: frame) }
      return true
    }
    grid = counted
  }

  /// The thumbnail of one event, in a frame of its own, as a PNG file.
  ///
  /// - Parameters:
  ///   - feature: the event.
  ///   - crs: the catalogue's; one that the feature or its geometry has goes before it.
  ///   - width: in pixels.
  ///   - height: in pixels.
  /// - Returns: an empty frame for a feature whose times or frequencies are unknown.
  public static func thumbnail(
    of feature: Feature, in crs: CRS?, width: Int = 200, height: Int = 120
  ) -> [UInt8] {
    var plane = PlotPlane()
    guard let box = plane.box(of: feature, in: crs) else {
      return PlotThumbnail.framed(PNGImage(width: width, height: height))
    }
    let low = box.frequencies.lowerBound
    let frame = PlotFrame(
      around: box, leastFrequency: low > 0 ? low : .infinity, asksForLog: false, margin: 0.1)
    var picture = PlotThumbnail(width: width, height: height, frame: frame)
    for shape in plane.shapes(of: feature, in: crs) {
      picture.draw(shape, PlotClasses.palette.first ?? PlotColor(0))
    }
    return picture.finish()
  }
}
