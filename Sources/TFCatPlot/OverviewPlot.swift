public import TFCat
internal import TFCatJSON

/// An overview of catalogues in time and frequency: a vector picture for people, and a thumbnail.
///
///     let plot = try OverviewPlot(catalogues: ["bursts.tfcat"], title: "Bursts of 2012")
///     let picture = try plot.svg()          // the bytes of an SVG file
///     let thumbnail = try plot.thumbnail()  // the bytes of a PNG file
///
/// Time in UTC runs to the right; frequency runs upwards, as TFCat takes rings to be drawn, and is
/// logarithmic where the catalogue covers more than a factor of 20. Events are coloured by class. Up to 10
/// 000 are drawn as they are; beyond that colours tell how many cover each place. Catalogues are read in
/// memory that does not grow with them.
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

  /// The features of the catalogues.
  public var count: Int { survey.count }
  /// Features that have a place in the plot.
  public var placedCount: Int { survey.placed }

  /// Reads the catalogues once, for their limits and classes.
  ///
  /// - Parameters:
  ///   - paths: files; standard input cannot be read several times.
  ///   - title: above the picture; `nil` for that of the first catalogue, or its file's name.
  ///   - typeField: the property that tells classes of events; `nil` for the one that looks like it.
  public init(
    catalogues paths: [String], title: String? = nil, typeField: String? = nil
  ) throws(CatalogueError) {
    var sources: [PlotSource] = []
    for path in paths { sources.append(try PlotSource(path: path)) }
    if let typeField, let path = paths.first,
      let refusal = Fields.refusal(of: typeField, in: sources.map(\.head))
    {
      throw CatalogueError(path: path, reason: refusal)
    }
    let name = paths.first?.split(separator: "/").last.map(String.init)
    try self.init(sources, title: title ?? sources.first?.title ?? name ?? "", typeField: typeField)
  }

  /// Reads features once, for their limits and classes.
  package init(_ sources: [PlotSource], title: String = "", typeField: String?) throws(CatalogueError) {
    let survey = try PlotSurvey(sources, typeField: typeField)
    self.survey = survey
    frame = survey.box.map {
      // Around a single event the room tells that it is one.
      PlotFrame(
        around: $0, leastFrequency: survey.leastFrequency, asksForLog: survey.asksForLog,
        margin: survey.placed == 1 ? 0.2 : 0.03)
    }
    isDense = try Self.isDense(survey, frame)
    self.title = title
  }

  /// What a reader of the picture should know beside it, in sentences without a full stop.
  public var notes: [String] {
    guard survey.placed < survey.count else { return [] }
    let reason = survey.fault.map { ": \($0.reason)" } ?? ""
    return ["\(survey.count - survey.placed) of \(survey.count) events have no place in the plot\(reason)"]
  }

  private static func isDense(_ survey: PlotSurvey, _ frame: PlotFrame?) throws(CatalogueError) -> Bool {
    guard let frame, survey.placed > crowdSize, survey.placed <= shapeLimit else {
      return survey.placed > shapeLimit
    }
    var plane = PlotPlane(origin: survey.origin)
    var covered = 0.0
    try survey.walk { feature, crs, _ in
      if let box = plane.box(of: feature, in: crs) { covered += OverviewSVG.share(of: box, in: frame) }
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
    var colors: [String: PlotColor] = [:]
    for (entry, color) in zip(survey.classes.ranking.named, PlotClasses.palette) {
      colors[entry.name] = color
    }
    return colors
  }

  /// The colour of events of none of the named classes.
  func otherColor(_ colors: [String: PlotColor]) -> PlotColor {
    (colors.isEmpty ? PlotClasses.palette.first : PlotClasses.palette.last) ?? PlotColor(0)
  }

  /// The picture as an SVG file, about 960 by 560.
  public func svg() throws(CatalogueError) -> [UInt8] {
    guard let frame, let origin = survey.origin else { return OverviewSVG.empty(title: title) }
    var picture = OverviewSVG(self, frame: frame, origin: origin)
    if !isDense, try picture.drawShapes() { return picture.finish() }
    return try density(frame) { picture.finish($0) }
  }

  /// The picture as a PNG file without words.
  ///
  /// - Parameters:
  ///   - width: pixels.
  ///   - height: pixels.
  public func thumbnail(width: Int = 200, height: Int = 120) throws(CatalogueError) -> [UInt8] {
    guard let frame else { return PlotThumbnail.framed(PNGImage(width: width, height: height)) }
    if isDense {
      var grid = DensityGrid(columns: width, rows: height)
      try count(into: &grid, frame)
      return PlotThumbnail.framed(grid.image().image)
    }
    var picture = PlotThumbnail(
      width: width, height: height, frame: frame, barOpacity: barOpacity)
    var plane = PlotPlane(origin: survey.origin)
    let colors = colors
    let other = otherColor(colors)
    try survey.walk { feature, crs, name in
      let color = name.flatMap { colors[$0] } ?? other
      for shape in plane.shapes(of: feature, in: crs) { picture.draw(shape, color) }
      return true
    }
    return picture.finish()
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
      if let box = plane.box(of: feature, in: crs) { counted.add(box, in: frame) }
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
