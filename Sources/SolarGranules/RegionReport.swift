/// What became of the rows of tables of features.
public struct RegionReport: Sendable, Hashable {
  /// Why rows have no region, or lack something else.
  public struct Reason: Sendable, Hashable {
    /// A word for the reason.
    public var name: String
    /// The reason of the first such row, in words.
    public var words: String
    /// The place of the first such row.
    public var path: String
    /// Its line, from 1.
    public var line: Int
    /// How many rows have it.
    public var count: Int
  }

  /// Rows that became granules.
  public internal(set) var granules = 0
  /// Granules with a region.
  public internal(set) var regions = 0
  /// Rows of which no granule could be made.
  public internal(set) var rejected = 0
  /// Why granules have no region, in the order in which the reasons occurred.
  public internal(set) var reasons: [Reason] = []
  /// Rows that point to a row of a table beside which is not there, as observations, in the order in which
  /// they occurred; each counts once for each kind of table.
  public internal(set) var absentRows: [Reason] = []
  /// Granules whose identifier got a number behind it because another one had the same.
  public internal(set) var twins = 0
  /// Regions of which the catalogue counts another number of pixels.
  public internal(set) var otherPixelCounts = 0
  /// Of these, those with fewer pixels than the catalogue counts: a sign that the chain was misread.
  public internal(set) var fewerPixels = 0
  /// Regions of images of which no distance is known, for which the Earth's is taken.
  public internal(set) var atEarthDistance = 0
  /// Regions that are cut off by the limb.
  public internal(set) var cutByLimb = 0
  /// Regions of several parts, which are joined by bridges.
  public internal(set) var joined = 0
  /// Vertices of all polygons.
  public internal(set) var vertices = 0
  /// Polygons that differ from the outline by more than the tolerance, because they may have no more
  /// vertices.
  public internal(set) var coarse = 0
  /// Regions of a map of which the number of rows is known to one more or less.
  public internal(set) var roughMaps = 0
  /// What was unusual about the tables but could be read.
  public internal(set) var notes: [String] = []

  mutating func count(_ name: String, _ words: String, path: String, line: Int) {
    Self.count(Reason(name: name, words: words, path: path, line: line, count: 1), in: &reasons)
  }

  mutating func count(_ absent: AbsentRow, path: String, line: Int) {
    Self.count(
      Reason(name: absent.kind, words: absent.words, path: path, line: line, count: 1), in: &absentRows)
  }

  private static func count(_ reason: Reason, in reasons: inout [Reason]) {
    if let index = reasons.firstIndex(where: { $0.name == reason.name }) {
      reasons[index].count += 1
    } else {
      reasons.append(reason)
    }
  }
}
