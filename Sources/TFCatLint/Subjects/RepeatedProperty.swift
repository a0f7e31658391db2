import LintKit
import TFCat
import TFCatJSON

/// What a property says of the first events, beside their geometries, for rules about properties that repeat
/// an axis.
struct RepeatedProperty {
  /// So many events are looked at, and so many of different places on the axis must have the property: a
  /// value that is the same for all of them may mean anything.
  private static let sampleSize = 40
  static let leastCount = 3

  /// Calls `visit` with the value of each event that has one and is in the axes of the catalogue, until it
  /// returns `false`.
  static func visit(
    _ name: String, of statistics: CatalogueStatistics,
    _ visit: (_ value: JSONValue, _ bounds: BoundingBox, _ item: Finding.Item) -> Bool
  ) {
    for index in 0..<min(sampleSize, statistics.featureCount) {
      guard let found = statistics.locate("features", index), let feature = try? Feature(json: found.value),
        feature.crs == nil, feature.geometry.attributes.crs == nil, let bounds = feature.geometry.bounds,
        let value = feature.properties?[name], value != .null
      else { continue }
      guard visit(value, bounds, found.item) else { return }
    }
  }
}
