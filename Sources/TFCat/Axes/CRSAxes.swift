import TFCatJSON
internal import VOVocabulary

/// The two axes of a CRS as physics: numbers become instants and frequencies.
///
///     let axes = try crs.axes()
///     axes.instant(of: 1158051858)   // 2006-09-12T09:04:18 UTC
///     axes.frequency(of: 24.73)      // 24730000, where the CRS counts MHz
public struct CRSAxes: Sendable, Hashable {
  /// The time axis.
  public let time: TimeAxis
  /// What `cdf_tt2000` counts from.
  public let tt2000Origin: TT2000Origin
  let spectral: SpectralConversion

  /// The axes of a CRS, worked out once.
  ///
  /// - Throws: `AxisError` for a unit that is not one of its axis, and an origin that is no date.
  public init(_ crs: LocalCRS, tt2000Origin: TT2000Origin = .j2000Noon) throws(AxisError) {
    time = try crs.timeCoordinates.axis(tt2000Origin: tt2000Origin)
    spectral = try crs.spectralCoordinates.conversion()
    self.tt2000Origin = tt2000Origin
  }

  /// - Throws: `AxisError` `noAxes` for no CRS, and for one of the types `name` and `link`; else as for a
  ///   `LocalCRS`.
  init(_ crs: CRS?, tt2000Origin: TT2000Origin) throws(AxisError) {
    try self.init(CRS.local(crs), tt2000Origin: tt2000Origin)
  }

  /// The instant that a time stands for, in the scale of the axis; `nil` if it is beyond all calendars.
  public func instant(of time: Double) -> Instant? { self.time.instant(of: time) }

  /// The frequency in Hz of a spectral value; infinite for a wavelength of zero.
  public func frequency(of spectral: Double) -> Double { self.spectral.hertz(spectral) }

  /// The spectral value of a frequency in Hz.
  public func spectralValue(ofFrequency hertz: Double) -> Double { spectral.inverse(hertz) }

  /// The moment and the frequency of a position, the moment in UTC.
  ///
  /// - Throws: `AxisError` for a time scale that does not convert, and a time beyond all calendars.
  public func physical(_ position: Position) throws(AxisError) -> PhysicalPosition {
    PhysicalPosition(instant: try utc(position.time), frequency: frequency(of: position.spectral))
  }

  /// - Throws: `AxisError` for a time scale that does not convert, and a time beyond all calendars.
  ///
  /// - Parameter integer: the time to its last digit, where it is an integer beyond 2^53.
  func utc(_ time: Double, _ integer: Int64? = nil) throws(AxisError) -> Instant {
    guard let instant = integer.map({ self.time.instant(ofInteger: $0) }) ?? instant(of: time) else {
      throw .notATime(time)
    }
    do {
      return try instant.converted(to: .utc)
    } catch {
      throw AxisError(error)
    }
  }
}

/// A point of a dynamic spectrum, free of any CRS.
public struct PhysicalPosition: Hashable, Sendable {
  /// In UTC.
  public var instant: Instant
  /// In Hz.
  public var frequency: Double

  /// A point from its two values.
  ///
  /// - Parameters:
  ///   - instant: in UTC.
  ///   - frequency: in Hz.
  public init(instant: Instant, frequency: Double) {
    self.instant = instant
    self.frequency = frequency
  }
}

extension CRS {
  /// The CRS as one that describes its axes.
  ///
  /// - Throws: `AxisError` `noAxes` for no CRS, and for one of the types `name` and `link`.
  static func local(_ crs: CRS?) throws(AxisError) -> LocalCRS {
    switch crs {
    case .local(let crs)?: return crs
    case .name?:
      throw AxisError(.noAxes, "a CRS of type \"name\" does not describe its axes; give a local one")
    case .link?:
      throw AxisError(.noAxes, "a CRS of type \"link\" does not describe its axes; give a local one")
    case nil: throw AxisError(.noAxes, "no CRS tells what times and spectral values mean")
    }
  }
}

extension AxisError {
  init(_ error: TimeConversionError) {
    self.init(error.code == .notConvertible ? .timeScale : .timeRange, error.description)
  }

  static func notATime(_ value: Double) -> AxisError {
    AxisError(
      .timeRange,
      value == -0x1p63
        ? "the fill value of CDF (-2^63) is no time"
        : "\(JSONNumber(value)?.literal ?? "\(value)") is no time: it is beyond all calendars")
  }
}
