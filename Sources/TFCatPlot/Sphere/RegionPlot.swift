internal import Base

/// A picture of regions of a body: on its disc, as the observer of each saw it, or on a map of longitude and
/// latitude.
package struct RegionPlot: Sendable {
  /// What regions are drawn on.
  package enum Plane: String, Sendable, CaseIterable {
    /// The disc, north up and west to the right.
    case disc
    /// A map of Carrington longitude and latitude, whole.
    case carrington
  }

  /// A region, and what is known of it.
  package struct Region: Sendable {
    /// Longitude and latitude of the vertices in degrees, one after the other.
    package var outline: [Double]
    /// The point of the body that the observer had in the middle of the disc, in degrees.
    package var center: Center?
    /// By which it gets its colour.
    package var group: String

    package init(outline: [Double], center: Center?, group: String) {
      self.outline = outline
      self.center = center
      self.group = group
    }
  }

  /// A point in the middle of a disc, in degrees.
  package struct Center: Sendable, Hashable {
    package var longitude: Double
    package var latitude: Double

    package init(longitude: Double, latitude: Double) {
      self.longitude = longitude
      self.latitude = latitude
    }
  }

  let regions: [Region]
  let plane: Plane
  let title: String
  let subtitle: String
  let options: PlotOptions
  /// Regions that are drawn.
  package let count: Int
  /// Regions of which nothing is on the side that is seen, or that have no observer.
  package let unseenCount: Int
  let shapes: [(group: String, rings: [[PlotCanvas.Point]])]
  /// The colours of the groups, with how many regions each has.
  let groups: [(name: String, count: Int, color: PlotColor)]

  package init(
    _ regions: [Region], on plane: Plane, title: String, subtitle: String, options: PlotOptions
  ) {
    self.regions = regions
    self.plane = plane
    self.title = title
    self.subtitle = subtitle
    self.options = options
    var shapes: [(group: String, rings: [[PlotCanvas.Point]])] = []
    var counts: [String: Int] = [:]
    for region in regions {
      let outline = SphereOutline(degrees: region.outline)
      var rings: [[PlotCanvas.Point]] = []
      switch plane {
      case .carrington: rings = outline.onMap()
      case .disc:
        if let center = region.center {
          rings = [outline.onDisc(longitude: center.longitude, latitude: center.latitude)].filter {
            !$0.isEmpty
          }
        }
      }
      guard !rings.isEmpty else { continue }
      shapes.append((region.group, rings))
      counts[region.group, default: 0] += 1
    }
    self.shapes = shapes
    count = shapes.count
    unseenCount = regions.count - shapes.count
    let ranking = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let last = PlotClasses.palette.count - 1
    groups = ranking.enumerated().map { ($1.key, $1.value, PlotClasses.palette[min($0, last)]) }
  }

  func color(of group: String) -> PlotColor {
    groups.first { $0.name == group }?.color ?? PlotColor(0)
  }

  /// The middle of the disc, where all regions have the same.
  var center: Center? {
    let centers = Set(regions.compactMap(\.center))
    return centers.count == 1 ? centers.first : nil
  }

  /// The tilt of the body's axis, by which the grid is drawn: that of all regions on average.
  var tilt: Double {
    let latitudes = regions.compactMap(\.center?.latitude)
    return latitudes.isEmpty ? 0 : latitudes.reduce(0, +) / Double(latitudes.count)
  }

  /// The picture as an SVG file.
  package func svg() -> [UInt8] { RegionSVG(self).bytes() }

  /// The picture as a PDF file.
  ///
  /// - Throws: `PlotError` where librsvg and cairo are not installed, which draw it.
  package func pdf() throws(PlotError) -> [UInt8] { try VectorRenderer.pdf(of: svg(), title: title) }

  /// The picture as a PNG file without words.
  package func png(width: Int, height: Int) -> [UInt8] {
    var canvas = PlotCanvas(width: width, height: height)
    let frame = RegionFrame(
      plane, left: 4, top: 4, width: Double(width) - 8, height: Double(height) - 8, tilt: tilt)
    let gray = PlotColor(0xC6CCD4)
    for line in frame.grid { canvas.stroke(line, width: 0.8, gray, opacity: 0.8) }
    canvas.stroke(frame.border, width: 1.2, PlotColor(0x8B949E), opacity: 1)
    for shape in shapes {
      let rings = shape.rings.map { $0.map(frame.place) }
      let color = color(of: shape.group)
      canvas.fill(rings, color, opacity: 0.4)
      for ring in rings { canvas.stroke(ring + ring.prefix(1), width: 1, color, opacity: 0.9) }
    }
    return canvas.image.encoded()
  }
}
