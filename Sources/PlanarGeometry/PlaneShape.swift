internal import Base

/// What one event covers of the plane: polygons of which no two overlap, or lines, or points.
package struct PlaneShape: Hashable, Sendable {
  /// What the shape is made of. Where there is an area, lines and points beside it count for nothing.
  package enum Content: Hashable, Sendable {
    /// The box itself.
    case box
    /// Valid, without common interior.
    case polygons([PlanePolygon])
    case lines([[SIMD2<Double>]])
    case points([SIMD2<Double>])
  }

  package let content: Content
  package let box: PlaneBox
  /// 0 for lines and points.
  package let area: Double

  /// 2 for areas, 1 for lines, 0 for points.
  package var dimension: Int {
    switch content {
    case .box, .polygons: 2
    case .lines: 1
    case .points: 0
    }
  }

  /// A box with an area; a line or a point where it has none.
  package init(_ box: PlaneBox) {
    self.box = box
    area = box.area
    if area > 0 {
      content = .box
    } else if box.low == box.high {
      content = .points([box.low])
    } else {
      content = .lines([[box.low, box.high]])
    }
  }

  private init(_ content: Content, box: PlaneBox, area: Double = 0) {
    self.content = content
    self.box = box
    self.area = area
  }

  /// The shape of parts as they were drawn. Polygons that cross themselves or each other are made valid by
  /// GEOS; what has no area is a line or a point.
  ///
  /// - Returns: `nil` where there are no parts.
  /// - Throws: `PlaneFault` for polygons of which no valid ones can be made.
  package init?(_ parts: PlaneParts, _ geos: GEOS) throws(PlaneFault) {
    if parts.polygons.count == 1, parts.lines.isEmpty, parts.points.isEmpty,
      let box = parts.polygons[0].ownBox
    {
      self.init(box)
      return
    }
    var parts = parts
    if !parts.polygons.isEmpty {
      if !Self.areSound(parts.polygons, geos) { try Self.repair(&parts, geos) }
      let area = parts.polygons.reduce(0) { $0 + $1.area }
      if area > 0, let box = PlaneBox(parts.polygons.lazy.flatMap(\.exterior)) {
        self.init(.polygons(parts.polygons), box: box, area: area)
        return
      }
      parts.lines += parts.polygons.flatMap(\.rings)
    }
    let lines = parts.lines.filter { line in line.contains { $0 != line[0] } }
    if !lines.isEmpty, let box = PlaneBox(lines.lazy.joined()) {
      self.init(.lines(lines), box: box)
      return
    }
    let points = parts.points + parts.lines.compactMap(\.first)
    guard let box = PlaneBox(points) else { return nil }
    self.init(.points(points), box: box)
  }

  /// Whether polygons can be measured as they are.
  private static func areSound(_ polygons: [PlanePolygon], _ geos: GEOS) -> Bool {
    if polygons.count == 1, polygons[0].holes.isEmpty {
      let ring = polygons[0].exterior
      guard ring.count >= 4, ring.first == ring.last, let box = PlaneBox(ring) else { return false }
      let numbers = ring.flatMap { [$0.x, $0.y] }
      let repeats = zip(ring, ring.dropFirst()).contains { $0 == $1 }
      return numbers.withUnsafeBufferPointer {
        SimpleRing.defect($0, center: box.center, hasRepeatedPositions: repeats) == nil
      }
    }
    return geos.isValid(polygons) ?? false
  }

  /// Puts valid polygons in the place of what was drawn.
  private static func repair(_ parts: inout PlaneParts, _ geos: GEOS) throws(PlaneFault) {
    var valid: [PlanePolygon] = []
    for polygon in parts.polygons {
      let repaired = try geos.makeValid(polygon.closed)
      valid += repaired.polygons
      parts.lines += repaired.lines
      parts.points += repaired.points
    }
    parts.polygons = valid.count > 1 ? try geos.union(valid).polygons : valid
  }
}

extension PlanePolygon {
  /// The box that the polygon is, where it is one with an edge along each side.
  var ownBox: PlaneBox? {
    guard holes.isEmpty, exterior.count == 5, exterior[0] == exterior[4], let box = PlaneBox(exterior) else {
      return nil
    }
    for (from, to) in zip(exterior, exterior.dropFirst()) {
      guard (from.x == to.x) != (from.y == to.y) || box.area == 0 else { return nil }
    }
    // Four edges along the axes that lead back may still go to and fro on one line.
    let corners = Set(exterior)
    return box.area == 0 || corners.count == 4 ? box : nil
  }

  /// Each ring ends where it starts.
  fileprivate var closed: PlanePolygon {
    func close(_ ring: [SIMD2<Double>]) -> [SIMD2<Double>] {
      guard let first = ring.first, ring.last != first else { return ring }
      return ring + [first]
    }
    return PlanePolygon(exterior: close(exterior), holes: holes.map(close))
  }

  /// The area inside, less that of the holes.
  var area: Double {
    abs(Self.signedArea(exterior)) - holes.reduce(0) { $0 + abs(Self.signedArea($1)) }
  }

  /// Twice-exact enough: positions are taken from the first one, so that large times cost no digits.
  static func signedArea(_ ring: [SIMD2<Double>]) -> Double {
    guard let origin = ring.first else { return 0 }
    var sum = 0.0
    var from = SIMD2<Double>.zero
    for point in ring.dropFirst() {
      let to = point - origin
      sum += from.x * to.y - from.y * to.x
      from = to
    }
    return sum / 2
  }
}
