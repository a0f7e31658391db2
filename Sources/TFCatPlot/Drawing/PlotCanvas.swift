/// Draws shapes into a picture with smooth edges: polygons by scanlines, of which each pixel has several.
struct PlotCanvas: Sendable {
  /// A point in pixels, from the left and from the top.
  struct Point: Sendable {
    var x: Double
    var y: Double
  }

  private(set) var image: PNGImage
  private static let linesPerPixel = 4

  init(width: Int, height: Int) { image = PNGImage(width: width, height: height) }

  init(_ image: PNGImage) { self.image = image }

  /// Fills rings by the even-odd rule, so that a ring in a ring is a hole.
  mutating func fill(_ rings: [[Point]], _ color: PlotColor, opacity: Double) {
    var (top, bottom) = (Double.infinity, -Double.infinity)
    for ring in rings {
      for point in ring {
        guard point.x.isFinite, point.y.isFinite else { return }
        top = min(top, point.y)
        bottom = max(bottom, point.y)
      }
    }
    let first = max(0, Int(max(top, 0)))
    guard top <= bottom, bottom >= 0, top < Double(image.height) else { return }
    let last = min(image.height - 1, Int(bottom))
    guard first <= last else { return }
    var coverage = [Double](repeating: 0, count: image.width)
    var crossings: [Double] = []
    for row in first...last {
      for index in coverage.indices { coverage[index] = 0 }
      for line in 0..<Self.linesPerPixel {
        let y = Double(row) + (Double(line) + 0.5) / Double(Self.linesPerPixel)
        crossings.removeAll(keepingCapacity: true)
        for ring in rings {
          var previous = ring.last
          for point in ring {
            defer { previous = point }
            guard let start = previous, (start.y <= y) != (point.y <= y) else { continue }
            crossings.append(start.x + (y - start.y) / (point.y - start.y) * (point.x - start.x))
          }
        }
        crossings.sort()
        var index = 0
        while index + 1 < crossings.count {
          cover(from: crossings[index], to: crossings[index + 1], &coverage)
          index += 2
        }
      }
      for column in coverage.indices where coverage[column] > 0 {
        let share = min(1, coverage[column]) * opacity
        image[column, row] = PlotColor(image[column, row], color, share: share)
      }
    }
  }

  private func cover(from left: Double, to right: Double, _ coverage: inout [Double]) {
    let (left, right) = (max(0, left), min(Double(image.width), right))
    guard left < right else { return }
    let weight = 1 / Double(Self.linesPerPixel)
    let (first, last) = (Int(left), min(image.width - 1, Int(right)))
    if first == last {
      coverage[first] += (right - left) * weight
      return
    }
    coverage[first] += (Double(first + 1) - left) * weight
    var column = first + 1
    while column < last {
      coverage[column] += weight
      column += 1
    }
    coverage[last] += (right - Double(last)) * weight
  }

  /// Draws a line of straight pieces.
  mutating func stroke(_ points: [Point], width: Double, _ color: PlotColor, opacity: Double) {
    for (start, end) in zip(points, points.dropFirst()) {
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let length = (dx * dx + dy * dy).squareRoot()
      guard length > 0 else { continue }
      let (nx, ny) = (-dy / length * width / 2, dx / length * width / 2)
      fill(
        [
          [
            Point(x: start.x + nx, y: start.y + ny), Point(x: end.x + nx, y: end.y + ny),
            Point(x: end.x - nx, y: end.y - ny), Point(x: start.x - nx, y: start.y - ny),
          ]
        ], color, opacity: opacity)
    }
  }

  /// Draws a disc, as an octagon.
  mutating func dot(_ center: Point, radius: Double, _ color: PlotColor, opacity: Double) {
    let (long, short) = (radius * 0.924, radius * 0.383)
    let offsets = [
      (long, short), (short, long), (-short, long), (-long, short), (-long, -short), (-short, -long),
      (short, -long), (long, -short),
    ]
    fill([offsets.map { Point(x: center.x + $0.0, y: center.y + $0.1) }], color, opacity: opacity)
  }

  /// Fills a rectangle.
  mutating func fill(
    x: ClosedRange<Double>, y: ClosedRange<Double>, _ color: PlotColor, opacity: Double = 1
  ) {
    fill(
      [
        [
          Point(x: x.lowerBound, y: y.lowerBound), Point(x: x.upperBound, y: y.lowerBound),
          Point(x: x.upperBound, y: y.upperBound), Point(x: x.lowerBound, y: y.upperBound),
        ]
      ], color, opacity: opacity)
  }
}
