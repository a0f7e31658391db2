/// What the values of a spectral axis are: the `type` of TFCat `spectral_coords`.
public enum SpectralCoordinateType: String, Hashable, Sendable, CaseIterable {
  /// Cycles in a time; `Hz` and its multiples.
  case frequency
  /// Length of a wave in vacuum; `m` and its multiples.
  case wavelength
  /// Energy of a photon; `eV`, `J` and their multiples.
  case energy
  /// Waves in a length, in vacuum; `m**-1` and its multiples.
  case wavenumber

  /// The dimension that the unit of such an axis must have.
  public var dimension: UnitDimension {
    switch self {
    case .frequency: .frequency
    case .wavelength: .length
    case .energy: .energy
    case .wavenumber: .wavenumber
    }
  }

  /// The type whose values are given in a unit; `nil` for a unit of something else.
  public init?(measuredIn unit: VOUnit) {
    guard let type = SpectralCoordinateType.allCases.first(where: { $0.dimension == unit.dimension }) else {
      return nil
    }
    self = type
  }
}
