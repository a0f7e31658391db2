extension LocalCRS {
  /// The time axis in words.
  package var timeText: String {
    switch timeCoordinates {
    case .predefined(let system): system.rawValue
    case .explicit(let axis): "\(axis.unit) since \(axis.origin) \(axis.scale.rawValue)"
    }
  }

  /// The spectral axis in words.
  package var spectralText: String { "\(spectralCoordinates.kind.rawValue) in \(spectralCoordinates.unit)" }
}
