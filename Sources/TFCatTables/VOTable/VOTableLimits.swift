/// How much of a VOTable is read of what no table has so much of: beyond it the reader says so and ends, so
/// that neither the stack nor the memory depend on what a file says.
enum VOTableLimits {
  /// Elements inside each other, of any kind.
  static let depth = 1000
  static let resources = 64
  static let groups = 64
  /// Columns of one table: the widest tables of surveys have a few thousand.
  static let columns = 1 << 17
  /// The permitted values of one column.
  static let options = 1 << 17
  /// Bytes of one tag, comment or the like: what stands between two places at which the XML parser has read
  /// all it was given.
  static let token = 1 << 22
}
