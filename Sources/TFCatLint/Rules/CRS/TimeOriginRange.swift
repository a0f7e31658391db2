import LintKit
import TFCat
import TFCatJSON

/// The origin of a time axis is a time that there was.
struct TimeOriginRange: StructureRule {
  static let description = RuleDescription(
    id: "TFC210", name: "time-origin-range", severity: .error,
    basis: "ISO 8601: months, days, hours, minutes and seconds of the calendar",
    summary: "`time_origin` is a time that the calendar does not have.",
    explanation: """
      Month and day are easily exchanged in an origin. The reference validator looks at the digits only; programs \
      that compute with the origin fail later, or count on into the next month.
      """,
    advice: "Mend the origin: year, month, day, in this order.",
    valid: [
      .timeOrigin(#""1970-01-01T23:59:59""#),
      .timeOrigin(#""2000-02-29""#),
    ],
    invalid: [
      .timeOrigin(#"⟦"1970-13-01"⟧"#),
      .timeOrigin(#"⟦"1970-02-30T00:00:00"⟧"#),
      .timeOrigin(#"⟦"1900-02-29"⟧"#),
      .timeOrigin(#"⟦"1970-01-00"⟧"#),
      .timeOrigin(#"⟦"1970-01-01T24:00"⟧"#),
      .timeOrigin(#"⟦"1970-01-01T00:60:00"⟧"#),
      .timeOrigin(#"⟦"1970-01-01T00:00:60"⟧"#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = CRSLayout(node)?.timeCoordinates?["time_origin"]?.string,
      let part = TimeOriginText(text)?.impossiblePart
    else { return }
    findings.report(
      "the time origin \(text.shown) has \(part)", at: ["properties", "time_coords", "time_origin"])
  }
}
