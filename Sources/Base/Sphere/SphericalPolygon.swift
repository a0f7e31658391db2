/// A polygon on the sphere: its edges are the shorter ways along great circles, and the last vertex is joined
/// to the first.
///
/// Nothing is projected: a cap around a pole and an outline across the meridian 0 are polygons as any other.
package struct SphericalPolygon: Sendable, Hashable {
  /// In the order in which they are written.
  package let vertices: [SpherePoint]

  package init(_ vertices: [SpherePoint]) { self.vertices = vertices }

  /// - Parameter degrees: longitude and latitude of each vertex in turn; a number at the end without its
  ///   partner is left out.
  package init(degrees: [Double]) {
    vertices = stride(from: 0, to: degrees.count - 1, by: 2).map {
      SpherePoint(longitude: degrees[$0], latitude: degrees[$0 + 1])
    }
  }

  /// The direction to the middle of the box, in space, that the vertices need; `nil` where they surround the
  /// centre of the sphere.
  private var middle: SIMD3<Double>? {
    guard let first = vertices.first?.vector else { return nil }
    var (least, greatest) = (first, first)
    for vertex in vertices {
      least = pointwiseMin(least, vertex.vector)
      greatest = pointwiseMax(greatest, vertex.vector)
    }
    return ((least + greatest) / 2).direction
  }

  /// The middle, where all vertices are less than 90 degrees from it; `nil` for others, of which it is not
  /// known which side of the outline is inside: pgSphere refuses them.
  package var middleOfHemisphere: SIMD3<Double>? {
    guard let middle else { return nil }
    return vertices.allSatisfy { $0.vector.dot(middle) > SpherePoint.tolerance } ? middle : nil
  }

  /// The area in steradians of the side that is smaller than half the sphere: positive when the vertices go
  /// counter-clockwise as seen from outside, negative when they go clockwise.
  ///
  /// - Returns: `nil` where the polygon does not fit a hemisphere.
  package var signedArea: Double? {
    guard let middle = middleOfHemisphere, var last = vertices.last else { return nil }
    var area = 0.0
    for vertex in vertices {
      area += middle.solidAngle(last.vector, vertex.vector)
      last = vertex
    }
    return area
  }
}
