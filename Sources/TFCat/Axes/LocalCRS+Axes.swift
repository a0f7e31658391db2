internal import VOVocabulary

extension LocalCRS {
  /// How the times of this CRS become instants.
  ///
  /// - Parameter tt2000Origin: what `cdf_tt2000` counts from.
  /// - Returns: `nil` when the unit is no unit of time or the origin no date, which the linter reports.
  public func timeAxis(tt2000Origin: TT2000Origin = .j2000Noon) -> TimeAxis? {
    try? timeCoordinates.axis(tt2000Origin: tt2000Origin)
  }

  /// Both axes, worked out once for many positions.
  ///
  /// - Parameter tt2000Origin: what `cdf_tt2000` counts from.
  /// - Throws: `AxisError` for a unit that is not one of its axis, and an origin that is no date.
  public func axes(tt2000Origin: TT2000Origin = .j2000Noon) throws(AxisError) -> CRSAxes {
    try CRSAxes(self, tt2000Origin: tt2000Origin)
  }

  /// The instant that a time of this CRS stands for, in the scale of its axis: `converted(to: .utc)` gives
  /// UTC, and says why where there is none (`UNKNOWN`, `SCET`, `SCLK`).
  ///
  /// The axis is worked out anew each time; for many times ask for `axes()` once.
  ///
  /// - Returns: `nil` when the axis is not understood, or the time is beyond all calendars.
  public func instant(of time: Double) -> Instant? { timeAxis()?.instant(of: time) }

  /// The frequency in Hz of a spectral value of this CRS, whatever its type and unit; infinite for a
  /// wavelength of zero.
  ///
  /// - Returns: `nil` when the axis is not understood.
  public func frequency(of spectral: Double) -> Double? {
    (try? spectralCoordinates.conversion())?.hertz(spectral)
  }

  /// The frequencies in Hz of spectral values of this CRS, in the same order.
  ///
  /// - Throws: `AxisError` when the unit of the axis is not one of its type.
  public func frequencies(of spectral: [Double]) throws(AxisError) -> [Double] {
    let conversion = try spectralCoordinates.conversion()
    var values = spectral
    conversion.convertToHertz(&values)
    return values
  }

  /// The unit of the times, as VOUnits write it.
  public var timeUnit: String {
    switch timeCoordinates {
    case .predefined(let system): system.unit
    case .explicit(let axis): axis.unit
    }
  }
}

extension TimeCoordinates {
  /// - Parameter tt2000Origin: what `cdf_tt2000` counts from.
  /// - Throws: `AxisError` for what is no unit of time, and no date.
  func axis(tt2000Origin: TT2000Origin) throws(AxisError) -> TimeAxis {
    switch self {
    case .predefined(let system): return TimeAxis(system, tt2000Origin: tt2000Origin)
    case .explicit(let axis):
      let unit: VOUnit
      do {
        unit = try VOUnit(parsing: axis.unit)
      } catch {
        throw AxisError(.timeUnit, "\"\(axis.unit)\" is no unit of time: \(error)")
      }
      guard unit.dimension == .time else {
        throw AxisError(.timeUnit, "\"\(axis.unit)\" is no unit of time; write s, min, h, d or the like")
      }
      let origin: Instant
      do {
        origin = try Instant(iso8601: axis.origin, scale: axis.scale)
      } catch {
        throw AxisError(.timeOrigin, "the time origin \"\(axis.origin)\" is no date: \(error.message)")
      }
      guard let result = TimeAxis(secondsPerUnit: unit.scale, origin: origin) else {
        throw AxisError(.timeUnit, "\"\(axis.unit)\" is too small or too large a unit of time")
      }
      // The format's own table writes the origin of the Julian day so, in the Julian calendar.
      guard result.hasJulianCalendarOrigin, let zero = Instant(jd1: 0, scale: axis.scale),
        let julian = TimeAxis(secondsPerUnit: unit.scale, origin: zero)
      else { return result }
      return julian
    }
  }
}

extension SpectralCoordinates {
  /// - Throws: `AxisError` when the unit is not one of the type.
  func conversion() throws(AxisError) -> SpectralConversion {
    let unit: VOUnit
    do {
      unit = try VOUnit(parsing: self.unit)
    } catch {
      throw AxisError(.spectralUnit, "\"\(self.unit)\" is no unit of \(kind.rawValue): \(error)")
    }
    do {
      return try SpectralConversion(type: kind.type, unit: unit)
    } catch {
      throw AxisError(.spectralUnit, error.description)
    }
  }
}

extension SpectralCoordinates.Kind {
  /// The same in the words of `VOVocabulary`.
  var type: SpectralCoordinateType {
    switch self {
    case .frequency: .frequency
    case .wavelength: .wavelength
    case .energy: .energy
    case .wavenumber: .wavenumber
    }
  }

  init(_ type: SpectralCoordinateType) {
    switch type {
    case .frequency: self = .frequency
    case .wavelength: self = .wavelength
    case .energy: self = .energy
    case .wavenumber: self = .wavenumber
    }
  }
}
