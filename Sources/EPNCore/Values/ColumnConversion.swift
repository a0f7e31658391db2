internal import VOVocabulary

/// How numbers in a unit of their own become numbers in the unit of a column: found out once, and then the
/// same for each number.
struct ColumnConversion: Sendable {
  private enum Way: Sendable {
    case none
    case scaling(UnitScaling)
    /// Kilobytes of 1024 bytes are what services mean.
    case kilobytes(bytesPerUnit: Double)
    /// A wavelength, a wavenumber or an energy of light is a frequency too.
    case spectral(SpectralConversion)
  }

  private let way: Way

  /// - Returns: `nil` for a unit that does not convert to that of the column.
  init?(from unit: VOUnit, to column: GranuleColumn, in frame: SpatialFrame) {
    guard let text = column.unit(in: frame) else {
      guard !column.takesAnyUnit(in: frame) else {
        way = .none
        return
      }
      guard let scaling = unit.scaling(to: .one) else { return nil }
      way = .scaling(scaling)
      return
    }
    guard let target = try? VOUnit(parsing: text) else { return nil }
    if text == "kbyte", let bytes = (try? VOUnit(parsing: "byte")).flatMap({ unit.factor(to: $0) }) {
      way = .kilobytes(bytesPerUnit: bytes)
    } else if let scaling = unit.scaling(to: target) {
      way = .scaling(scaling)
    } else if text == "Hz", let type = SpectralCoordinateType(measuredIn: unit),
      let conversion = try? SpectralConversion(type: type, unit: unit)
    {
      way = .spectral(conversion)
    } else {
      return nil
    }
  }

  /// - Returns: `nil` for units that do not convert into each other.
  init?(from unit: VOUnit, to other: VOUnit) {
    guard let scaling = unit.scaling(to: other) else { return nil }
    way = .scaling(scaling)
  }

  /// Whether the greater number becomes the lesser one, as that of a wavelength.
  var reverses: Bool {
    if case .spectral(let conversion) = way { conversion.reverses } else { false }
  }

  /// The number in the unit of the column; infinite for a wavelength of zero.
  func convert(_ number: Double) -> Double {
    switch way {
    case .none: number
    case .scaling(let scaling): scaling.convert(number)
    case .kilobytes(let bytes): number * bytes / 1024
    case .spectral(let conversion): conversion.hertz(number)
    }
  }
}

extension GranuleColumn {
  /// The unit of the column in rows of a spatial frame, which gives c1 to c3 theirs; `nil` for none.
  func unit(in frame: SpatialFrame) -> String? {
    guard let coordinate else { return unit }
    return frame.definition(of: coordinate, isResolution: isResolution, name: name).unit
  }

  /// Whether the standard leaves the unit open: particles are told by energy or by mass, and the frame of
  /// coordinates may differ from row to row.
  func takesAnyUnit(in frame: SpatialFrame) -> Bool {
    name.hasPrefix("particle_spectral_") || (coordinate != nil && frame == .none)
  }
}
