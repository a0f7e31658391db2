public import TFCatJSON

extension CRS: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
  public init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "a CRS object")
    switch try members.requireString("type") {
    case "local":
      var crs = try members.require("properties", as: LocalCRS.self)
      crs.outerForeignMembers = members.foreignMembers
      crs.outerMemberOrder = members.order
      self = .local(crs)
    case "name": self = .name(json.object ?? JSONObject())
    case "link": self = .link(json.object ?? JSONObject())
    case let type:
      throw ModelError(.unknownValue, at: ["type"], "\"\(type)\" is no CRS type; TFCat 1.0 knows \"local\"")
    }
  }

  /// The JSON form.
  public var json: JSONValue {
    switch self {
    case .name(let object), .link(let object): return .object(object)
    case .local(let crs):
      var members = MemberWriter()
      members.add("type", "local")
      members.add("properties", crs.json)
      return members.json(foreign: crs.outerForeignMembers, order: crs.outerMemberOrder)
    }
  }
}

extension LocalCRS: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
  public init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "the properties of a CRS")
    name = try members.takeString("name")
    let id = try members.takeString("time_coords_id")
    let explicit = try members.take("time_coords", as: ExplicitTimeCoordinates.self)
    switch (id, explicit) {
    case (let id?, nil):
      guard let system = TimeSystem(rawValue: id) else {
        throw ModelError(.unknownValue, at: ["time_coords_id"], "\"\(id)\" is no time coordinate id")
      }
      timeCoordinates = .predefined(system)
    case (nil, let explicit?): timeCoordinates = .explicit(explicit)
    case (nil, nil):
      throw ModelError(.missingMember, at: [], "one of \"time_coords_id\" and \"time_coords\" must be there")
    case (_?, _?):
      throw ModelError(.unknownValue, at: [], "\"time_coords_id\" and \"time_coords\" exclude each other")
    }
    spectralCoordinates = try members.require("spectral_coords", as: SpectralCoordinates.self)
    referencePosition = try members.requireString("ref_position_id")
    foreignMembers = members.foreignMembers
    memberOrder = members.order
    outerForeignMembers = JSONObject()
  }

  /// The JSON form.
  public var json: JSONValue {
    var members = MemberWriter()
    members.add("name", name.map(JSONValue.string))
    switch timeCoordinates {
    case .predefined(let system): members.add("time_coords_id", .string(system.rawValue))
    case .explicit(let coordinates): members.add("time_coords", coordinates.json)
    }
    members.add("spectral_coords", spectralCoordinates.json)
    members.add("ref_position_id", .string(referencePosition))
    return members.json(foreign: foreignMembers, order: memberOrder)
  }
}

extension ExplicitTimeCoordinates: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
  public init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "time_coords")
    name = try members.takeString("name")
    unit = try members.requireString("unit")
    origin = try members.requireString("time_origin")
    let text = try members.requireString("time_scale")
    guard let known = TimeScale(rawValue: text) else {
      throw ModelError(.unknownValue, at: ["time_scale"], "\"\(text)\" is no time scale")
    }
    scale = known
    foreignMembers = members.foreignMembers
    memberOrder = members.order
  }

  /// The JSON form.
  public var json: JSONValue {
    var members = MemberWriter()
    members.add("name", name.map(JSONValue.string))
    members.add("unit", .string(unit))
    members.add("time_origin", .string(origin))
    members.add("time_scale", .string(scale.rawValue))
    return members.json(foreign: foreignMembers, order: memberOrder)
  }
}

extension SpectralCoordinates: JSONRepresentable {
  /// Reads the JSON form.
  ///
  /// - Throws: `ModelError` with the place in it that is wrong.
  public init(json: JSONValue) throws(ModelError) {
    var members = try MemberReader(json, what: "spectral_coords")
    let type = try members.requireString("type")
    guard let kind = Kind(rawValue: type) else {
      throw ModelError(.unknownValue, at: ["type"], "\"\(type)\" is no spectral coordinate type")
    }
    self.kind = kind
    unit = try members.requireString("unit")
    if let text = try members.takeString("scale") {
      guard let scale = Scale(rawValue: text) else {
        throw ModelError(.unknownValue, at: ["scale"], "\"\(text)\" is no scale: use \"linear\" or \"log\"")
      }
      self.scale = scale
    }
    foreignMembers = members.foreignMembers
    memberOrder = members.order
  }

  /// The JSON form.
  public var json: JSONValue {
    var members = MemberWriter()
    members.add("type", .string(kind.rawValue))
    members.add("unit", .string(unit))
    members.add("scale", scale.map { .string($0.rawValue) })
    return members.json(foreign: foreignMembers, order: memberOrder)
  }
}
