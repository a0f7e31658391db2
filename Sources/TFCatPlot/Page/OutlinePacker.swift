internal import Base

/// Outlines of events in few bytes: each point is a place in the box around its event. Times run evenly in
/// the box, frequencies on a logarithmic scale where none is zero or below.
struct OutlinePacker {
  /// What the page calls kinds of events and of parts of them.
  enum Kind: UInt8 {
    case none, points, lines, polygon
    /// An upright rectangle, which is its box.
    case box
    case mixed
  }

  /// The greatest number of a place: 16 bits.
  private static let full = 65535.0
  /// Points that stray so little from the line between their neighbours are left out: a thousandth of the
  /// box cannot be seen. The text of the event has them all.
  private static let tolerance = 1 / 2048.0
  private static let coarseTolerance = 1 / 200.0

  /// How many parts each event has, and of each part its kind and its number of points, as varints.
  private(set) var shapes: [UInt8] = []
  private var parts: [(kind: Kind, count: Int)] = []
  private var points: [UInt16] = []
  /// Of each event with an outline, its number of parts.
  private var partCounts: [Int] = []

  /// - Returns: the kind of the event.
  mutating func add(_ shapes: [PlotShape], box: PlotBox) -> Kind {
    if shapes.count == 1, Self.isBox(shapes[0]) { return .box }
    var kinds: Set<Kind> = []
    let before = parts.count
    for shape in shapes {
      let kind = Self.kind(shape.kind)
      kinds.insert(kind)
      for part in shape.parts where !part.isEmpty {
        // A ring ends where it starts, which goes without saying.
        let isRing = kind == .polygon && part.count > 1 && part.first == part.last
        let places = Self.places(isRing ? part.dropLast() : part[...], in: box)
        let kept = kind == .points ? places : Self.simplified(places, Self.tolerance * Self.full)
        parts.append((kind, kept.count))
        for place in kept { points += [UInt16(place.x), UInt16(place.y)] }
      }
    }
    guard parts.count > before else { return .none }
    partCounts.append(parts.count - before)
    return kinds.count == 1 ? kinds.first ?? .none : .mixed
  }

  private static func kind(_ kind: PlotShape.Kind) -> Kind {
    switch kind {
    case .points: .points
    case .lines: .lines
    case .polygon: .polygon
    }
  }

  /// Whether a polygon is its own box.
  private static func isBox(_ shape: PlotShape) -> Bool {
    guard shape.kind == .polygon, shape.parts.count == 1, let ring = shape.parts.first, ring.count == 5,
      ring.first == ring.last
    else { return false }
    let (times, frequencies) = (shape.box.times, shape.box.frequencies)
    let isAtCorners = ring.allSatisfy {
      ($0.time == times.lowerBound || $0.time == times.upperBound)
        && ($0.frequency == frequencies.lowerBound || $0.frequency == frequencies.upperBound)
    }
    guard isAtCorners, Set(ring).count == 4 else { return false }
    return zip(ring, ring.dropFirst()).allSatisfy {
      ($0.time == $1.time) != ($0.frequency == $1.frequency)
    }
  }

  private struct Place {
    var x: Double
    var y: Double
  }

  private static func places(_ part: ArraySlice<PlotPoint>, in box: PlotBox) -> [Place] {
    let span = box.times.upperBound - box.times.lowerBound
    let (low, high) = (box.frequencies.lowerBound, box.frequencies.upperBound)
    let isLogarithmic = low > 0
    let height = isLogarithmic ? System.log(high / low) : high - low
    func bounded(_ share: Double) -> Double {
      share.isFinite ? (max(0, min(1, share)) * full).rounded() : 0
    }
    return part.map { point in
      let above = isLogarithmic ? System.log(point.frequency / low) : point.frequency - low
      return Place(
        x: bounded(span > 0 ? (point.time - box.times.lowerBound) / span : 0),
        y: bounded(height > 0 ? above / height : 0))
    }
  }

  /// Leaves out points near the line between those that stay (Douglas and Peucker).
  private static func simplified(_ places: [Place], _ tolerance: Double) -> [Place] {
    guard places.count > 4 else { return places }
    var isKept = [Bool](repeating: false, count: places.count)
    (isKept[0], isKept[places.count - 1]) = (true, true)
    var ranges = [0..<places.count - 1]
    while let range = ranges.popLast() {
      let (start, end) = (places[range.lowerBound], places[range.upperBound])
      let (dx, dy) = (end.x - start.x, end.y - start.y)
      let square = dx * dx + dy * dy
      var farthest = (index: 0, distance: tolerance * tolerance)
      for index in range.dropFirst() {
        let (px, py) = (places[index].x - start.x, places[index].y - start.y)
        let share = square > 0 ? max(0, min(1, (px * dx + py * dy) / square)) : 0
        let (ex, ey) = (px - share * dx, py - share * dy)
        let distance = ex * ex + ey * ey
        if distance > farthest.distance { farthest = (index, distance) }
      }
      guard farthest.index > 0 else { continue }
      isKept[farthest.index] = true
      ranges += [range.lowerBound..<farthest.index, farthest.index..<range.upperBound]
    }
    return zip(places, isKept).filter(\.1).map(\.0)
  }

  /// Beyond so many points a place has one byte for each axis, and outlines are coarser.
  private static let fineLimit = 600_000

  /// The columns of the page: numbers of parts and points, the places of the points, and the bits of each.
  consuming func finish() -> (shapes: [UInt8], points: [UInt8], bits: Int) {
    let isFine = points.count / 2 <= Self.fineLimit
    var bytes: [UInt8] = []
    var shapes: [UInt8] = []
    var (part, place) = (0, 0)
    for count in partCounts {
      Varint.append(count, to: &shapes)
      for _ in 0..<count {
        let (kind, number) = parts[part]
        part += 1
        var places = (0..<number).map {
          Place(x: Double(points[(place + $0) * 2]), y: Double(points[(place + $0) * 2 + 1]))
        }
        place += number
        if !isFine, kind != .points { places = Self.simplified(places, Self.coarseTolerance * Self.full) }
        Varint.append(Int(kind.rawValue), to: &shapes)
        Varint.append(places.count, to: &shapes)
        for place in places {
          for value in [place.x, place.y] {
            if isFine {
              let number = UInt16(value)
              bytes += [UInt8(number & 255), UInt8(number >> 8)]
            } else {
              bytes.append(UInt8((value / Self.full * 255).rounded()))
            }
          }
        }
      }
    }
    return (shapes, bytes, isFine ? 16 : 8)
  }
}

/// Whole numbers, seven bits a byte, the lowest first.
enum Varint {
  static func append(_ value: Int, to bytes: inout [UInt8]) {
    var rest = UInt(max(0, value))
    while rest > 127 {
      bytes.append(UInt8(rest & 127 | 128))
      rest >>= 7
    }
    bytes.append(UInt8(rest))
  }
}
