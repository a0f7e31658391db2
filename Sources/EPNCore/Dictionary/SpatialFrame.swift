/// What the columns c1, c2 and c3 are: the values of `spatial_frame_type` (EPN-TAP 2.0, table of
/// coordinates).
public enum SpatialFrame: String, Sendable, Hashable, CaseIterable {
  /// Right ascension and declination in degrees, distance in AU.
  case celestial
  /// East longitude and latitude in degrees, altitude in km.
  case body
  /// km.
  case cartesian
  /// Radius in m, colatitude and azimuth in degrees.
  case spherical
  /// Radius in km, azimuth in degrees, height in km.
  case cylindrical
  /// No coordinates: the columns are NULL and have neither unit nor UCD.
  case none

  /// The unit and the UCD of a coordinate in a frame.
  public struct Definition: Sendable, Hashable {
    /// In VOUnits: `deg`, `km`; `nil` where there is no coordinate.
    public var unit: String?
    /// UCD1+, such as `pos.eq.ra;stat.min`; `nil` where there is no coordinate.
    public var ucd: String?
  }

  private var axes: [(unit: String, ucd: String)] {
    switch self {
    case .celestial: [("deg", "pos.eq.ra"), ("deg", "pos.eq.dec"), ("AU", "pos.distance")]
    case .body: [("deg", "pos.bodyrc.lon"), ("deg", "pos.bodyrc.lat"), ("km", "pos.bodyrc.alt")]
    case .cartesian: [("km", "pos.cartesian.x"), ("km", "pos.cartesian.y"), ("km", "pos.cartesian.z")]
    case .spherical: [("m", "pos.spherical.r"), ("deg", "pos.spherical.colat"), ("deg", "pos.spherical.azi")]
    case .cylindrical:
      [("km", "pos.cylindrical.r"), ("deg", "pos.cylindrical.azi"), ("km", "pos.cylindrical.z")]
    case .none: []
    }
  }

  /// The unit and the UCD of a column of coordinates, such as `c1min`.
  ///
  /// - Parameters:
  ///   - coordinate: 1 to 3.
  ///   - isResolution: whether the column is about the resolution, as `c1_resol_min` is.
  ///   - name: the name of the column; its ending tells the lower limit (`min`) from the upper one.
  public func definition(of coordinate: Int, isResolution: Bool, name: String) -> Definition {
    guard axes.indices.contains(coordinate - 1) else { return Definition() }
    let axis = axes[coordinate - 1]
    let word = isResolution ? (axis.unit == "deg" ? "pos.angResolution" : "pos.resolution") : axis.ucd
    return Definition(unit: axis.unit, ucd: "\(word);\(name.hasSuffix("min") ? "stat.min" : "stat.max")")
  }

  /// Whether the coordinate is a longitude, whose least value may be the greater one: it goes through 0.
  public func isLongitude(_ coordinate: Int) -> Bool {
    switch self {
    case .celestial, .body: coordinate == 1
    case .spherical: coordinate == 3
    case .cylindrical: coordinate == 2
    case .cartesian, .none: false
    }
  }
}
