/// A coordinate reference system (TFCat 1.0, after GeoJSON 2008): what the two numbers of a position mean.
///
/// Only `local` is described by the standard; `name` and `link` are kept as they are given.
public indirect enum CRS: Hashable, Sendable {
  case local(LocalCRS)
  case name(JSONObject)
  case link(JSONObject)

  public var local: LocalCRS? {
    if case .local(let crs) = self { crs } else { nil }
  }
}

/// A time axis, a spectral axis and the place where times were measured.
public struct LocalCRS: Hashable, Sendable {
  public var name: String?
  public var timeCoordinates: TimeCoordinates
  public var spectralCoordinates: SpectralCoordinates
  /// `ref_position_id`: an IVOA refposition term (`GEOCENTER`) or the name of an observatory or a spacecraft (`wind`).
  public var referencePosition: String
  public var foreignMembers: JSONObject
  public var memberOrder = MemberOrder()
  /// The members beside `type` and `properties`.
  public var outerForeignMembers: JSONObject
  public var outerMemberOrder = MemberOrder()

  public init(
    name: String? = nil, timeCoordinates: TimeCoordinates, spectralCoordinates: SpectralCoordinates,
    referencePosition: String, foreignMembers: JSONObject = JSONObject(),
    outerForeignMembers: JSONObject = JSONObject()
  ) {
    self.name = name
    self.timeCoordinates = timeCoordinates
    self.spectralCoordinates = spectralCoordinates
    self.referencePosition = referencePosition
    self.foreignMembers = foreignMembers
    self.outerForeignMembers = outerForeignMembers
  }
}

/// The time axis: one of the standard's systems by its id, or a unit, an origin and a scale.
public enum TimeCoordinates: Hashable, Sendable {
  case predefined(PredefinedTimeCoordinates)
  case explicit(ExplicitTimeCoordinates)
}

/// `time_coords_id`: the systems of TFCat 1.0.
public enum PredefinedTimeCoordinates: String, CaseIterable, Hashable, Sendable {
  /// Seconds since 1970-01-01T00:00:00 UTC, leap seconds not counted.
  case unix
  /// Julian date, UTC.
  case jd
  /// Modified Julian date: days since 1858-11-17T00:00:00 UTC.
  case mjd
  /// Days since 1950-01-01T00:00:00 UTC.
  case mjdCNES = "mjd_cnes"
  /// Days since 1968-05-24T00:00:00 UTC.
  case mjdNASA = "mjd_nasa"
  /// Nanoseconds of TT since the year 2000.
  case cdfTT2000 = "cdf_tt2000"

  /// The unit of the values, as VOUnits write it.
  public var unit: String {
    switch self {
    case .unix: "s"
    case .cdfTT2000: "ns"
    default: "d"
    }
  }
}

/// `time_coords`: an axis that counts `unit`s of `scale` from `origin`.
public struct ExplicitTimeCoordinates: Hashable, Sendable {
  public var name: String?
  /// A VOUnit of time.
  public var unit: String
  /// ISO 8601, in the scale of the axis.
  public var origin: String
  public var scale: Scale
  public var foreignMembers = JSONObject()
  public var memberOrder = MemberOrder()

  /// `time_scale`: the IVOA timescale vocabulary and the two spacecraft clocks of TFCat.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    case gps = "GPS"
    case tai = "TAI"
    case tcb = "TCB"
    case tcg = "TCG"
    case tdb = "TDB"
    case tt = "TT"
    case ut = "UT"
    case utc = "UTC"
    case unknown = "UNKNOWN"
    case scet = "SCET"
    case sclk = "SCLK"
  }

  public init(name: String? = nil, unit: String, origin: String, scale: Scale) {
    self.name = name
    self.unit = unit
    self.origin = origin
    self.scale = scale
  }
}

/// The spectral axis.
public struct SpectralCoordinates: Hashable, Sendable {
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case frequency
    case wavelength
    case energy
    case wavenumber
  }

  public enum Scale: String, CaseIterable, Hashable, Sendable {
    case linear
    case log
  }

  public var kind: Kind
  /// A VOUnit.
  public var unit: String
  /// How the axis is to be drawn.
  public var scale: Scale?
  public var foreignMembers = JSONObject()
  public var memberOrder = MemberOrder()

  public init(kind: Kind, unit: String, scale: Scale? = nil) {
    self.kind = kind
    self.unit = unit
    self.scale = scale
  }
}
