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

/// The shape of CHARM's map.
enum SolarMapShape {
  /// How far it goes to each side, in degrees.
  static let reach = SolarMap.reach
  /// Its width at the equator, in radii of the Sun.
  static let width = 2 * reach * .pi / 180
  /// Its height, in radii of the Sun.
  static let height = 2 * sin(reach * .pi / 180)

  /// - Parameters:
  ///   - latitude: in degrees.
  ///   - rows: how many rows the map has.
  /// - Returns: the row at which the latitude is.
  static func row(latitude: Double, rows: Double) -> Double {
    let latitude = min(max(latitude, -reach), reach)
    return rows * (0.5 + sin(latitude * .pi / 180) / height)
  }
}
