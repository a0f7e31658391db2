internal import TFCat
internal import TFCatJSON

/// A feature as it was read, and in which layouts from before TFCat 1.0 it was.
struct ReadFeature {
  var feature: Feature
  /// Whether it had a polygon whose coordinates are one ring.
  private(set) var hadFlatRing = false
  /// Whether it had a CRS of its own in an older layout.
  private(set) var hadOldCRS = false

  init(_ feature: Feature) { self.feature = feature }

  /// - Throws: for what is no feature in any layout.
  init(json: JSONValue) throws(ModelError) {
    do throws(ModelError) {
      feature = try Feature(json: json)
    } catch {
      guard case .object(var object) = json else { throw error }
      hadFlatRing = Self.listRing(of: &object)
      if let crs = object["crs"], let modern = LegacyCRS.modernized(crs) {
        object["crs"] = modern
        hadOldCRS = true
      }
      guard hadFlatRing || hadOldCRS else { throw error }
      feature = try Feature(json: .object(object))
    }
  }

  /// Makes a list of rings of the coordinates of a polygon that are one ring.
  ///
  /// - Returns: whether there was one.
  private static func listRing(of feature: inout JSONObject) -> Bool {
    guard var geometry = feature["geometry"]?.object, geometry["type"] == "Polygon",
      let ring = geometry["coordinates"]?.array, ring.first?.array?.first?.number != nil
    else { return false }
    geometry["coordinates"] = .array([.array(ring)])
    feature["geometry"] = .object(geometry)
    return true
  }
}
