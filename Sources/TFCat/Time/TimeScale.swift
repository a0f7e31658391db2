/// A time scale of the TFCat standard: the IVOA `timescale` vocabulary plus the two on-board scales.
///
/// The raw value is the spelling of the `time_scale` member, upper case only.
///
/// Eight scales are bound to one another and convert through TAI. Three are carried only: a value in
/// `UNKNOWN`, `SCET` or `SCLK` keeps its scale, and asking for another one is a ``TimeConversionError``.
public enum TimeScale: String, Sendable, Hashable, CaseIterable, Codable {
  /// Coordinated Universal Time, with leap seconds. Before 1972 as ERFA has it: steps and drift from 1960
  /// on, and equal to TAI before 1960.
  case utc = "UTC"
  /// International Atomic Time.
  case tai = "TAI"
  /// Terrestrial Time, TAI + 32.184 s.
  case tt = "TT"
  /// Barycentric Dynamical Time. TDB - TT is taken at the geocentre (ERFA `eraDtdb`).
  case tdb = "TDB"
  /// Barycentric Coordinate Time, linear in TDB (IAU 2006 resolution B3).
  case tcb = "TCB"
  /// Geocentric Coordinate Time, linear in TT (IAU 2000 resolution B1.9).
  case tcg = "TCG"
  /// Universal Time, read as UT1 with an unknown UT1 - UTC, which is taken as zero:
  /// see ``conversionUncertainty``.
  case ut = "UT"
  /// GPS time, TAI - 19 s.
  case gps = "GPS"
  /// A scale that the producer did not know. Not convertible.
  case unknown = "UNKNOWN"
  /// Spacecraft event time. Not convertible: the standard does not say which clock it is kept in.
  case scet = "SCET"
  /// Spacecraft clock. Not convertible: that takes the mission's clock kernel.
  case sclk = "SCLK"

  /// Whether instants in this scale can be re-expressed in another scale.
  public var isConvertible: Bool { reasonAgainstConversion == nil }

  /// Whether a day of this scale may hold another number of seconds than 86400.
  public var hasLeapSeconds: Bool { self == .utc }

  /// The largest error, in seconds, that a conversion between this scale and any other adds by itself;
  /// `nil` for a scale that does not convert.
  ///
  /// Zero for all scales but `UT`, where UT1 - UTC is not known offline: UTC is kept within 0.9 s of UT1 for
  /// the years 1972 on, and that bound is given. It is 0.2 s in 1962-1971; before 1960, where UTC stands
  /// for TAI, the difference grows to 35 s in 1900.
  public var conversionUncertainty: Double? {
    switch self {
    case .ut: 0.9
    case .unknown, .scet, .sclk: nil
    default: 0
    }
  }

  /// Why this scale does not convert, or `nil` if it does.
  var reasonAgainstConversion: String? {
    switch self {
    case .unknown: "the scale was declared as not known"
    case .scet: "spacecraft event time is not bound to one clock by the standard"
    case .sclk: "a spacecraft clock takes the clock kernel of its mission"
    default: nil
    }
  }
}
