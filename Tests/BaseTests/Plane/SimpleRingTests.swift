import LintKit
import TFCatTestSupport
import Testing

@testable import Base

/// Compares with a look at every pair of edges, in whole numbers.
@Suite struct SimpleRingTests {
  @Test(arguments: Ring.kinds) func agreesWithEveryPair(_ kind: Ring.Kind) {
    var random = SeededNumbers(kind.name.utf8.reduce(17) { $0 &* 31 &+ UInt64($1) })
    var sound = 0
    for _ in 0..<1500 {
      let ring = kind.make(&random)
      guard Set(ring.points).count >= 3 else { continue }
      let defect = ring.defect(random: &random)
      #expect((defect == nil) == ring.isSimple, "\(ring.points)")
      if let defect { #expect(ring.has(defect), "\(defect) in \(ring.points)") } else { sound += 1 }
    }
    #expect(kind.isAlwaysSound ? sound == 1500 : true)
  }

  @Test func namesWhatIsWrong() {
    let random = SeededNumbers(1)
    func defect(_ points: [[Int]]) -> SimpleRing.Defect? {
      var random = random
      return Ring(points: points.map { SIMD2($0[0], $0[1]) }).defect(random: &random)
    }
    #expect(defect([[0, 0], [10, 10], [10, 0], [0, 10]]) == .crossing(first: 0, second: 2))
    #expect(defect([[0, 0], [10, 0], [10, 10], [5, 10], [5, 15], [5, 10], [0, 10]]) == .spike(4))
    #expect(
      defect([[0, 0], [4, 0], [2, 3], [4, 6], [0, 6], [2, 3]]) == .sharedPosition(first: 2, second: 5))
    #expect(defect([[0, 0], [4, 0], [4, 6], [0, 6], [4, 3]]) == .positionOnEdge(position: 4, edge: 1))
    #expect(
      defect([[0, 0], [10, 0], [10, 5], [8, 5], [8, 0], [2, 0], [2, 5], [0, 5]])
        == .overlap(first: 0, second: 4))
    #expect(defect([[0, 0], [10, 0], [10, 10], [0, 10]]) == nil)
  }

  @Test func largeRingsAreNoTrouble() {
    // A comb with horizontal teeth keeps every edge under the sweep line at once.
    let growth = Growth.ratio(for: 25_000) { teeth in
      var points: [SIMD2<Int>] = [SIMD2(0, -1), SIMD2(1001, -1), SIMD2(1001, 4 * teeth)]
      for tooth in (0..<teeth).reversed() {
        points.append(SIMD2(1000 - tooth % 7, 4 * tooth + 3))
        points.append(SIMD2(1 + tooth % 5, 4 * tooth + 2))
        points.append(SIMD2(1 + tooth % 5, 4 * tooth + 1))
        points.append(SIMD2(1000 - tooth % 7, 4 * tooth))
      }
      points.append(SIMD2(0, 0))
      var random = SeededNumbers(3)
      #expect(Ring(points: points).defect(random: &random) == nil)
      #expect(Ring.spiral(turns: teeth / 50, perTurn: 100).defect(random: &random) == nil)
    }
    #expect(growth < Growth.linear)
  }
}

/// A closed line of whole numbers, without the closing position.
struct Ring: Sendable {
  typealias Point = SIMD2<Int>

  struct Kind: Sendable, CustomTestStringConvertible {
    var name: String
    var isAlwaysSound = false
    var make: @Sendable (inout SeededNumbers) -> Ring

    var testDescription: String { name }
  }

  var points: [Point]

  static let kinds: [Kind] = [
    Kind(name: "star-shaped", isAlwaysSound: true) { .star(&$0) },
    Kind(name: "monotone", isAlwaysSound: true) { .monotone(&$0) },
    Kind(name: "spiral", isAlwaysSound: true) { .spiral(turns: .random(in: 2...5, using: &$0), perTurn: 20) },
    Kind(name: "bow tie") { random in
      var ring = Ring.star(&random)
      ring.points.swapAt(
        .random(in: ring.points.indices, using: &random), .random(in: ring.points.indices, using: &random))
      return ring
    },
    Kind(name: "crossed chains") { random in
      var ring = Ring.monotone(&random)
      let index = Int.random(in: ring.points.indices, using: &random)
      ring.points[index].y += .random(in: -1000...1000, using: &random)
      return ring
    },
    Kind(name: "touching positions") { random in
      var ring = Ring.star(&random)
      let index = Int.random(in: ring.points.indices, using: &random)
      ring.points[index] = ring.points[.random(in: ring.points.indices, using: &random)]
      return ring
    },
    Kind(name: "spike") { random in
      var ring = Ring.monotone(&random)
      let index = Int.random(in: 1..<ring.points.count, using: &random)
      let tip = ring.points[index] &+ (ring.points[index] &- ring.points[index - 1])
      ring.points.insert(contentsOf: [tip, ring.points[index]], at: index + 1)
      return ring
    },
    Kind(name: "repeated positions") { random in
      var ring = Bool.random(using: &random) ? Ring.star(&random) : Ring.monotone(&random)
      for _ in 0..<3 {
        let index = Int.random(in: ring.points.indices, using: &random)
        ring.points.insert(ring.points[index], at: index)
      }
      return ring
    },
    Kind(name: "small grid") { random in
      let count = Int.random(in: 3...9, using: &random)
      return Ring(
        points: (0..<count).map { _ in
          Point(.random(in: 0...4, using: &random), .random(in: 0...4, using: &random))
        })
    },
    Kind(name: "walk on a grid") { random in
      // Axis-parallel steps: collinear stretches, overlaps and touches in plenty.
      var point = Point(0, 0)
      var points = [point]
      for step in 0..<Int.random(in: 4...14, using: &random) {
        let length = Int.random(in: -3...3, using: &random)
        point = step.isMultiple(of: 2) ? point &+ Point(length, 0) : point &+ Point(0, length)
        points.append(point)
      }
      points.append(Point(0, point.y))
      return Ring(points: points)
    },
    Kind(name: "scribble") { random in
      let count = Int.random(in: 3...40, using: &random)
      let reach = Int.random(in: 5...1000, using: &random)
      return Ring(
        points: (0..<count).map { _ in
          Point(.random(in: 0...reach, using: &random), .random(in: 0...reach, using: &random))
        })
    },
    Kind(name: "many teeth", isAlwaysSound: false) { random in
      let teeth = Int.random(in: 2...20, using: &random)
      var points = [Point(0, 0), Point(40 * teeth, 0)]
      for tooth in (0..<teeth).reversed() {
        points.append(
          Point(40 * tooth + .random(in: 20...39, using: &random), .random(in: 50...90, using: &random)))
        points.append(
          Point(40 * tooth + .random(in: 0...19, using: &random), .random(in: 1...120, using: &random)))
      }
      return Ring(points: points)
    },
  ]

  /// Vertices at rising angles around the origin.
  static func star(_ random: inout SeededNumbers) -> Ring {
    // Directions of a square walked once around: whole numbers, strictly turning.
    let count = Int.random(in: 2...10, using: &random)
    var points: [Point] = []
    for side in 0..<4 {
      for along in 0..<count {
        let offset = 2 * along - count
        let direction =
          switch side {
          case 0: Point(count, offset)
          case 1: Point(-offset, count)
          case 2: Point(-count, -offset)
          default: Point(offset, -count)
          }
        points.append(direction &* Point(repeating: .random(in: 1...50, using: &random)))
      }
    }
    if Bool.random(using: &random) { points.reverse() }
    return Ring(points: points)
  }

  /// A lower and an upper line over time, now and then with a vertical step.
  static func monotone(_ random: inout SeededNumbers) -> Ring {
    func line(_ range: ClosedRange<Int>) -> [Point] {
      var time = 0
      return (0..<Int.random(in: 1...20, using: &random)).map { _ in
        time += .random(in: 1...9, using: &random)
        return Point(time, .random(in: range, using: &random))
      }
    }
    let lower = line(-200 ... -1)
    let upper = line(1...200)
    var points = [Point(0, 0)] + lower + [Point(200, .random(in: -9...9, using: &random))] + upper.reversed()
    if Bool.random(using: &random) { points.append(Point(0, 5)) }
    return Ring(points: points)
  }

  /// A band wound up several times.
  static func spiral(turns: Int, perTurn: Int) -> Ring {
    var outer: [Point] = []
    var inner: [Point] = []
    // A square spiral, its sides cut into pieces.
    let corners = [Point(1, -1), Point(1, 1), Point(-1, 1), Point(-1, -1)]
    let pieces = max(perTurn / 4, 1)
    for turn in 1...turns {
      for side in 0..<4 {
        let radius = 100 * turn + 20 * side
        let from = corners[side] &* Point(repeating: radius)
        let to = corners[(side + 1) % 4] &* Point(repeating: radius + 20)
        for piece in 0..<pieces {
          let point = from &+ (to &- from) &* Point(repeating: piece) / Point(repeating: pieces)
          outer.append(point)
          inner.append(point &- (Point(point.x.signum(), point.y.signum()) &* Point(repeating: 3)))
        }
      }
    }
    return Ring(points: outer + inner.reversed())
  }

  /// What the lint finds, with the ring put at some Unix time.
  func defect(random: inout SeededNumbers) -> SimpleRing.Defect? {
    let offset = Bool.random(using: &random) ? 1_600_000_000.0 : 0
    let line = (points + [points[0]]).flatMap { [offset + Double($0.x) / 64, Double($0.y) / 16] }
    let repeats = zip(points, points.dropFirst() + [points[0]]).contains { $0 == $1 }
    let times = points.map(\.x)
    let levels = points.map(\.y)
    let center = SIMD2(
      offset + Double((times.min() ?? 0) + (times.max() ?? 0)) / 128,
      Double((levels.min() ?? 0) + (levels.max() ?? 0)) / 32)
    return line.withUnsafeBufferPointer {
      SimpleRing.defect($0, center: center, hasRepeatedPositions: repeats)
    }
  }

  var isSimple: Bool {
    let ring = withoutRepeats
    for first in ring.indices {
      for second in 0..<first where meet(ring, first, second) { return false }
    }
    return true
  }

  /// Whether the reported fault is there.
  func has(_ defect: SimpleRing.Defect) -> Bool {
    func point(_ position: Int) -> Point { points[position % points.count] }
    /// The edge that starts at a position: to the next that differs.
    func edge(_ position: Int) -> (Point, Point) {
      var end = position + 1
      while point(end) == point(position) { end += 1 }
      return (point(position), point(end))
    }
    switch defect {
    case .crossing(let first, let second):
      let (a, b) = edge(first)
      let (c, d) = edge(second)
      return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0
    case .sharedPosition(let first, let second): return point(first) == point(second) && first < second
    case .positionOnEdge(let position, let start):
      let (a, b) = edge(start)
      return isOn(a, b, point(position))
    case .overlap(let first, let second):
      let (a, b) = edge(first)
      let (c, d) = edge(second)
      return side(a, b, c) == 0 && side(a, b, d) == 0 && (isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a))
    case .spike(let position):
      let ring = withoutRepeats
      return ring.indices.contains { index in
        let before = ring[(index + ring.count - 1) % ring.count]
        let after = ring[(index + 1) % ring.count]
        return ring[index] == point(position) && side(before, ring[index], after) == 0
          && (isOn(ring[index], before, after) || isOn(ring[index], after, before))
      }
    }
  }

  private var withoutRepeats: [Point] {
    var ring: [Point] = []
    for point in points where ring.last != point { ring.append(point) }
    while ring.count > 1, ring.last == ring.first { ring.removeLast() }
    return ring
  }

  private func meet(_ ring: [Point], _ first: Int, _ second: Int) -> Bool {
    let a = ring[first]
    let b = ring[(first + 1) % ring.count]
    let c = ring[second]
    let d = ring[(second + 1) % ring.count]
    if ring.count == 2 { return true }
    if (first + 1) % ring.count == second { return side(a, b, d) == 0 && (isOn(b, a, d) || isOn(b, d, a)) }
    if (second + 1) % ring.count == first { return side(c, d, b) == 0 && (isOn(d, c, b) || isOn(d, b, c)) }
    if side(a, b, c) * side(a, b, d) < 0, side(c, d, a) * side(c, d, b) < 0 { return true }
    return isOn(a, b, c) || isOn(a, b, d) || isOn(c, d, a) || isOn(c, d, b)
  }

  private func side(_ a: Point, _ b: Point, _ c: Point) -> Int {
    ((b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x)).signum()
  }

  private func isOn(_ a: Point, _ b: Point, _ c: Point) -> Bool {
    side(a, b, c) == 0 && min(a.x, b.x) <= c.x && c.x <= max(a.x, b.x) && min(a.y, b.y) <= c.y
      && c.y <= max(a.y, b.y)
  }
}
