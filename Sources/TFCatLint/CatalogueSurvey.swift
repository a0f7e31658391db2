public import TFCat

/// What a catalogue holds, gathered without a word about faults.
public struct CatalogueSurvey: Sendable {
  /// The document without its features; `nil` when it is no JSON at all.
  public var head: JSONValue?
  public var context: LintContext
  public var statistics: CatalogueStatistics

  /// The box around all features in the units of the catalogue's CRS.
  public var bounds: BoundingBox? { statistics.bounds }

  /// Features whose geometry cannot be understood.
  public var unreadableFeatureCount: Int {
    statistics.featureCount - statistics.geometryCounts.values.reduce(0, +)
  }

  /// A time of the catalogue's axis in UTC, and why not where it cannot be had.
  public func utc(of time: Double) -> (text: String?, reason: String?) {
    guard let axis = context.crs?.timeAxis() else { return (nil, "the time axis is not understood") }
    do {
      guard let text = try axis.utcText(of: time) else { return (nil, "beyond all calendars") }
      return (text, nil)
    } catch {
      return (nil, error.description)
    }
  }
}
