extension GranuleColumn {
  /// What angles, times, frequencies and sizes can be (EPN-TAP 2.0, sections 2 to 4).
  static func range(of name: String) -> ClosedRange<Double>? {
    if name.hasPrefix("incidence_") || name.hasPrefix("emergence_") { return 0...90 }
    if name.hasPrefix("phase_") { return -180...180 }
    if name.hasPrefix("local_time_") { return 0...24 }
    if name == "ra" || name.hasPrefix("solar_longitude") { return 0...360 }
    if name.contains("longitude") || name == "observer_lon" { return -180...360 }
    if name == "dec" || name.contains("latitude") || name == "observer_lat" { return -90...90 }
    let isSize = [
      "time_sampling", "time_exp", "spectral_", "access_estsize", "target_distance", "earth_distance",
      "sun_distance",
    ]
    return isSize.contains { name.hasPrefix($0) } || name.contains("_resol_") ? 0...Double.infinity : nil
  }

  /// Whether a range of the column may go through the zero of its circle, so that the lower limit is the
  /// greater number: longitudes through 0, local times through midnight. Of c1 to c3 the frame tells.
  package static func isCircular(_ name: String) -> Bool {
    name.contains("longitude") || name.hasPrefix("local_time") || name.hasPrefix("azimuth")
  }

  /// Whether the lower limit of such columns is never the greater number. Without a frame that is unknown of
  /// c1 to c3.
  func isOrdered(in frame: SpatialFrame) -> Bool {
    guard let coordinate, !isResolution else { return !Self.isCircular(name) }
    return frame != .none && !frame.isLongitude(coordinate)
  }
}
