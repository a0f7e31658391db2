internal import Glibc

/// Cuts a polygon of the disc's plane at the limb, the unit circle.
///
/// The polygon is simple and goes counter-clockwise, so that along the circle its ways out and in take turns:
/// each part goes on from a way out to the next way in.
struct LimbClipper {
  /// A polygon within the limb. Its vertices are counter-clockwise.
  struct Part {
    var places: [SIMD2<Double>] = []
    /// For each vertex whether the way to the next one is the limb.
    var goesAlongLimb: [Bool] = []
    /// On the plane, arcs included.
    var area = 0.0
  }

  private struct Crossing {
    var angle: Double
    var place: SIMD2<Double>
    /// The vertex after it on the line; for a way out the vertex that would come.
    var next: Int
    var isEntry: Bool
  }

  /// What is nearer to the circle is moved inside, so that crossings never fall together.
  private static let margin = 1e-9

  /// The parts within the limb.
  static func parts(of outline: [SIMD2<Double>]) -> [Part] {
    var outline = outline
    var (hasOutside, hasInside) = (false, false)
    for index in outline.indices {
      let radius = (outline[index] * outline[index]).sum().squareRoot()
      if abs(radius - 1) < margin { outline[index] *= (1 - margin) / radius }
      if radius >= 1 + margin { hasOutside = true } else { hasInside = true }
    }
    if !hasOutside { return [whole(outline)] }
    let crossings = crossings(of: outline)
    if crossings.isEmpty {
      if hasInside { return [whole(outline)] }
      return winding(of: outline) ? [wholeDisc] : []
    }
    return parts(of: outline, crossings)
  }

  private static func whole(_ outline: [SIMD2<Double>]) -> Part {
    Part(
      places: outline, goesAlongLimb: Array(repeating: false, count: outline.count),
      area: abs(area(outline)))
  }

  private static var wholeDisc: Part {
    let places = (0..<4).map { SIMD2(cos(Double($0) * .pi / 2), sin(Double($0) * .pi / 2)) }
    return Part(places: places, goesAlongLimb: Array(repeating: true, count: 4), area: .pi)
  }

  static func area(_ ring: [SIMD2<Double>]) -> Double {
    guard var last = ring.last else { return 0 }
    var area = 0.0
    for place in ring {
      area += last.x * place.y - last.y * place.x
      last = place
    }
    return area / 2
  }

  /// Whether the outline goes round the centre of the disc.
  private static func winding(of outline: [SIMD2<Double>]) -> Bool {
    guard var last = outline.last else { return false }
    var isInside = false
    for place in outline {
      if (place.y > 0) != (last.y > 0), 0 < (last.x - place.x) * -place.y / (last.y - place.y) + place.x {
        isInside.toggle()
      }
      last = place
    }
    return isInside
  }

  /// Where the line meets the circle, in the order of the line.
  private static func crossings(of outline: [SIMD2<Double>]) -> [Crossing] {
    var crossings: [Crossing] = []
    for index in outline.indices {
      let next = index + 1 == outline.count ? 0 : index + 1
      let (from, way) = (outline[index], outline[next] - outline[index])
      let (startSquare, endSquare) = ((from * from).sum(), (outline[next] * outline[next]).sum())
      if startSquare < 1, endSquare < 1 { continue }
      let (a, b, c) = ((way * way).sum(), (from * way).sum(), startSquare - 1)
      let root = b * b - a * c
      // What only grazes the circle stays outside.
      guard a > 0, root > margin * margin * a else { continue }
      let width = root.squareRoot()
      func add(_ share: Double, isEntry: Bool) {
        var place = from + way * max(0, min(1, share))
        place /= (place * place).sum().squareRoot()
        crossings.append(
          Crossing(angle: atan2(place.y, place.x), place: place, next: next, isEntry: isEntry))
      }
      let (entry, exit) = ((-b - width) / a, (-b + width) / a)
      if startSquare >= 1, endSquare >= 1 {
        guard entry > 0, exit < 1 else { continue }
        add(entry, isEntry: true)
        add(exit, isEntry: false)
      } else if startSquare >= 1 {
        add(entry, isEntry: true)
      } else {
        add(exit, isEntry: false)
      }
    }
    return crossings
  }

  private static func parts(of outline: [SIMD2<Double>], _ crossings: [Crossing]) -> [Part] {
    let entries = crossings.indices.filter { crossings[$0].isEntry }.sorted {
      crossings[$0].angle < crossings[$1].angle
    }
    var isDone = Array(repeating: false, count: crossings.count)
    var parts: [Part] = []
    for first in crossings.indices where crossings[first].isEntry && !isDone[first] {
      var part = Part()
      var entry = first
      repeat {
        isDone[entry] = true
        // The way out that comes next on the line.
        let exit = entry + 1 == crossings.count ? 0 : entry + 1
        part.append(crossings[entry].place)
        var vertex = crossings[entry].next
        // An edge that cuts a corner of the disc enters and leaves between two vertices.
        if crossings[exit].next != vertex || exit < entry {
          while vertex != crossings[exit].next {
            part.append(outline[vertex])
            vertex = vertex + 1 == outline.count ? 0 : vertex + 1
          }
        }
        part.append(crossings[exit].place, alongLimb: true)
        let angle = crossings[exit].angle
        guard let next = entries.first(where: { crossings[$0].angle > angle }) ?? entries.first else { break }
        part.area += segment(crossings[exit].place, crossings[next].place)
        entry = next
      } while !isDone[entry]
      part.area += area(part.places)
      parts.append(part)
    }
    return parts
  }

  /// The area between the chord of an arc of the circle and the arc, counter-clockwise.
  private static func segment(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
    let angle = arc(from, to)
    return (angle - sin(angle)) / 2
  }

  /// The angle from one place of the circle to the other, counter-clockwise.
  static func arc(_ from: SIMD2<Double>, _ to: SIMD2<Double>) -> Double {
    let angle = atan2(from.x * to.y - from.y * to.x, (from * to).sum())
    return angle < 0 ? angle + 2 * .pi : angle
  }
}

extension LimbClipper.Part {
  fileprivate mutating func append(_ place: SIMD2<Double>, alongLimb: Bool = false) {
    places.append(place)
    goesAlongLimb.append(alongLimb)
  }
}
