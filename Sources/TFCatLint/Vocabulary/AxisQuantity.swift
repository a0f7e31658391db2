import TFCat
import VOVocabulary

/// What the values of an axis measure, which its unit must measure too.
enum AxisQuantity {
  case time
  /// `nil` where the axis has no type that is known.
  case spectral(SpectralCoordinateType?)

  /// Whether a text is a unit of it.
  func isMeasured(in text: String) -> Bool {
    guard let unit = VOUnit(text), !unit.hasUnknownSymbols else { return false }
    return switch self {
    case .time: unit.dimension == .time
    case .spectral(let type?): unit.dimension == type.dimension
    case .spectral(nil): SpectralCoordinateType(measuredIn: unit) != nil
    }
  }

  /// What to write in the place of a unit of something else, with an example.
  var wanted: String {
    switch self {
    case .time: "a unit of time, such as \"s\""
    case .spectral(.frequency?): "a unit of frequency, such as \"MHz\""
    case .spectral(.wavelength?): "a unit of wavelength, such as \"nm\""
    case .spectral(.energy?): "a unit of energy, such as \"keV\""
    case .spectral(.wavenumber?): "a unit of wavenumber, such as \"m**-1\""
    case .spectral(nil): "a unit of the spectral axis, such as \"MHz\""
    }
  }
}
