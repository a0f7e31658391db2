extension Quantity {
  /// The exponents of the SI base units and of the radian in the coherent unit of a quantity.
  ///
  /// The radian counts as a base unit, so that an angle is not taken for a number nor an angular velocity for
  /// a frequency. Exponents are multiples of one half, thus exact: amplitude spectral densities need the
  /// halves.
  public struct Dimension: Sendable, Hashable {
    /// The power of the metre.
    public var metre: Double
    /// The power of the kilogram.
    public var kilogram: Double
    /// The power of the second.
    public var second: Double
    /// The power of the ampere.
    public var ampere: Double
    /// The power of the kelvin.
    public var kelvin: Double
    /// The power of the mole.
    public var mole: Double
    /// The power of the candela.
    public var candela: Double
    /// The power of the radian.
    public var radian: Double

    /// A dimension of these powers.
    public init(
      metre: Double = 0, kilogram: Double = 0, second: Double = 0, ampere: Double = 0,
      kelvin: Double = 0, mole: Double = 0, candela: Double = 0, radian: Double = 0
    ) {
      self.metre = metre
      self.kilogram = kilogram
      self.second = second
      self.ampere = ampere
      self.kelvin = kelvin
      self.mole = mole
      self.candela = candela
      self.radian = radian
    }
  }

  /// The dimension of the quantity: of `fluxDensity` (W m-2 Hz-1) it is kg s-2.
  public var dimension: Dimension {
    switch self {
    case .dimensionless: Dimension()
    case .time: Dimension(second: 1)
    case .frequency: Dimension(second: -1)
    case .length: Dimension(metre: 1)
    case .area: Dimension(metre: 2)
    case .volume: Dimension(metre: 3)
    case .wavenumber: Dimension(metre: -1)
    case .angularWavenumber: Dimension(metre: -1, radian: 1)
    case .angle: Dimension(radian: 1)
    case .solidAngle: Dimension(radian: 2)
    case .angularVelocity: Dimension(second: -1, radian: 1)
    case .velocity: Dimension(metre: 1, second: -1)
    case .acceleration: Dimension(metre: 1, second: -2)
    case .temperature: Dimension(kelvin: 1)
    case .mass: Dimension(kilogram: 1)
    case .massDensity: Dimension(metre: -3, kilogram: 1)
    case .numberDensity: Dimension(metre: -3)
    case .numberColumnDensity: Dimension(metre: -2)
    case .massColumnDensity: Dimension(metre: -2, kilogram: 1)
    case .energyDensity: Dimension(metre: -1, kilogram: 1, second: -2)
    case .energy: Dimension(metre: 2, kilogram: 1, second: -2)
    case .momentOfInertia: Dimension(metre: 2, kilogram: 1)
    case .power: Dimension(metre: 2, kilogram: 1, second: -3)
    case .spectralPower: Dimension(metre: 2, kilogram: 1, second: -2)
    case .radiantIntensity: Dimension(metre: 2, kilogram: 1, second: -3, radian: -2)
    case .spectralRadiantIntensity: Dimension(metre: 2, kilogram: 1, second: -2, radian: -2)
    case .irradiance: Dimension(kilogram: 1, second: -3)
    case .particleFlux: Dimension(metre: -2, second: -1)
    case .fluxDensity: Dimension(kilogram: 1, second: -2)
    case .fluxDensityPerWavelength: Dimension(metre: -1, kilogram: 1, second: -3)
    case .fluxDensityPerEnergy: Dimension(metre: -2, second: -1)
    case .photonFluxDensityPerEnergy: Dimension(metre: -4, kilogram: -1, second: 1)
    case .radiance: Dimension(kilogram: 1, second: -3, radian: -2)
    case .spectralRadiance: Dimension(kilogram: 1, second: -2, radian: -2)
    case .spectralRadiancePerWavelength: Dimension(metre: -1, kilogram: 1, second: -3, radian: -2)
    case .fluence: Dimension(kilogram: 1, second: -2)
    case .particleFluence: Dimension(metre: -2)
    case .magneticField: Dimension(kilogram: 1, second: -2, ampere: -1)
    case .magneticFieldSpectralDensity: Dimension(kilogram: 2, second: -3, ampere: -2)
    case .magneticFieldAmplitudeDensity: Dimension(kilogram: 1, second: -1.5, ampere: -1)
    case .electricField: Dimension(metre: 1, kilogram: 1, second: -3, ampere: -1)
    case .electricFieldSpectralDensity: Dimension(metre: 2, kilogram: 2, second: -5, ampere: -2)
    case .electricFieldAmplitudeDensity: Dimension(metre: 1, kilogram: 1, second: -2.5, ampere: -1)
    case .electricPotential: Dimension(metre: 2, kilogram: 1, second: -3, ampere: -1)
    case .electricPotentialSpectralDensity: Dimension(metre: 4, kilogram: 2, second: -5, ampere: -2)
    case .electricPotentialAmplitudeDensity: Dimension(metre: 2, kilogram: 1, second: -2.5, ampere: -1)
    case .electricCharge: Dimension(second: 1, ampere: 1)
    case .chargeDensity: Dimension(metre: -3, second: 1, ampere: 1)
    case .electricCurrent: Dimension(ampere: 1)
    case .electricCurrentDensity: Dimension(metre: -2, ampere: 1)
    case .gravitationalPotential: Dimension(metre: 2, second: -2)
    case .rotationMeasure: Dimension(metre: -2, radian: 1)
    }
  }
}
