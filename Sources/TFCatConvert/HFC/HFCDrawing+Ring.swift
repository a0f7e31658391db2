internal import PlanarGeometry
internal import TFCat

extension HFCDrawing {
  /// A path that is a simple ring, closed, as a polygon: what most contours are. Times and frequencies are
  /// worked out once for each column and row, and go where they stay.
  ///
  /// - Returns: `nil` where times or frequencies are unknown, or none of the observation.
  func ring(of path: PixelPath) -> Polygon? {
    guard let times = spectrogram.time?.values(at: path.columns), times.allSatisfy(HFCTime.range.contains),
      let frequencies = spectrogram.frequency?.values(at: path.rows),
      frequencies.allSatisfy(spectrogram.mayReach)
    else { return nil }
    let axes = RingAxes(times: times, frequencies: frequencies, path: path)
    let count = path.pixels.count + (path.displacement == (0, 0) ? 0 : 1)
    let isReversed = axes.area(of: path.pixels) <= 0
    return Polygon(
      ring: Array(unsafeUninitializedCapacity: 2 * count) { numbers, initialized in
        var place = isReversed ? 2 * count - 2 : 0
        for index in 0..<count {
          let position = axes.position(of: path.pixels[index < path.pixels.count ? index : 0])
          numbers.initializeElement(at: place, to: position.x)
          numbers.initializeElement(at: place + 1, to: position.y)
          place += isReversed ? -2 : 2
        }
        initialized = 2 * count
      })
  }
}

/// The times of the columns and the frequencies of the rows in which a path lies.
private struct RingAxes {
  let times: [Double]
  let frequencies: [Double]
  let left: Int
  let bottom: Int

  init(times: [Double], frequencies: [Double], path: PixelPath) {
    (self.times, self.frequencies) = (times, frequencies)
    (left, bottom) = (path.columns.lowerBound, path.rows.lowerBound)
  }

  @inline(__always)
  func position(of pixel: Pixel) -> SIMD2<Double> {
    SIMD2(times[pixel.x &- left], frequencies[pixel.y &- bottom])
  }

  /// Twice the area of a ring, which is positive where it runs counter-clockwise.
  func area(of ring: [Pixel]) -> Double {
    guard let start = ring.first else { return 0 }
    let first = position(of: start)
    var area = 0.0
    var last = SIMD2<Double>()
    for pixel in ring {
      let next = position(of: pixel) - first
      area += last.x * next.y
      area -= next.x * last.y
      last = next
    }
    return area
  }
}
