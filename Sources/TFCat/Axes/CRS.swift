public import TFCatJSON

/// A coordinate reference system (TFCat 1.0, after GeoJSON 2008): what the two numbers of a position mean.
///
/// Only `local` is described by the standard; `name` and `link` are kept as they are given.
public indirect enum CRS: Hashable, Sendable {
  case local(LocalCRS)
  /// The whole object, with its `type`.
  case name(JSONObject)
  /// The whole object, with its `type`.
  case link(JSONObject)

  /// The axes; `nil` for a CRS that does not give them.
  public var local: LocalCRS? {
    if case .local(let crs) = self { crs } else { nil }
  }
}

/// A time axis, a spectral axis and the place where times were measured.
public struct LocalCRS: Hashable, Sendable {
  /// For humans, such as `Time-Frequency`.
  public var name: String?
  /// What times count, and from when.
  public var timeCoordinates: TimeCoordinates
  /// What spectral values measure.
  public var spectralCoordinates: SpectralCoordinates
  /// `ref_position_id`: an IVOA refposition term (`GEOCENTER`) or the name of an observatory or a spacecraft
  /// (`wind`).
  public var referencePosition: String
  /// Unknown members of `properties`.
  public var foreignMembers: JSONObject
  /// The order in which the members were written.
  public var memberOrder = MemberOrder()
  /// The members beside `type` and `properties`.
  public var outerForeignMembers: JSONObject
  /// The order in which the members around these were written.
  public var outerMemberOrder = MemberOrder()

  /// A local CRS.
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
  /// `time_coords_id`
  case predefined(TimeSystem)
  /// `time_coords`
  case explicit(ExplicitTimeCoordinates)
}

/// `time_coords`: an axis that counts `unit`s of `scale` from `origin`.
public struct ExplicitTimeCoordinates: Hashable, Sendable {
  /// For humans.
  public var name: String?
  /// A VOUnit of time.
  public var unit: String
  /// `time_origin`: ISO 8601, in the scale of the axis.
  public var origin: String
  /// `time_scale`
  public var scale: TimeScale
  /// Members that the standard does not know (RFC 7946, section 6.1).
  public var foreignMembers = JSONObject()
  /// The order in which the members were written.
  public var memberOrder = MemberOrder()

  /// Explicit time coordinates.
  ///
  /// - Parameters:
  ///   - unit: a VOUnit of time.
  ///   - origin: an ISO 8601 time on `scale`.
  public init(name: String? = nil, unit: String, origin: String, scale: TimeScale) {
    self.name = name
    self.unit = unit
    self.origin = origin
    self.scale = scale
  }
}

/// `spectral_coords`: the spectral axis.
public struct SpectralCoordinates: Hashable, Sendable {
  /// What the spectral axis counts.
  public enum Kind: String, CaseIterable, Hashable, Sendable {
    case frequency
    case wavelength
    case energy
    case wavenumber
  }

  /// How the axis is drawn.
  public enum Scale: String, CaseIterable, Hashable, Sendable {
    case linear
    case log
  }

  /// `type`
  public var kind: Kind
  /// A VOUnit: of frequency, length, energy or inverse length as `kind` asks.
  public var unit: String
  /// How the axis is to be drawn.
  public var scale: Scale?
  /// Members that the standard does not know (RFC 7946, section 6.1).
  public var foreignMembers = JSONObject()
  /// The order in which the members were written.
  public var memberOrder = MemberOrder()

  /// Spectral coordinates.
  ///
  /// - Parameter unit: a VOUnit that fits the kind.
  public init(kind: Kind, unit: String, scale: Scale? = nil) {
    self.kind = kind
    self.unit = unit
    self.scale = scale
  }
}
