extension VOUnit {
  /// The number that a value in this unit is multiplied by to be in another one.
  ///
  /// `nil` when the dimensions differ. Logarithmic units convert among themselves only where that is linear:
  /// `mmag` to `mag` is 1e-3, while `dB` to `mag`, `log(Hz)` to `log(kHz)` and `dB` to a pure number have no
  /// factor.
  public func factor(to other: VOUnit) -> Double? {
    guard dimension == other.dimension else { return nil }
    return magnitude.ratio(to: other.magnitude)
  }

  /// How values in this unit become values in another one; `nil` when the dimensions differ.
  ///
  /// Powers of ten move the decimal point: 0.109 MHz are 109 kHz, and not 108.99999999999999.
  package func scaling(to other: VOUnit) -> UnitScaling? {
    guard dimension == other.dimension else { return nil }
    return UnitScaling(from: magnitude, to: other.magnitude)
  }

  /// Whether values of one unit can be given in the other.
  public func isCompatible(with other: VOUnit) -> Bool {
    dimension == other.dimension
  }
}
