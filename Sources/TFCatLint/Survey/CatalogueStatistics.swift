package import Base
import LintKit
package import TFCat

/// What is kept of each feature once it has been checked, small enough for millions.
package struct CatalogueStatistics: Sendable {
  /// Features seen.
  package var featureCount = 0
  /// Features by type of geometry; those whose geometry cannot be understood are not counted.
  package var geometryCounts = GeometryCounts()
  /// The box around the features whose CRS is that of the catalogue, in its units.
  package var bounds: BoundingBox?
  /// How many features are in it.
  package var boundedCount = 0
  /// The boxes around features with a CRS of their own, by it, and how many features are in them.
  package var boundsElsewhere: [LocalCRS: BoundingBox] = [:]
  package var countElsewhere = 0
  /// Names of the properties that occur.
  package var usedProperties: Set<ExactName> = []
  /// The first feature that starts earlier than the one before it, and how many do.
  package var firstOutOfOrder: Int?
  package var outOfOrderCount = 0
  /// The ids of features and of observations.
  package var ids = IDRegister()
  package var observationIDs = IDRegister()
  /// The most decimals with which a feature's first time is written, 7 standing for more, and the shortest
  /// duration that is not zero.
  package var timeDecimals = 0
  package var shortestDuration: Double?
  var firstStart: Double?
  var lastStart: Double?
  /// Finds the item with that index in a list again.
  package var locate: @Sendable (_ list: String, _ index: Int) -> LocatedItem? = { _, _ in nil }

  package init() {}

  mutating func add(_ feature: CheckedFeature) {
    if feature.isObservation {
      if let id = feature.id { observationIDs.add(id, index: feature.index) }
      return
    }
    if let id = feature.id { ids.add(id, index: feature.index) }
    addFeature(
      feature.geometry?.kind, bounds: feature.hasOwnCRS ? nil : feature.bounds, index: feature.index)
    if let crs = feature.ownCRS, let bounds = feature.bounds {
      add(bounds, in: crs)
      countElsewhere += 1
    }
  }

  private mutating func add(_ bounds: BoundingBox, in crs: LocalCRS) {
    boundsElsewhere[crs] = boundsElsewhere[crs]?.union(bounds) ?? bounds
  }

  /// Adds a feature, but for its id.
  ///
  /// - Parameter bounds: in the catalogue's CRS; `nil` where the feature has another one.
  mutating func addFeature(_ kind: Geometry.Kind?, bounds: BoundingBox?, index: Int) {
    featureCount += 1
    if let kind { geometryCounts.add(kind) }
    guard let bounds else { return }
    boundedCount += 1
    if let lastStart, bounds.timeMin < lastStart { noteOutOfOrder(index) }
    if firstStart == nil { firstStart = bounds.timeMin }
    lastStart = bounds.timeMin
    if self.bounds?.formUnion(bounds) == nil { self.bounds = bounds }
    if timeDecimals < Self.manyDecimals, !Self.isWhole(bounds.timeMin * Self.powers[timeDecimals]) {
      timeDecimals = max(timeDecimals, Self.decimals(of: bounds.timeMin))
    }
    let duration = bounds.timeMax - bounds.timeMin
    if duration > 0, duration < shortestDuration ?? .infinity { shortestDuration = duration }
  }

  static let manyDecimals = 7

  /// How many decimals a number needs, up to 7; a number of days since 4713 BC has no more than nine to give.
  private static func decimals(of value: Double) -> Int {
    powers.firstIndex { isWhole(value * $0) } ?? manyDecimals
  }

  private static func isWhole(_ value: Double) -> Bool { abs(value - value.rounded()) <= value.ulp * 2 }

  private static let powers = [1, 10, 100, 1000, 1e4, 1e5, 1e6]

  private mutating func noteOutOfOrder(_ index: Int) {
    outOfOrderCount += 1
    if firstOutOfOrder == nil { firstOutOfOrder = index }
  }

  /// Moves the numbers of the features, which were counted from 0.
  mutating func move(to firstIndex: Int) {
    if let index = firstOutOfOrder { firstOutOfOrder = index + firstIndex }
    ids.move(to: firstIndex)
  }

  /// Adds what was seen of the features that follow.
  mutating func append(_ next: CatalogueStatistics, firstIndex: Int) {
    featureCount += next.featureCount
    geometryCounts.append(next.geometryCounts)
    if let box = next.bounds { bounds = bounds?.union(box) ?? box }
    boundedCount += next.boundedCount
    for (crs, box) in next.boundsElsewhere { add(box, in: crs) }
    countElsewhere += next.countElsewhere
    usedProperties.formUnion(next.usedProperties)
    if let lastStart, let start = next.firstStart, start < lastStart { noteOutOfOrder(firstIndex) }
    if firstOutOfOrder == nil { firstOutOfOrder = next.firstOutOfOrder }
    outOfOrderCount += next.outOfOrderCount
    if firstStart == nil { firstStart = next.firstStart }
    lastStart = next.lastStart ?? lastStart
    timeDecimals = max(timeDecimals, next.timeDecimals)
    if let duration = next.shortestDuration { shortestDuration = min(duration, shortestDuration ?? duration) }
    ids.append(next.ids)
    observationIDs.append(next.observationIDs)
  }
}
