internal import TFCat

extension LabelShape {
  mutating func map(_ change: (SIMD2<Double>) -> SIMD2<Double>) {
    switch self {
    case .box(let one, let other): self = .box(change(one), change(other))
    case .polygons(let rings): self = .polygons(rings.map { $0.map(change) })
    case .lines(let lines): self = .lines(lines.map { $0.map(change) })
    case .point(let place): self = .point(change(place))
    case .interval(let from, let to):
      self = .interval(change(SIMD2(from, 0)).x, change(SIMD2(to, 0)).x)
    }
  }

  /// All places of the shape; an interval has the whole height.
  var places: [SIMD2<Double>] {
    switch self {
    case .box(let one, let other): [one, other]
    case .polygons(let rings): rings.flatMap { $0 }
    case .lines(let lines): lines.flatMap { $0 }
    case .point(let place): [place]
    case .interval(let from, let to): [SIMD2(from, 0), SIMD2(to, 1)]
    }
  }

  var isFinite: Bool { places.allSatisfy { $0.x.isFinite && $0.y.isFinite } }

  /// Whether all of it lies between 0 and 1.
  var isInside: Bool {
    places.allSatisfy { $0.x >= 0 && $0.x <= 1 && $0.y >= 0 && $0.y <= 1 }
  }

  /// The lower and the upper limits of x and y.
  var bounds: (low: SIMD2<Double>, high: SIMD2<Double>) {
    let places = places
    let first = places.first ?? .zero
    return places.reduce((first, first)) { (pointwiseMin($0.0, $1), pointwiseMax($0.1, $1)) }
  }

  /// What of the shape lies between 0 and 1; `nil` for nothing.
  var clipped: LabelShape? {
    switch self {
    case .box, .interval:
      let (low, high) = bounds
      let start = pointwiseMax(low, .zero)
      let end = pointwiseMin(high, SIMD2(1, 1))
      guard start.x < end.x, start.y < end.y else { return nil }
      if case .interval = self { return .interval(start.x, end.x) }
      return .box(start, end)
    case .polygons(let rings):
      let inside = rings.map { Self.clip(ring: $0) }.filter { $0.count > 2 }
      return inside.isEmpty ? nil : .polygons(inside)
    case .lines(let lines):
      let inside = lines.flatMap { Self.clip(line: $0) }
      return inside.isEmpty ? nil : .lines(inside)
    case .point: return nil
    }
  }

  /// The parts of a line between the edges (Liang and Barsky 1984).
  private static func clip(line: [SIMD2<Double>]) -> [[SIMD2<Double>]] {
    var parts: [[SIMD2<Double>]] = []
    for (start, end) in zip(line, line.dropFirst()) {
      let step = end - start
      var (enter, leave) = (0.0, 1.0)
      for axis in 0..<2 {
        guard step[axis] != 0 else {
          if start[axis] < 0 || start[axis] > 1 { leave = -1 }
          continue
        }
        let (low, high) = (-start[axis] / step[axis], (1 - start[axis]) / step[axis])
        enter = max(enter, min(low, high))
        leave = min(leave, max(low, high))
      }
      guard enter < leave else { continue }
      let from = enter == 0 ? start : start + step * enter
      let to = leave == 1 ? end : start + step * leave
      if let last = parts.last?.last, last == from {
        parts[parts.count - 1].append(to)
      } else {
        parts.append([from, to])
      }
    }
    return parts
  }

  /// An outline cut by the four edges, one after the other (Sutherland and Hodgman 1974).
  private static func clip(ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
    var ring = ring
    for edge in 0..<4 {
      let axis = edge / 2
      let limit = Double(edge % 2)
      let sign: Double = edge % 2 == 0 ? 1 : -1
      func depth(_ place: SIMD2<Double>) -> Double { (place[axis] - limit) * sign }
      var kept: [SIMD2<Double>] = []
      guard var previous = ring.last else { return [] }
      for place in ring {
        if (depth(previous) >= 0) != (depth(place) >= 0) {
          let share = depth(previous) / (depth(previous) - depth(place))
          var cut = previous + (place - previous) * share
          cut[axis] = limit
          if kept.last != cut { kept.append(cut) }
        }
        if depth(place) >= 0, kept.last != place { kept.append(place) }
        previous = place
      }
      if kept.count > 1, kept.first == kept.last { kept.removeLast() }
      ring = kept
    }
    return ring
  }

  /// The shape on the dynamic spectrum; `nil` for an outline without area.
  func onSpectrum(_ position: (SIMD2<Double>) -> Position) -> RadioEvent.Shape? {
    switch self {
    case .box(let one, let other):
      let (first, second) = (position(one), position(other))
      return .box(
        BoundingBox(
          timeMin: min(first.time, second.time), spectralMin: min(first.spectral, second.spectral),
          timeMax: max(first.time, second.time), spectralMax: max(first.spectral, second.spectral)))
    case .interval(let from, let to):
      return LabelShape.box(SIMD2(from, 0), SIMD2(to, 1)).onSpectrum(position)
    case .point(let place): return .geometry(.point(Point(position(place))))
    case .lines(let lines):
      let sound = lines.filter { $0.count > 1 }.map { $0.map(position) }
      guard let first = sound.first else {
        return lines.first?.first.flatMap { LabelShape.point($0).onSpectrum(position) }
      }
      return .geometry(
        sound.count == 1 ? .lineString(LineString(first)) : .multiLineString(MultiLineString(sound)))
    case .polygons(let rings):
      let outlines = rings.compactMap { ring in Self.ring(ring.map(position)) }
      guard let first = outlines.first, outlines.count == rings.count else { return nil }
      return .geometry(
        outlines.count == 1 ? .polygon(Polygon([first])) : .multiPolygon(MultiPolygon(outlines.map { [$0] })))
    }
  }

  /// A closed ring that runs counter-clockwise, with the time to the right and the frequency up (RFC 7946,
  /// section 3.1.6).
  private static func ring(_ outline: [Position]) -> [Position]? {
    var outline = outline
    if outline.count > 1, outline.first == outline.last { outline.removeLast() }
    guard outline.count > 2 else { return nil }
    var area = 0.0
    let origin = outline[0]
    for (index, position) in outline.enumerated() {
      let next = outline[(index + 1) % outline.count]
      area +=
        (position.time - origin.time) * (next.spectral - origin.spectral)
        - (next.time - origin.time) * (position.spectral - origin.spectral)
    }
    guard area != 0 else { return nil }
    if area < 0 { outline.reverse() }
    return outline + [outline[0]]
  }
}
