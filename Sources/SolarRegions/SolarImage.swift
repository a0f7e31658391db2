/// How the pixels of an image of the Sun's disc lie on the sky.
///
/// Pixel centres have whole coordinates, with y up, as `center` has them.
public struct SolarImage: Sendable, Hashable {
  /// Arc seconds for each pixel to the right; negative where the image is mirrored.
  public var scaleX: Double
  /// Arc seconds for each pixel upwards.
  public var scaleY: Double
  /// The pixel of the centre of the disc.
  public var center: SIMD2<Double>
  /// The radius of the disc in pixels; `nil` where the image does not say.
  public var radius: Double?
  /// By how many degrees the image is turned, as `CROTA2` of FITS counts: 0 where north is up.
  public var roll: Double
  /// Where the image was taken.
  public var viewpoint: SolarViewpoint

  /// Makes the geometry of an image.
  ///
  /// - Parameters:
  ///   - scaleX: arc seconds for each pixel to the right, `CDELT1`.
  ///   - scaleY: arc seconds for each pixel upwards, `CDELT2`.
  ///   - center: the pixel of the centre of the disc, counted as the pixels of chain codes are.
  ///   - radius: of the disc, in pixels.
  ///   - roll: in degrees, `CROTA2`.
  ///   - viewpoint: from where the image was taken.
  public init(
    scaleX: Double, scaleY: Double, center: SIMD2<Double>, radius: Double?, roll: Double = 0,
    viewpoint: SolarViewpoint = .earth
  ) {
    self.scaleX = scaleX
    self.scaleY = scaleY
    self.center = center
    self.radius = radius
    self.roll = roll
    self.viewpoint = viewpoint
  }

  /// Whether neither the disc nor the viewpoint tells how far away the image was taken, so that the Earth's
  /// distance is taken.
  package var isFromUnknownDistance: Bool {
    guard radius == nil else { return false }
    return switch viewpoint {
    case .earth: true
    case .stonyhurst(_, _, let distance), .carrington(_, _, let distance): distance == nil
    }
  }
}

/// From where the Sun is seen.
public enum SolarViewpoint: Sendable, Hashable {
  /// From the direction of the Earth. The distance is that which the radius of the disc in the image tells,
  /// so that images from the Lagrange point L1 are right too.
  case earth
  /// From a place by its heliographic Stonyhurst longitude and latitude in degrees, as `HGLN_OBS` and
  /// `HGLT_OBS` of FITS have them, and its distance in metres (`DSUN_OBS`); without a distance the image
  /// tells it.
  case stonyhurst(longitude: Double, latitude: Double, distance: Double?)
  /// From a place by its Carrington longitude and latitude in degrees (`CRLN_OBS`, `CRLT_OBS`).
  case carrington(longitude: Double, latitude: Double, distance: Double?)
}

/// A map of the Sun with equal areas, as CHARM makes it of an image: Lambert's cylindrical projection up to
/// 80 degrees from the centre of the disc in longitude and from the equator in latitude.
public struct SolarMap: Sendable, Hashable {
  /// How many pixels the 160 degrees of longitude have.
  public var columns: Double
  /// How many pixels the latitudes from -80 to 80 degrees have.
  public var rows: Double

  /// Makes the geometry of a map.
  public init(columns: Double, rows: Double) {
    self.columns = columns
    self.rows = rows
  }

  /// How far the map goes to each side, in degrees.
  package static let reach = 80.0
}

/// What pixels are those of.
public enum SolarFrame: Sendable, Hashable {
  /// An image of the disc.
  case image(SolarImage)
  /// A heliographic map, made of an image that was taken from the direction of the Earth.
  case map(SolarMap)
}

/// From where an image shows the Sun: the point of the surface in the middle of the disc, and the distance.
public struct SolarObserver: Sendable, Hashable {
  /// The Carrington longitude of the centre of the disc in degrees, 0 up to but not including 360: L0.
  public var longitude: Double
  /// The latitude of the centre of the disc in degrees: B0.
  public var latitude: Double
  /// The distance from the centre of the Sun, in radii of the Sun.
  public var distance: Double
}
