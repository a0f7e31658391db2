import LintKit
import TFCat
import TFCatJSON

/// The origin of a time axis is an ISO 8601 date.
struct TimeOriginSyntax: StructureRule {
  static let description = RuleDescription(
    id: "TFC209", name: "time-origin-syntax", severity: .error,
    basis: "TFCat 1.0, time_coords: time_origin is an ISO 8601 date and time",
    summary: "`time_origin` is no ISO 8601 date.",
    explanation: """
      Programs read the origin with a fixed grammar: the date, a capital T, the time. Where they cannot read it they \
      stop, or take another origin. A year has four digits: 70 may be 1970 or the year 70.
      """,
    advice: "Write the origin as 1970-01-01T00:00:00.",
    valid: [
      .timeOrigin(#""1970-01-01T00:00:00""#),
      .timeOrigin(#""1970-01-01""#),
      .timeOrigin(#""1970-01-01T00:00:00.000""#),
    ],
    invalid: [
      .timeOrigin(#"⟦"1 Jan 1970"⟧"#),
      .timeOrigin(#"⟦"1970-01-01 00:00:00"⟧"#).fixed("\"1970-01-01T00:00:00\""),
      .timeOrigin(#"⟦"1970-01-01T00:00:00 UTC"⟧"#).fixed("\"1970-01-01T00:00:00\"", .unsafe),
      .timeOrigin(#"⟦"1970/01/01"⟧"#).fixed("\"1970-01-01\"", .unsafe),
      .timeOrigin(#"⟦"70-01-01T00:00:00"⟧"#).fixed("\"1970-01-01T00:00:00\"", .unsafe),
      .timeOrigin(#"⟦"970-01-01"⟧"#),
      .timeOrigin(#"⟦""⟧"#),
    ],
    safeFix: "Writes a T between date and time.",
    unsafeFix: "Writes the origin as it is most likely meant.")

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = CRSLayout(node)?.timeCoordinates?["time_origin"]?.string, TimeOriginText(text) == nil
    else { return }
    let correction = Self.correction(of: text)
    let hint =
      correction.map { "; write \"\($0)\"" } ?? "; write it like \"1970-01-01T00:00:00\""
    findings.report(
      "the time origin \(text.shown) is no ISO 8601 date\(hint)",
      at: ["properties", "time_coords", "time_origin"],
      repair: correction.map {
        .replaceString(text.replacing(" ", with: "T") == $0 ? .safe : .unsafe, by: $0)
      })
  }

  /// The text with the usual slips mended, when that makes a date of it.
  private static func correction(of text: String) -> String? {
    guard text.utf8.count <= 64 else { return nil }
    var words = text.split(separator: " ").map { $0.uppercased() }
    if let last = words.last, ["UTC", "UT", "GMT", "Z"].contains(last) { words.removeLast() }
    guard !words.isEmpty else { return nil }
    var mended = words.joined(separator: "T")
    mended = String(mended.map { $0 == "/" ? "-" : $0 == "," ? "." : $0 })
    mended = withCentury(mended)
    guard let origin = TimeOriginText(mended), origin.impossiblePart == nil else { return nil }
    return String(origin.local)
  }

  /// A date whose year has two digits, with the century that POSIX gives it: 1969 to 2068.
  private static func withCentury(_ date: String) -> String {
    let parts = date.split(separator: "-", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 2, let year = Int(parts[0]), year >= 0 else { return date }
    return (year < 69 ? "20" : "19") + date
  }
}
