/// A polygon of the plane: an exterior ring and holes, each ending where it starts.
package struct PlanePolygon: Hashable, Sendable {
  package var exterior: [SIMD2<Double>]
  package var holes: [[SIMD2<Double>]]

  package init(exterior: [SIMD2<Double>], holes: [[SIMD2<Double>]] = []) {
    self.exterior = exterior
    self.holes = holes
  }

  package var rings: [[SIMD2<Double>]] { [exterior] + holes }

  var positionCount: Int { exterior.count + holes.reduce(0) { $0 + $1.count } }
}

/// What an operation made, by dimension.
package struct PlaneParts: Hashable, Sendable {
  package var polygons: [PlanePolygon]
  package var lines: [[SIMD2<Double>]]
  package var points: [SIMD2<Double>]

  package init(
    polygons: [PlanePolygon] = [], lines: [[SIMD2<Double>]] = [], points: [SIMD2<Double>] = []
  ) {
    self.polygons = polygons
    self.lines = lines
    self.points = points
  }
}
