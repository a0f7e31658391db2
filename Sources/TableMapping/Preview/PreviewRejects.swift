/// Rows that could not be used, counted by their reasons.
package struct PreviewRejects {
  private var reasons: [String: (count: Int, line: Int)] = [:]
  /// So many reasons are listed.
  private static let reasonLimit = 20

  package init() {}

  package mutating func add(_ reason: String, line: Int) {
    let first = reasons[reason]
    reasons[reason] = ((first?.count ?? 0) + 1, first?.line ?? line)
  }

  /// The reasons, the most frequent ones first; empty where no row was rejected.
  package var text: String {
    guard !reasons.isEmpty else { return "" }
    let sorted = reasons.sorted { ($1.value.count, $0.value.line) < ($0.value.count, $1.value.line) }
    var text =
      "Rejects:\n\n"
      + PreviewTable.text(
        [["rows", "first line", "reason"]]
          + sorted.prefix(Self.reasonLimit).map { ["\($0.value.count)", "\($0.value.line)", $0.key] },
        cutting: false)
    if sorted.count > Self.reasonLimit { text += "and \(sorted.count - Self.reasonLimit) other reasons\n" }
    return text + "\n"
  }
}
