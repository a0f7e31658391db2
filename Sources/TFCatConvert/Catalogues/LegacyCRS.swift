internal import TFCat
internal import TFCatJSON

/// Layouts of the CRS from before TFCat 1.0: `time_coords` with an `id`, `spectral_coords` with a `name`,
/// `ref_position` as an object, the types `Cartesian` and `Time-Frequency`, or no type.
enum LegacyCRS {
  /// The CRS in the layout of 1.0; `nil` where there is nothing to change.
  static func modernized(_ json: JSONValue) -> JSONValue? {
    guard var crs = json.object, var properties = crs["properties"]?.object else { return nil }
    var isChanged = false
    if let axis = properties["time_coords"]?.object, let id = axis["id"]?.string,
      TimeSystem(rawValue: id) != nil,
      properties["time_coords_id"] == nil
    {
      properties.rename("time_coords", to: "time_coords_id", value: .string(id))
      isChanged = true
    }
    if var axis = properties["spectral_coords"]?.object, axis["type"]?.string == nil,
      let name = axis["name"]?.string, let kind = spectralKind(name)
    {
      axis.rename("name", to: "type", value: .string(kind.rawValue))
      properties["spectral_coords"] = .object(axis)
      isChanged = true
    }
    if properties["ref_position_id"] == nil,
      let position = properties["ref_position"]?["id"]?.string ?? properties["ref_position"]?.string
    {
      properties.rename("ref_position", to: "ref_position_id", value: .string(observer(position)))
      isChanged = true
    }
    let type = crs["type"]?.string
    if type != "local", type != "name", type != "link" {
      crs["type"] = nil
      crs.members.insert(.init(name: "type", value: "local"), at: 0)
      properties["type"] = nil
      isChanged = true
    }
    // Release candidates had the name outside.
    if let name = crs["name"]?.string, isChanged {
      crs["name"] = nil
      if properties["name"] == nil {
        properties.members.insert(.init(name: "name", value: .string(name)), at: 0)
      }
    }
    guard isChanged else { return nil }
    crs["properties"] = .object(properties)
    return .object(crs)
  }

  private static func spectralKind(_ name: String) -> SpectralCoordinates.Kind? {
    SpectralCoordinates.Kind(rawValue: name.lowercased())
  }

  /// Names of spacecraft are written in lower case with dashes; IVOA terms, all in capitals, stay.
  private static func observer(_ name: String) -> String {
    if name == name.uppercased() { return name }
    if name.lowercased() == "cassini" { return "cassini-orbiter" }
    return String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}

extension JSONObject {
  /// Puts another member in the place of one.
  mutating func rename(_ name: String, to newName: String, value: JSONValue) {
    guard let index = members.firstIndex(where: { $0.name == name }) else { return }
    members[index] = Member(name: newName, value: value)
  }
}
