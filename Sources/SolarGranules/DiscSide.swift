internal import Glibc
internal import SolarRegions

/// How far a point of the surface is from the Sun's axis, as the Earth sees it.
enum DiscSide {
  /// - Parameters:
  ///   - longitude: from the centre of the disc, in degrees.
  ///   - latitude: in degrees.
  /// - Returns: to the west, in radii of the Sun.
  static func of(longitude: Double, latitude: Double) -> Double {
    cos(latitude * .pi / 180) * sin(longitude * .pi / 180)
  }
}

/// How far CHARM's map goes to each side.
enum SolarMapReach {
  static let degrees = SolarMap.reach
}
