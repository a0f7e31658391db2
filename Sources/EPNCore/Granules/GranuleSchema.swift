/// The columns of an EPNcore table: all mandatory ones in the order of the standard, then optional and free
/// ones.
public struct GranuleSchema: Sendable, Hashable {
  /// All columns, in the order in which tables have them.
  public let columns: [GranuleColumn]
  private let indices: [String: Int]
  /// The pairs of limits among the columns of the standard.
  let pairs: [Pair]

  /// The places of the two columns of a pair of limits, as `time_min` and `time_max`.
  struct Pair: Sendable, Hashable {
    let least, greatest: Int
  }

  /// The mandatory columns alone.
  public static let mandatory = GranuleSchema(additional: [])

  /// - Parameter additional: columns beside the mandatory ones; mandatory and repeated ones are passed over.
  public init(additional: [GranuleColumn]) {
    var columns = GranuleColumn.mandatory
    var indices = Dictionary(uniqueKeysWithValues: columns.enumerated().map { ($1.name, $0) })
    for column in additional where indices[column.name] == nil {
      indices[column.name] = columns.count
      columns.append(column)
    }
    self.columns = columns
    self.indices = indices
    pairs = columns.enumerated().compactMap { place, column in
      guard !column.isFree, column.name.hasSuffix("min"), let partner = column.partner,
        let greatest = indices[partner]
      else { return nil }
      return Pair(least: place, greatest: greatest)
    }
  }

  /// The place of a column; `nil` for one that is not there. Names are compared letter by letter.
  public func index(_ name: String) -> Int? { indices[name] }
  /// The columns beside the mandatory ones.
  public var additional: ArraySlice<GranuleColumn> { columns[GranuleColumn.mandatory.count...] }

  /// Whether both have the same columns in the same order.
  public static func == (left: GranuleSchema, right: GranuleSchema) -> Bool { left.columns == right.columns }
  /// Hashes the columns.
  public func hash(into hasher: inout Hasher) { hasher.combine(columns) }
}
