import VOVocabulary

extension LocalCRS {
  /// How the times of this CRS become instants.
  ///
  /// - Parameter tt2000Origin: what `cdf_tt2000` counts from.
  /// - Returns: `nil` when the unit is no unit of time or the origin no date, which the linter reports.
  public func timeAxis(tt2000Origin: TT2000Origin = .j2000Noon) -> TimeAxis? {
    switch timeCoordinates {
    case .predefined(let system): return TimeAxis(system, tt2000Origin: tt2000Origin)
    case .explicit(let axis):
      guard let unit = try? VOUnit(parsing: axis.unit), unit.dimension == .time,
        let origin = try? Instant(iso8601: axis.origin, scale: axis.scale)
      else { return nil }
      return TimeAxis(secondsPerUnit: unit.scale, origin: origin)
    }
  }

  /// The unit of the times, as VOUnits write it.
  public var timeUnit: String {
    switch timeCoordinates {
    case .predefined(let system): system.unit
    case .explicit(let axis): axis.unit
    }
  }
}
