import Base

/// From values on a spectral axis to frequencies in hertz, and back.
///
/// Every conversion is one operation, exposed as ``form`` for loops of one's own: `factor * x` for frequency,
/// energy (E / h) and wavenumber (c * k), and `factor / x` for wavelength (c / lambda). The constants are
/// those that EPN-TAP 2.0 fixes: c = 299792458 m/s, h = 6.62607015e-34 J.s; with them 1 eV is 1.602176634e-19
/// J.
public struct SpectralConversion: Hashable, Sendable {
  /// How hertz are made of an axis value.
  public enum Form: Hashable, Sendable {
    /// `hertz = factor * x`.
    case multiply(Double)
    /// `hertz = factor / x`.
    case divide(Double)
  }

  /// The speed of light in m/s.
  public static let speedOfLight = 299_792_458.0
  /// The Planck constant in J.s.
  public static let planckConstant = 6.62607015e-34

  /// What the axis measures.
  public let type: SpectralCoordinateType
  /// The unit of the axis.
  public let unit: VOUnit
  /// How values become frequencies.
  public let form: Form
  /// The factor of `form` with its powers of ten apart.
  let factor: Magnitude
  /// Where the factor is a power of ten: the decimal point moves.
  let decimal: DecimalScaling?

  /// - Throws: ``SpectralConversionError`` when the unit has another dimension than the type.
  public init(type: SpectralCoordinateType, unit: VOUnit) throws(SpectralConversionError) {
    let light = Magnitude(mantissa: SpectralConversion.speedOfLight)
    // As integer and power of ten, both exact: 6.62607015e-34 as a Double is not.
    let planck = Magnitude(mantissa: 662_607_015, decimal: -42)
    let factor: Magnitude? =
      switch type {
      case .frequency: unit.magnitude
      case .energy: unit.magnitude.divided(by: planck)
      case .wavenumber: unit.magnitude.multiplied(by: light)
      case .wavelength: light.divided(by: unit.magnitude)
      }
    guard unit.dimension == type.dimension, let factor, let number = factor.ratio(to: .one) else {
      throw SpectralConversionError(type: type, unit: unit)
    }
    self.type = type
    self.unit = unit
    self.factor = factor
    decimal =
      type == .wavelength ? nil : factor.powerOfTen(over: .one).map(DecimalScaling.init(exponent:))
    form = type == .wavelength ? .divide(number) : .multiply(number)
  }

  /// Whether the scale turns round: the least wavelength is the greatest frequency, so that the ends of a
  /// range exchange places.
  public var reverses: Bool { type == .wavelength }

  /// The frequency in hertz of a value on the axis; infinite for a wavelength of zero.
  public func hertz(_ x: Double) -> Double {
    if let decimal { return decimal.apply(x) }
    return switch form {
    case .multiply(let factor): factor * x
    case .divide(let factor): factor / x
    }
  }

  /// The value on the axis of a frequency in hertz.
  public func inverse(_ hertz: Double) -> Double {
    if let decimal { return DecimalScaling(exponent: -decimal.exponent).apply(hertz) }
    return switch form {
    case .multiply(let factor): hertz / factor
    case .divide(let factor): factor / hertz
    }
  }

  /// A range on the axis as a range in hertz, lower end first when the given one has its lower end first.
  public func hertz(from lower: Double, to upper: Double) -> (min: Double, max: Double) {
    reverses ? (hertz(upper), hertz(lower)) : (hertz(lower), hertz(upper))
  }
}
