import Base

/// The six predefined time coordinates of the standard, by the spelling of `time_coords_id`.
public enum TimeSystem: String, Sendable, Hashable, CaseIterable, Codable {
  /// POSIX time: seconds of UTC days of 86400 s since 1970-01-01.
  case unix
  /// Julian day, UTC.
  case jd
  /// Modified Julian day, JD - 2400000.5, UTC.
  case mjd
  /// Modified Julian day of CNES, days since 1950-01-01, UTC.
  case mjdCNES = "mjd_cnes"
  /// Modified (truncated) Julian day of NASA, days since 1968-05-24, UTC.
  case mjdNASA = "mjd_nasa"
  /// CDF epoch TT2000, nanoseconds of TT; for the origin see ``TT2000Origin``.
  case cdfTT2000 = "cdf_tt2000"

  /// The `name` that the format's table gives.
  public var name: String {
    switch self {
    case .unix: "Timestamp (Unix Time)"
    case .jd: "Julian Day"
    case .mjd: "Modified Julian Day"
    case .mjdCNES: "Modified Julian Day (CNES)"
    case .mjdNASA: "Modified Julian Day (NASA)"
    case .cdfTT2000: "CDF Epoch TT2000"
    }
  }

  /// The unit as a VOUnit.
  public var unit: String {
    switch self {
    case .unix: "s"
    case .jd, .mjd, .mjdCNES, .mjdNASA: "d"
    case .cdfTT2000: "ns"
    }
  }

  /// The unit in seconds.
  public var secondsPerUnit: Double {
    switch self {
    case .unix: 1
    case .jd, .mjd, .mjdCNES, .mjdNASA: 86400
    case .cdfTT2000: 1e-9
    }
  }

  /// The time scale.
  public var scale: TimeScale { self == .cdfTT2000 ? .tt : .utc }

  /// The Julian date of the value 0.
  func originJulianDate(_ tt2000: TT2000Origin) -> Double {
    switch self {
    case .unix: JulianDate.unix
    case .jd: 0
    case .mjd: JulianDate.mjd
    case .mjdCNES: JulianDate.mjdCNES
    case .mjdNASA: JulianDate.mjdNASA
    case .cdfTT2000: tt2000 == .j2000Noon ? JulianDate.j2000 : JulianDate.j2000 - 0.5
    }
  }
}

/// What `cdf_tt2000` values count from.
///
/// NASA's CDF defines TT2000 as nanoseconds since J2000, 2000-01-01T12:00:00 TT. The table of the TFCat
/// format says 2000-01-01T00:00:00, twelve hours earlier. A catalogue in this system takes its numbers from
/// CDF files, which all CDF software writes with the noon origin, so noon is the default: it shows the time
/// that the data have. `midnight` is for catalogues whose numbers were made by the table.
public enum TT2000Origin: String, Sendable, Hashable, CaseIterable {
  /// 2000-01-01T12:00:00 TT, as CDF defines it.
  case j2000Noon
  /// 2000-01-01T00:00:00 TT, as the table of the TFCat format says.
  case midnight
}
