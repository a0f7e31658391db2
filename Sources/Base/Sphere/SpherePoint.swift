internal import Glibc

/// A point of the unit sphere, as the vector to it.
@usableFromInline package struct SpherePoint: Sendable, Hashable {
  package let vector: SIMD3<Double>

  /// - Parameter vector: of length 1.
  package init(vector: SIMD3<Double>) { self.vector = vector }

  /// - Parameters:
  ///   - longitude: in degrees, eastward on a body.
  ///   - latitude: in degrees.
  package init(longitude: Double, latitude: Double) {
    let (longitude, latitude) = (longitude * .pi / 180, latitude * .pi / 180)
    let across = cos(latitude)
    vector = [across * cos(longitude), across * sin(longitude), sin(latitude)]
  }

  /// Whether two points are one: pgSphere takes 1e-9 rad, a fifth of a milliarcsecond, for nothing.
  package func coincides(with other: SpherePoint) -> Bool {
    (vector - other.vector).length <= Self.tolerance
  }

  /// In radians.
  package static let tolerance = 1e-9
}

// What goes over outlines calls these for each point.
extension SIMD3<Double> {
  @inlinable @inline(__always) package func dot(_ other: SIMD3<Double>) -> Double { (self * other).sum() }

  @inlinable @inline(__always) package func cross(_ other: SIMD3<Double>) -> SIMD3<Double> {
    [y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x]
  }

  @inlinable @inline(__always) package var length: Double { dot(self).squareRoot() }

  /// The vector of length 1 in the same direction; `nil` where there is none.
  @inlinable @inline(__always) package var direction: SIMD3<Double>? {
    let length = length
    return length > 1e-12 ? self / length : nil
  }

  /// The solid angle of the triangle with two other points, in steradians: positive when the three go
  /// counter-clockwise, seen from outside of the sphere.
  package func solidAngle(_ second: SIMD3<Double>, _ third: SIMD3<Double>) -> Double {
    2
      * Self.angle(
        sine: dot((second - self).cross(third - self)),
        cosine: 1 + dot(second) + second.dot(third) + third.dot(self))
  }

  /// The angle of which sine and cosine are known but for a common factor above 0, in radians from -π to π.
  @inlinable @inline(__always) package static func angle(sine: Double, cosine: Double) -> Double {
    let tangent = sine / cosine
    guard cosine > 0, tangent.magnitude < 0.01 else { return largeAngle(sine, cosine) }
    // Nearly all angles of outlines are small. The next member of the series is below the last digit.
    let square = tangent * tangent
    return tangent * (1 - square * (1 / 3.0 - square * (1 / 5.0 - square / 7)))
  }

  @usableFromInline static func largeAngle(_ sine: Double, _ cosine: Double) -> Double { atan2(sine, cosine) }
}
