internal import SolarRegions

/// How features become granules.
public struct RegionOptions: Sendable {
  /// What beside the polygon is written of a region.
  public enum Output: String, Sendable, Hashable, CaseIterable {
    /// `s_region` alone.
    case polygon
    /// `s_region`, and the cells that the parts cover in the column `coverage`, as a MOC.
    case coverage
  }

  /// The name of the service and of its schema: a lower-case word.
  public var service: String
  /// The share of its area by which a polygon may differ from the outline of the pixels.
  public var tolerance: Double = SolarRegionMaker.defaultTolerance
  /// What is written beside the polygon.
  public var output = Output.polygon
  /// Values by column; they go before those of the tables.
  public var constants: [(column: String, text: String)] = []
  /// Values by column for rows that have none; no text makes a column without values.
  public var defaults: [(column: String, text: String)] = []
  /// Columns of the tables that become columns of the service's own; `nil` for all.
  public var freeColumns: [String]? = []
  /// The table of observations to which the results of a recognition code point.
  public var observations: String?
  /// The table of observatories to which observations point.
  public var observatories: String?
  /// The table of recognition codes.
  public var codes: String?
  /// When granules are created of which the tables do not tell it: a time as ISO 8601.
  public var now: String
  /// Whether granules are created when the recognition code ran (`RUN_DATE`), where rows say it.
  public var hasDatesOfRows = true
  /// The column of the tables that grows whenever a row is added or changed; `nil` for that with the numbers
  /// of the features.
  public var newerBy: String?

  /// Makes options with nothing but the name of the service.
  public init(service: String, now: String) {
    self.service = service
    self.now = now
  }
}
