internal import Base
internal import Glibc

/// From pixels of an image to the disc, and from the disc to the sphere.
///
/// Places on the disc are `u` to the right and `v` up, so that the limb is exactly the unit circle: what the
/// direction of a line of sight has across the direction to the Sun's centre, times the distance.
struct DiscProjection {
  /// In radii of the Sun.
  let distance: Double
  /// Whether the image is mirrored, so that what turns to the left in pixels turns to the right on the sky.
  let isMirrored: Bool
  /// The width of a pixel on the disc.
  let pixel: Double

  private let center: SIMD2<Double>
  private let right: SIMD2<Double>
  private let up: SIMD2<Double>
  private let roll: SIMD2<Double>
  private let latitude: SIMD2<Double>

  /// - Parameter observer: its latitude in degrees, and its distance.
  init(_ image: SolarImage, observer: SolarObserver) throws(SolarRegionFault) {
    let arcSecond = Double.pi / 180 / 3600
    let scale = SIMD2(image.scaleX, image.scaleY) * arcSecond
    guard scale.x.isFinite, scale.y.isFinite, scale.x != 0, scale.y != 0 else {
      throw .geometry("CDELT1 and CDELT2 are \(image.scaleX) and \(image.scaleY) arc seconds")
    }
    guard image.center.x.isFinite, image.center.y.isFinite, image.roll.isFinite else {
      throw .geometry("the centre of the disc, or the roll of the image, is no number")
    }
    distance = observer.distance
    isMirrored = (scale.x < 0) != (scale.y < 0)
    pixel = distance * (abs(scale.x) * abs(scale.y)).squareRoot()
    center = image.center
    right = [scale.x, 0]
    up = [0, scale.y]
    roll = [cos(image.roll * .pi / 180), sin(image.roll * .pi / 180)]
    latitude = [cos(observer.latitude * .pi / 180), sin(observer.latitude * .pi / 180)]
  }

  /// The distance from the Sun that the size of the disc in an image tells, in radii of the Sun.
  static func distance(of image: SolarImage) throws(SolarRegionFault) -> Double? {
    guard let radius = image.radius else { return nil }
    let angle = radius * abs(image.scaleX) * Double.pi / 180 / 3600
    guard angle > 0, angle < .pi / 4 else {
      throw .geometry("the disc's radius is \(radius) pixels of \(image.scaleX) arc seconds")
    }
    if image.viewpoint == .earth, !Self.radiiFromEarth.contains(radius * abs(image.scaleX)) {
      throw .geometry(
        "the disc's radius is \(radius) pixels of \(image.scaleX) arc seconds, which nobody near the Earth sees"
          + ": the Sun has 940 to 990 arc seconds there")
    }
    return 1 / sin(angle)
  }

  /// What the disc's radius may be from the direction of the Earth, in arc seconds.
  ///
  /// The radius of IAU 2015 Resolution B3, 695 700 km, is 959.2 arc seconds at 1 au: 943 in aphelion
  /// (1.0167 au) and 976 in perihelion (0.9833 au), and 1 to 1.4 percent more from orbits around L1, up to
  /// 990. Limbs are measured by whole pixels, and above the photosphere in H alpha and the ultraviolet: five
  /// percent are left for that to each side.
  private static let radiiFromEarth = 895.0...1040.0

  /// The place on the disc; `nil` for what is 57 degrees or more from the Sun.
  func place(ofPixel point: SIMD2<Double>) -> SIMD2<Double>? {
    let offset = point - center
    let plain = SIMD2(right.x * offset.x, up.y * offset.y)
    let sky = SIMD2(plain.x * roll.x - plain.y * roll.y, plain.x * roll.y + plain.y * roll.x)
    if abs(sky.x) < 0.02, abs(sky.y) < 0.02 {
      // The series are exact to the last digit there.
      let square: Double = sky.y * sky.y
      let cosine: Double = 1 - square / 2 * (1 - square / 12 * (1 - square / 30))
      return SIMD2(cosine * Self.sine(sky.x), Self.sine(sky.y)) * distance
    }
    guard abs(sky.x) < 1, abs(sky.y) < 1 else { return nil }
    return SIMD2(cos(sky.y) * sin(sky.x), sin(sky.y)) * distance
  }

  private static func sine(_ angle: Double) -> Double {
    let square: Double = angle * angle
    return angle * (1 - square / 6 * (1 - square / 20 * (1 - square / 42)))
  }

  /// The point of the surface at a place within the limb or on it: along the axes of the centre of the disc,
  /// the Sun's north and what is east of both on the map.
  func point(atPlace place: SIMD2<Double>) -> SIMD3<Double> {
    let square = place.x * place.x + place.y * place.y
    let cosine = (1 - square / (distance * distance)).squareRoot()
    let depth = distance * cosine - max(0, 1 - square).squareRoot()
    let share = depth / distance
    let (x, y, z) = (share * place.x, share * place.y, distance - depth * cosine)
    let toward = z * latitude.x - y * latitude.y
    let north = y * latitude.x + z * latitude.y
    // To length 1 again, which rounding and the limb leave by less than 1e-12: so little that two members of
    // the series of the root are all of it.
    let vector = SIMD3(toward, x, north)
    return vector * (1.5 - vector.square / 2)
  }
}
