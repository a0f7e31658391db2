import LintKit
package import TFCat
package import TFCatJSON

/// What a node of the JSON tree is in TFCat.
package enum NodeRole: Hashable, Sendable {
  /// The document's root.
  case root
  case featureCollection
  /// The value of `features`.
  case features
  /// An item of `features`, or the root when it is a Feature.
  case feature
  /// A feature's `id`, present.
  case id
  /// The value of a feature's `geometry` or an item of `geometries`, or the root when it is a geometry; any
  /// kind of value.
  case geometry
  /// The value of `coordinates` of a geometry of a known type.
  case coordinates
  /// An array where a line or ring must stand.
  case part
  /// Whatever stands where a position must stand.
  case position
  /// The value of a feature's `properties`, present.
  case featureProperties
  /// The value of the collection's `properties`, present.
  case collectionProperties
  case bbox
  case crs
  /// The value of `properties` of a CRS that is an object.
  case crsProperties
  case timeCoords
  case spectralCoords
  case fields
  /// A member of `fields`.
  case field
  case observations
  /// An item of `observations`.
  case observation
}

/// A node of the JSON tree with its role and its place.
package struct Node: Sendable {
  package var role: NodeRole
  package var value: JSONValue
  /// The type of the geometry that `coordinates`, `part` and `position` belong to.
  package var geometry: Geometry.Kind?
  /// The name of the member that holds the node, where a rule needs it.
  package var name: String?

  package init(role: NodeRole, value: JSONValue, geometry: Geometry.Kind? = nil, name: String? = nil) {
    self.role = role
    self.value = value
    self.geometry = geometry
    self.name = name
  }

  package var object: JSONObject? { value.object }
}
