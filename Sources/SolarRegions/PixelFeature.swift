internal import PlanarGeometry

/// The pixels of a feature by its chain code, and the line around them.
///
/// The chain runs through the centres of the outermost pixels. The feature is all pixels on it, and those
/// that a background which moves in rows and columns cannot reach: its border is found by going round the
/// pixels of the chain with the feature at the left hand, without looking at what is inside.
struct PixelFeature {
  /// The corners of the line around the pixels, counter-clockwise with y up, where whole numbers are pixel
  /// centres. Where two pixels touch by a corner alone, the corner is cut off the background, so that the
  /// line comes by no place twice.
  private(set) var outline: [SIMD2<Double>] = []
  /// The pixels that the line encloses.
  private(set) var pixelCount = 0

  private var bits: [UInt64] = []
  private var codes: [UInt8] = []

  /// In pixels: how far from the corner the background is cut off.
  private static let corner = 0.1
  /// More than any image of the Sun has.
  private static let maximumPixels = 1 << 27

  private static let steps: [(dx: Int32, dy: Int32)] = (0..<8).map {
    let step = ChainCode.Convention.hfc.step(UInt8($0))
    return (Int32(step.dx), Int32(step.dy))
  }

  /// Finds the outline of the feature that a chain from a pixel goes round.
  mutating func trace(_ chain: String, from start: Pixel) throws(SolarRegionFault) {
    try read(chain)
    guard start.x.magnitude < 1 << 40, start.y.magnitude < 1 << 40, codes.count < 1 << 30 else {
      throw .tooLarge
    }
    var (least, greatest) = (SIMD2<Int32>.zero, SIMD2<Int32>.zero)
    var place = SIMD2<Int32>.zero
    for code in codes {
      let step = Self.steps[Int(code)]
      place &+= SIMD2(step.dx, step.dy)
      least = pointwiseMin(least, place)
      greatest = pointwiseMax(greatest, place)
    }
    // A margin of background all round.
    let (width, height) = (Int(greatest.x - least.x) + 3, Int(greatest.y - least.y) + 3)
    guard width.multipliedReportingOverflow(by: height).partialValue <= Self.maximumPixels,
      width < Self.maximumPixels, height < Self.maximumPixels
    else { throw .tooLarge }
    let (column, row) = (1 - Int(least.x), 1 - Int(least.y))
    let words = (width * height + 63) >> 6
    if bits.count < words { bits = Array(repeating: 0, count: words) }
    let isClosed = mark(from: row * width + column, width: width)
    if isClosed {
      walk(width: width, origin: SIMD2(Double(start.x - column), Double(start.y - row)))
    }
    erase(from: row * width + column, width: width)
    guard isClosed else { throw .openChain(gap: Int(max(abs(place.x), abs(place.y)))) }
  }

  private mutating func read(_ chain: String) throws(SolarRegionFault) {
    codes.removeAll(keepingCapacity: true)
    var chain = chain
    var fault: Int?
    chain.withUTF8 { text in
      codes.reserveCapacity(text.count)
      for (offset, byte) in text.enumerated() {
        if byte & 0xF8 == 0x30 {
          codes.append(byte & 7)
        } else if byte > 0x20 {
          fault = offset
          return
        }
      }
    }
    guard let fault else { return }
    let index = chain.utf8.index(chain.startIndex, offsetBy: fault)
    throw .notACode(chain[index], offset: chain.distance(from: chain.startIndex, to: index))
  }

  /// Marks the pixels of the chain.
  ///
  /// - Returns: whether the chain closes: it ends in its start or beside it, in a pixel where it has been
  ///   before, or beyond its start.
  private mutating func mark(from start: Int, width: Int) -> Bool {
    var place = start
    bits[place >> 6] |= 1 << UInt64(place & 63)
    var isKnown = true
    var comesByStart = false
    for code in codes {
      let step = Self.steps[Int(code)]
      place += Int(step.dy) * width + Int(step.dx)
      let bit: UInt64 = 1 << UInt64(place & 63)
      isKnown = bits[place >> 6] & bit != 0
      bits[place >> 6] |= bit
      if place == start { comesByStart = true }
    }
    if isKnown || comesByStart { return true }
    let (dx, dy) = (place % width - start % width, place / width - start / width)
    return abs(dx) <= 1 && abs(dy) <= 1
  }

  private mutating func erase(from start: Int, width: Int) {
    var place = start
    bits[place >> 6] = 0
    for code in codes {
      let step = Self.steps[Int(code)]
      place += Int(step.dy) * width + Int(step.dx)
      bits[place >> 6] = 0
    }
  }

  /// Goes round the pixels, with them at the left hand, from the left one of the lowest row on.
  private mutating func walk(width: Int, origin: SIMD2<Double>) {
    outline.removeAll(keepingCapacity: true)
    guard let word = bits.firstIndex(where: { $0 != 0 }) else { return }
    let first = word << 6 + bits[word].trailingZeroBitCount
    let (startX, startY) = (first % width, first / width)
    // The corner at the lower left of the pixel of the same numbers, and the way to go: 0 right, 1 up, 2
    // left, 3 down.
    var (x, y, way) = (startX, startY, 0)
    var area = 0
    bits.withUnsafeBufferPointer { bits in
      func isSet(_ x: Int, _ y: Int) -> Bool {
        let place = y * width + x
        return bits[place >> 6] >> UInt64(place & 63) & 1 != 0
      }
      repeat {
        let (left, right): (Bool, Bool)
        switch way {
        case 0:
          x += 1
          (left, right) = (isSet(x, y), isSet(x, y - 1))
        case 1:
          y += 1
          area += x
          (left, right) = (isSet(x - 1, y), isSet(x, y))
        case 2:
          x -= 1
          (left, right) = (isSet(x - 1, y - 1), isSet(x - 1, y))
        default:
          y -= 1
          area -= x
          (left, right) = (isSet(x, y - 1), isSet(x - 1, y - 1))
        }
        if !right, left { continue }
        let place = SIMD2(Double(x), Double(y)) + origin - 0.5
        let next = right ? (way + 3) & 3 : (way + 1) & 3
        if right, !left {
          outline.append(place - Self.corner * Self.directions[way])
          outline.append(place + Self.corner * Self.directions[next])
        } else {
          outline.append(place)
        }
        way = next
      } while x != startX || y != startY || way != 0
    }
    pixelCount = area
  }

  private static let directions: [SIMD2<Double>] = [[1, 0], [0, 1], [-1, 0], [0, -1]]
}
