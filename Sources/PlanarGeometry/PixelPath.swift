/// Pixels each of which is a neighbour of the one before, and where they lie.
package struct PixelPath: Sendable {
  /// The start, and the pixel after each step.
  package private(set) var pixels: [Pixel]
  /// The columns and rows in which the pixels lie.
  package private(set) var columns: ClosedRange<Int>
  package let rows: ClosedRange<Int>

  /// - Parameter start: so far from the limits of integers that no chain reaches them.
  init(from start: Pixel, _ codes: [UInt8], _ convention: ChainCode.Convention) {
    let steps = (0..<8).map { convention.step($0) }
    var (low, high) = (start, start)
    pixels = Array(unsafeUninitializedCapacity: codes.count + 1) { pixels, count in
      var pixel = start
      pixels.initializeElement(at: 0, to: start)
      for (index, code) in codes.enumerated() {
        let step = steps[Int(code & 7)]
        pixel = Pixel(x: pixel.x &+ step.dx, y: pixel.y &+ step.dy)
        pixels.initializeElement(at: index &+ 1, to: pixel)
        low = Pixel(x: min(low.x, pixel.x), y: min(low.y, pixel.y))
        high = Pixel(x: max(high.x, pixel.x), y: max(high.y, pixel.y))
      }
      count = codes.count + 1
    }
    columns = low.x...high.x
    rows = low.y...high.y
  }

  /// How far the end lies from the start.
  package var displacement: (dx: Int, dy: Int) {
    guard let first = pixels.first, let last = pixels.last else { return (0, 0) }
    return (last.x - first.x, last.y - first.y)
  }

  /// The columns of `mirrored`.
  package var mirroredColumns: ClosedRange<Int> {
    let sum = 2 * (pixels.first?.x ?? 0)
    return (sum - columns.upperBound)...(sum - columns.lowerBound)
  }

  /// The path whose steps go to the other side in x.
  package var mirrored: PixelPath {
    var path = self
    let sum = 2 * (pixels.first?.x ?? 0)
    for index in pixels.indices { path.pixels[index].x = sum - pixels[index].x }
    path.columns = mirroredColumns
    return path
  }

  /// Whether the path, closed by the way from its end to its start, meets itself nowhere: no pixel occurs
  /// twice, and no two diagonal steps cross between four pixels.
  ///
  /// - Returns: `false` also where that would take more room than the path deserves, or where the pixels are
  ///   too few for an area.
  package var isSimpleRing: Bool {
    let closed = displacement == (0, 0)
    let count = pixels.count - (closed ? 1 : 0)
    let (width, height) = (columns.count, rows.count)
    let (area, isTooLarge) = width.multipliedReportingOverflow(by: height)
    guard count > 2, !isTooLarge, area <= 256 * count else { return false }
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: area) { marks in
      marks.initialize(repeating: 0)
      let origin = Pixel(x: columns.lowerBound, y: rows.lowerBound)
      var last = pixels[count - 1]
      for pixel in pixels[..<count] {
        let place = (pixel.y - origin.y) * width + (pixel.x - origin.x)
        if marks[place] & Self.visited != 0 { return false }
        marks[place] |= Self.visited
        if pixel.x != last.x, pixel.y != last.y {
          let corner = (min(pixel.y, last.y) - origin.y) * width + (min(pixel.x, last.x) - origin.x)
          marks[corner] |= (last.x < pixel.x) == (last.y < pixel.y) ? Self.rising : Self.falling
          if marks[corner] & (Self.rising | Self.falling) == Self.rising | Self.falling { return false }
        }
        last = pixel
      }
      return true
    }
  }

  private static let visited: UInt8 = 1
  /// A diagonal step between a pixel, the next column and the next row, and which one.
  private static let rising: UInt8 = 2
  private static let falling: UInt8 = 4
}
