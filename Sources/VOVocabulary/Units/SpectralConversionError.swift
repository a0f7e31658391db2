/// Why a spectral axis cannot be converted: its unit does not measure its type.
public struct SpectralConversionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What the axis measures.
  public let type: SpectralCoordinateType
  /// The unit that does not fit.
  public let unit: VOUnit
  /// The type that the unit would fit; `nil` when it fits none.
  public let fittingType: SpectralCoordinateType?

  init(type: SpectralCoordinateType, unit: VOUnit) {
    self.type = type
    self.unit = unit
    fittingType = SpectralCoordinateType(measuredIn: unit)
  }

  /// The text that messages show.
  public var description: String {
    let wanted = "\(type.rawValue) needs a unit of dimension \(type.dimension)"
    guard let fittingType else { return "\(wanted); \(unit) has the dimension \(unit.dimension)." }
    return "\(wanted); \(unit) is a unit of \(fittingType.rawValue)."
  }
}
