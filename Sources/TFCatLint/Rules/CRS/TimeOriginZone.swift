import LintKit
import TFCat
import TFCatJSON

/// The origin of a time axis has no time zone: the axis has a time scale.
struct TimeOriginZone: StructureRule {
  static let description = RuleDescription(
    id: "TFC211", name: "time-origin-zone", severity: .info,
    basis:
      "TFCat 1.0, time_coords (the released reference validators take no zone; the Python library writes Z)",
    summary: "`time_origin` has a time zone.",
    explanation: """
      The scale of the origin is that of the axis, time_scale. A trailing Z says UTC once more, or contradicts a scale \
      such as TT; the Python library writes it, released versions of the reference validator refuse it. An offset \
      such as +02:00 is refused by both.
      """,
    advice: "Leave the Z out; give an origin with an offset in UTC.",
    valid: [.timeOrigin(#""1970-01-01T00:00:00""#)],
    invalid: [
      .timeOrigin(#"⟦"1970-01-01T00:00:00.000Z"⟧"#).fixed("\"1970-01-01T00:00:00.000\""),
      .timeOrigin(#"⟦"1970-01-01T02:00:00+02:00"⟧"#),
      .timeOrigin(#"⟦"1970-01-01T00:00:00+0000"⟧"#),
      .timeAxis(
        #""time_coords": {"unit": "s", "time_origin": ⟦"1980-01-06T00:00:00Z"⟧, "time_scale": "TAI"}"#
      ).fixed("\"1980-01-06T00:00:00\"", .unsafe),
    ], isMendedByConversion: false,
    safeFix: "Leaves out a Z where the scale of the axis is UTC.",
    unsafeFix: "Leaves out a Z that contradicts the scale of the axis.")

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let axis = CRSLayout(node)?.timeCoordinates, let text = axis["time_origin"]?.string,
      let origin = TimeOriginText(text)
    else { return }
    let place: JSONPointer = ["properties", "time_coords", "time_origin"]
    switch origin.zone {
    case .none: break
    case .utc:
      let scale = axis["time_scale"]?.string.flatMap(TimeScale.init) ?? .utc
      let agrees = scale == .utc || scale == .ut || scale == .unknown
      findings.report(
        agrees
          ? "the time origin \(text.shown) ends in Z, which released validators refuse; write \"\(origin.local)\""
          : "the time origin \(text.shown) says UTC by its Z, the axis \(scale.rawValue); write \"\(origin.local)\"",
        at: place, repair: .replaceString(agrees ? .safe : .unsafe, by: String(origin.local)))
    case .offset:
      findings.report(
        "the time origin \(text.shown) has a zone offset; write it in UTC, without a zone", at: place,
        severity: .error)
    }
  }
}
