/// A URL with values of a granule in braces: `{granule_uid}`, `{time_min:%Y%m%d}`.
public struct LinkTemplate: Sendable, Hashable {
  enum Piece: Sendable, Hashable {
    case text(String)
    /// A value as it is, or a time in a form of strftime.
    case value(column: String, form: String?)
  }

  let pieces: [Piece]

  /// - Throws: `PublishError` for braces without an end and the like.
  public init(_ text: String) throws(PublishError) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(where: { $0 == "{" || $0 == "}" }) {
      guard rest[open] == "{", let close = rest[open...].firstIndex(of: "}") else {
        throw PublishError("\"\(text)\": a brace stands alone")
      }
      if open > rest.startIndex { pieces.append(.text(String(rest[..<open]))) }
      let inside = rest[rest.index(after: open)..<close]
      let parts = inside.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(
        String.init)
      let form = parts.count > 1 ? parts[1] : nil
      if let form, !form.contains("%") || form.contains("\"") || form.contains("\\") {
        throw PublishError("\"{\(inside)}\": the form of a time is like %Y-%m-%dT%H:%M:%SZ")
      }
      pieces.append(.value(column: parts[0], form: form))
      rest = rest[rest.index(after: close)...]
    }
    if !rest.isEmpty { pieces.append(.text(String(rest))) }
    self.pieces = pieces
  }

  /// The columns whose values it inserts.
  var columns: [String] {
    var columns: [String] = []
    for case .value(let column, _) in pieces where !columns.contains(column) { columns.append(column) }
    return columns
  }
}
