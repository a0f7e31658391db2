internal import PlanarGeometry

/// A closed chain of pixels taken apart where it visits a pixel again: simple loops, and steps that it goes
/// there and back.
///
/// This is what contours of narrow features consist of, and it is found in one walk. Chains with edges that
/// cross between pixels, or with loops that turn both ways (holes), are left to GEOS.
struct PixelLoops: Hashable, Sendable {
  /// Each with three or more different pixels, and its first pixel again at the end.
  private(set) var loops: [[Pixel]] = []
  /// Steps that enclose nothing; those in a row are one.
  private(set) var arms: [(from: Pixel, to: Pixel)] = []
  /// Pixels of loops in which another loop or an arm begins.
  private(set) var joints: [Pixel] = []

  /// - Parameter ring: Pixels each of which is a neighbour of the next; the last is the first.
  /// - Returns: `nil` for a chain that is not as simple as that.
  init?(_ ring: [Pixel]) {
    var stack: [Pixel] = []
    stack.reserveCapacity(ring.count)
    var numbers = PixelNumbers(capacity: ring.count)
    // Where pixels stand in the stack, by their numbers.
    var places: [Int] = []
    places.reserveCapacity(ring.count)
    for pixel in ring {
      let number = numbers.number(of: pixel)
      if number == places.count { places.append(stack.count) }
      let place = places[number]
      // A place beyond the stack, or one that another pixel has taken, is that of a loop which is done.
      guard place < stack.count, stack[place] == pixel else {
        places[number] = stack.count
        stack.append(pixel)
        continue
      }
      let loop = stack[place...]
      if loop.count == 2, let end = loop.last {
        addArm(from: pixel, to: end)
      } else if loop.count > 2 {
        loops.append(loop + [pixel])
      }
      stack.removeSubrange((place + 1)...)
    }
    guard stack.count == 1, !hasCrossing(ring), turnOneWay else { return nil }
    findJoints()
  }

  static func == (left: PixelLoops, right: PixelLoops) -> Bool {
    left.loops == right.loops && left.joints == right.joints && left.arms.elementsEqual(right.arms, by: ==)
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(loops)
    hasher.combine(joints)
  }

  /// Arms are found from their tips.
  private mutating func addArm(from: Pixel, to: Pixel) {
    if let last = arms.last, last.from == to,
      (last.to.x - to.x).signum() == to.x - from.x, (last.to.y - to.y).signum() == to.y - from.y,
      Self.isStraight(last)
    {
      arms[arms.count - 1].from = from
    } else {
      arms.append((from, to))
    }
  }

  /// Whether an arm goes along a row, a column or a diagonal, as all do.
  private static func isStraight(_ arm: (from: Pixel, to: Pixel)) -> Bool {
    let (width, height) = (abs(arm.to.x - arm.from.x), abs(arm.to.y - arm.from.y))
    return width == 0 || height == 0 || width == height
  }

  /// Whether both diagonals of a square between four pixels are edges.
  private func hasCrossing(_ ring: [Pixel]) -> Bool {
    var corners = PixelNumbers(capacity: ring.count)
    var rising: [Bool] = []
    for (one, other) in zip(ring, ring.dropFirst()) where one.x != other.x && one.y != other.y {
      let corner = Pixel(x: min(one.x, other.x), y: min(one.y, other.y))
      let isRising = (one.x < other.x) == (one.y < other.y)
      let number = corners.number(of: corner)
      if number == rising.count { rising.append(isRising) }
      if rising[number] != isRising { return true }
    }
    return false
  }

  private var turnOneWay: Bool {
    let senses = loops.map { loop in
      // Relative to the first pixel, so that products stay small.
      zip(loop, loop.dropFirst()).reduce(0) { area, edge in
        area + (edge.0.x - loop[0].x) * (edge.1.y - loop[0].y) - (edge.1.x - loop[0].x)
          * (edge.0.y - loop[0].y)
      } > 0
    }
    return senses.allSatisfy { $0 == senses.first }
  }

  private mutating func findJoints() {
    guard loops.count > 1 || !arms.isEmpty else { return }
    var owners: [Pixel: Int] = [:]
    for loop in loops { for pixel in loop.dropFirst() { owners[pixel, default: 0] += 1 } }
    // An arm meets a loop with one of its ends: it has no pixel of a loop between them.
    for end in Set(arms.flatMap { [$0.from, $0.to] }) where owners[end] != nil {
      owners[end, default: 0] += 1
    }
    joints = owners.filter { $0.value > 1 }.keys.sorted { ($0.x, $0.y) < ($1.x, $1.y) }
  }
}
