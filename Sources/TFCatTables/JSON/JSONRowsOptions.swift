/// Where the rows of a JSON document lie, as far as a user says it.
public struct JSONRowsOptions: Sendable, Hashable {
  /// How an object that is a table as a whole is laid out; the words are those of pandas.
  public enum Orientation: String, Sendable, Hashable, CaseIterable {
    /// A list of rows.
    case records
    /// `{"f_min": {"0": 10, "1": 20}, ...}`, or lists instead of the inner objects: one member a column.
    case columns
    /// `{"0": {"f_min": 10, ...}, ...}`: one member a row.
    case index
  }

  /// The way to the member with the rows, `hits.hits`; `.` for the document itself; nil to look for it.
  public var rows: String?
  /// Nil to find it out.
  public var orientation: Orientation?

  /// What a user says of the rows.
  public init(rows: String? = nil, orientation: Orientation? = nil) {
    self.rows = rows
    self.orientation = orientation
  }
}
