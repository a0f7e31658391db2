import LintKit
import TFCat
import TFCatJSON

/// A CRS object taken apart, with what in it follows a layout from before TFCat 1.0. What `oldParts` names is
/// explained by `PreviousCRSLayout`, and the other rules are silent about it.
struct CRSLayout {
  struct OldParts: OptionSet {
    let rawValue: UInt8
    /// `type` is `Cartesian` or `Time-Frequency`, or missing beside other old parts.
    static let type = OldParts(rawValue: 1)
    /// `time_coords` with the `id` of a system.
    static let timeCoordinates = OldParts(rawValue: 2)
    /// `spectral_coords` with a `name` where `type` must be.
    static let spectralCoordinates = OldParts(rawValue: 4)
    /// `ref_position`, an object.
    static let referencePosition = OldParts(rawValue: 8)
  }

  let object: JSONObject
  /// `nil` where they are missing or no object, and in a CRS of type `name` or `link`, whose properties are
  /// others.
  let properties: JSONObject?
  let oldParts: OldParts

  init?(_ node: Node) {
    guard let object = node.object else { return nil }
    self.object = object
    let type = object["type"]?.string
    properties = type == "name" || type == "link" ? nil : object["properties"]?.object
    oldParts = properties.map { Self.oldParts(type: object["type"], $0) } ?? []
  }

  /// `time_coords`, when it is an object that counts: alone, and not of an old layout.
  var timeCoordinates: JSONObject? {
    guard let properties, !oldParts.contains(.timeCoordinates), properties["time_coords_id"].isMissing else {
      return nil
    }
    return properties["time_coords"]?.object
  }

  var spectralCoordinates: JSONObject? { properties?["spectral_coords"]?.object }

  private static let oldTypes: Set<String> = ["Cartesian", "Time-Frequency", "Time-Spectrogram"]

  private static func oldParts(type: JSONValue?, _ properties: JSONObject) -> OldParts {
    var parts: OldParts = []
    if let type = type?.string, oldTypes.contains(type) { parts.insert(.type) }
    if properties["ref_position_id"].isMissing, !properties["ref_position"].isMissing {
      parts.insert(.referencePosition)
    }
    if let axis = properties["spectral_coords"]?.object, axis["type"].isMissing, axis["name"]?.string != nil {
      parts.insert(.spectralCoordinates)
    }
    if let axis = properties["time_coords"]?.object, properties["time_coords_id"].isMissing,
      let id = axis["id"]?.string, TimeSystem(rawValue: id) != nil,
      // With all its members the axis is a sound one of 1.0, whatever else it has.
      !parts.isEmpty || ["unit", "time_origin", "time_scale"].contains(where: { axis[$0]?.string == nil })
    {
      parts.insert(.timeCoordinates)
    }
    if type == nil, !parts.isEmpty { parts.insert(.type) }
    return parts
  }
}

extension JSONValue? {
  /// Whether there is no such member, or one that is null.
  var isMissing: Bool { self == nil || self == .some(.null) }
}
