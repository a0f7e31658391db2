internal import Glibc

/// Where a disc or a map lies on a page.
struct RegionFrame: Sendable {
  typealias Point = PlotCanvas.Point

  let plane: RegionPlot.Plane
  let left: Double
  let top: Double
  let width: Double
  let height: Double
  private let tilt: Double

  /// - Parameters:
  ///   - left: of the room that there is, as the others.
  ///   - tilt: the latitude in the middle of the disc.
  init(
    _ plane: RegionPlot.Plane, left: Double, top: Double, width: Double, height: Double, tilt: Double
  ) {
    self.plane = plane
    self.tilt = tilt
    // A disc is as wide as high, a map twice as wide.
    let ratio = plane == .disc ? 1.0 : 2.0
    let high = min(height, width / ratio)
    self.width = high * ratio
    self.height = high
    self.left = left + (width - self.width) / 2
    self.top = top + (height - high) / 2
  }

  func place(_ point: Point) -> Point {
    switch plane {
    case .disc:
      Point(x: left + (1 + point.x) / 2 * width, y: top + (1 - point.y) / 2 * height)
    case .carrington:
      Point(x: left + point.x / 360 * width, y: top + (90 - point.y) / 180 * height)
    }
  }

  /// Lines of latitude and longitude; on a disc those of every 15 degrees from its middle.
  var grid: [[Point]] {
    switch plane {
    case .carrington:
      stride(from: 30.0, to: 360, by: 30).map { [place(Point(x: $0, y: -90)), place(Point(x: $0, y: 90))] }
        + stride(from: -60.0, through: 60, by: 30).map {
          [place(Point(x: 0, y: $0)), place(Point(x: 360, y: $0))]
        }
    case .disc:
      stride(from: -90.0, to: 90, by: 15).flatMap { meridian in
        visible(stride(from: -90.0, through: 90, by: 3).map { (meridian, $0) })
          + visible(stride(from: -90.0, through: 90, by: 3).map { (meridian + 180, $0) })
      }
        + stride(from: -75.0, through: 75, by: 15).flatMap { parallel in
          visible(stride(from: -180.0, through: 180, by: 3).map { ($0, parallel) })
        }
    }
  }

  /// The limb, or the edges of the map.
  var border: [Point] {
    switch plane {
    case .carrington:
      [(0.0, -90.0), (360, -90), (360, 90), (0, 90), (0, -90)].map { place(Point(x: $0.0, y: $0.1)) }
    case .disc:
      stride(from: 0.0, through: 360, by: 2).map {
        place(Point(x: cos($0 * .pi / 180), y: sin($0 * .pi / 180)))
      }
    }
  }

  /// Where a point of the disc is, by its longitude from the middle; `nil` behind the limb.
  func placeOnDisc(longitude: Double, latitude: Double) -> Point? {
    let (east, north, tilt) = (longitude * .pi / 180, latitude * .pi / 180, self.tilt * .pi / 180)
    let toward = cos(north) * cos(east)
    guard toward * cos(tilt) + sin(north) * sin(tilt) >= 0 else { return nil }
    return place(Point(x: cos(north) * sin(east), y: sin(north) * cos(tilt) - toward * sin(tilt)))
  }

  private func visible(_ line: [(Double, Double)]) -> [[Point]] {
    var parts: [[Point]] = [[]]
    for (longitude, latitude) in line {
      if let point = placeOnDisc(longitude: longitude, latitude: latitude) {
        parts[parts.count - 1].append(point)
      } else if parts.last?.isEmpty == false {
        parts.append([])
      }
    }
    return parts.filter { $0.count > 1 }
  }
}
