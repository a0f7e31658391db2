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
  case predefined(TimeSystem)
  case explicit(ExplicitTimeCoordinates)
}

/// `time_coords`: an axis that counts `unit`s of `scale` from `origin`.
public struct ExplicitTimeCoordinates: Hashable, Sendable {
  public var name: String?
  /// A VOUnit of time.
  public var unit: String
  /// ISO 8601, in the scale of the axis.
  public var origin: String
  public var scale: TimeScale
  public var foreignMembers = JSONObject()
  public var memberOrder = MemberOrder()

  public init(name: String? = nil, unit: String, origin: String, scale: TimeScale) {
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
