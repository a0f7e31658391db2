internal import Base
internal import Glibc

extension SolarRegion {
  /// The cells that the parts of the region cover, as a MOC of the sphere of Carrington longitudes and
  /// latitudes: cells of the order whose centre is inside, four of them joined to one where all are. A region
  /// without the centre of a cell is the cell that is nearest to its middle.
  ///
  /// - Parameter order: of the smallest cells, 0 to 12. Those of order 8 are 0.23 degrees wide.
  /// - Returns: the text of a MOC: `4/12 5/60-62 6/...`.
  public func coverage(order: Int = 8) -> String {
    var cells = CoveredCells(order: max(0, min(12, order)))
    cells.add(rings.map { RegionPlane($0, longitude: observer.longitude) })
    return cells.text
  }
}

/// A ring in a plane that touches the sphere in its middle: stereographic, so that no point is lost.
private struct RegionPlane {
  let middle: SIMD3<Double>
  /// As the chord from the middle.
  let radius: Double
  private let across: SIMD3<Double>
  private let along: SIMD3<Double>
  private var places: [SIMD2<Double>]

  /// - Parameter longitude: that of the points' first axis, in degrees.
  init(_ ring: [SIMD3<Double>], longitude: Double) {
    let (sine, cosine) = (sin(longitude * .pi / 180), cos(longitude * .pi / 180))
    let points = ring.map { SIMD3($0.x * cosine - $0.y * sine, $0.x * sine + $0.y * cosine, $0.z) }
    let middle = points.reduce(SIMD3<Double>.zero, +).direction ?? [1, 0, 0]
    self.middle = middle
    radius = points.reduce(0) { max($0, ($1 - middle).length) }
    let pole: SIMD3<Double> = abs(middle.z) < 0.9 ? [0, 0, 1] : [1, 0, 0]
    across = pole.cross(middle).direction ?? [0, 1, 0]
    along = middle.cross(across)
    places = []
    places = points.map(place)
  }

  private func place(of point: SIMD3<Double>) -> SIMD2<Double> {
    let scale = 1 / max(1e-9, 1 + point.dot(middle))
    return [scale * point.dot(across), scale * point.dot(along)]
  }

  func contains(_ point: SIMD3<Double>) -> Bool {
    guard (point - middle).length <= radius, var last = places.last else { return false }
    let place = place(of: point)
    var isInside = false
    for next in places {
      if (next.y > place.y) != (last.y > place.y),
        place.x < (last.x - next.x) * (place.y - next.y) / (last.y - next.y) + next.x
      {
        isInside.toggle()
      }
      last = next
    }
    return isInside
  }
}

/// Cells of a MOC, gathered from the coarse ones down.
private struct CoveredCells {
  let order: Int
  private var cells: [Set<Int>]

  init(order: Int) {
    self.order = order
    cells = Array(repeating: [], count: order + 1)
  }

  mutating func add(_ parts: [RegionPlane]) {
    var nearest = (cell: 0, distance: Double.infinity)
    var hasCell = false
    for face in 0..<12 where visit(parts, face, 0, &nearest, &hasCell) { cells[0].insert(face) }
    if !hasCell { cells[order].insert(nearest.cell) }
  }

  /// - Returns: whether all of the cell is covered; what is covered in part is put in already.
  private mutating func visit(
    _ parts: [RegionPlane], _ cell: Int, _ level: Int, _ nearest: inout (cell: Int, distance: Double),
    _ hasCell: inout Bool
  ) -> Bool {
    let center = HEALPix.center(of: cell, order: level)
    // No point of a cell is farther from its centre.
    let reach = 1.2 / Double(1 << level)
    guard parts.contains(where: { (center - $0.middle).length <= $0.radius + reach }) else { return false }
    if level == order {
      for part in parts {
        let distance = (center - part.middle).length
        if distance < nearest.distance { nearest = (cell, distance) }
      }
      let isInside = parts.contains { $0.contains(center) }
      if isInside { hasCell = true }
      return isInside
    }
    var covered: [Int] = []
    for child in 4 * cell..<4 * cell + 4 where visit(parts, child, level + 1, &nearest, &hasCell) {
      covered.append(child)
    }
    if covered.count == 4 { return true }
    cells[level + 1].formUnion(covered)
    return false
  }

  var text: String {
    var words: [String] = []
    for (level, numbers) in cells.enumerated() where !numbers.isEmpty {
      let sorted = numbers.sorted()
      var runs: [(first: Int, last: Int)] = []
      for number in sorted {
        if let last = runs.last, last.last + 1 == number {
          runs[runs.count - 1].last = number
        } else {
          runs.append((number, number))
        }
      }
      let list = runs.map { $0.first == $0.last ? "\($0.first)" : "\($0.first)-\($0.last)" }
      words.append("\(level)/" + list.joined(separator: " "))
    }
    return words.joined(separator: " ")
  }
}

/// The cells of HEALPix in nested order (Gorski et al. 2005, ApJ 622, 759).
enum HEALPix {
  /// The centre of a cell, as a vector of length 1.
  static func center(of cell: Int, order: Int) -> SIMD3<Double> {
    let side = 1 << order
    let face = cell >> (2 * order)
    let (x, y) = (everySecondBit(of: cell, order), everySecondBit(of: cell >> 1, order))
    // The ring from the north pole, from 1.
    let ring = (face / 4 + 2) * side - x - y - 1
    let (width, z): (Int, Double)
    if ring < side {
      width = ring
      z = 1 - Double(ring * ring) / Double(3 * side * side)
    } else if ring > 3 * side {
      width = 4 * side - ring
      z = Double(width * width) / Double(3 * side * side) - 1
    } else {
      width = side
      z = Double(2 * (2 * side - ring)) / Double(3 * side)
    }
    // Faces in eighths of the circle: those of the equator lie between those of the poles.
    let eighth = face / 4 == 1 ? 2 * (face % 4) : 2 * (face % 4) + 1
    let longitude = Double(eighth * width + x - y) * Double.pi / Double(4 * width)
    let radius = (1 - z * z).squareRoot()
    return [radius * cos(longitude), radius * sin(longitude), z]
  }

  private static func everySecondBit(of cell: Int, _ order: Int) -> Int {
    var number = 0
    for bit in 0..<order { number |= (cell >> (2 * bit) & 1) << bit }
    return number
  }
}
