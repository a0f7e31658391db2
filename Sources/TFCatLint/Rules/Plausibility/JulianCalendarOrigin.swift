import LintKit
import TFCat
import TFCatJSON

/// The origin of the Julian day written out by hand.
struct JulianCalendarOrigin: StructureRule {
  static let description = RuleDescription(
    id: "TFC616", name: "julian-calendar-origin", severity: .warning,
    basis: "TFCat 1.0, table of time_coords_id: jd; ISO 8601, section 4.2.1: dates are Gregorian",
    summary: "The time origin is the date from which Julian days count, written in the Julian calendar.",
    explanation: """
      -4712-01-01T12:00:00 is the beginning of the Julian day in the Julian calendar; the Gregorian date is \
      -4713-11-24T12:00:00. A program that takes the origin for an ISO date puts every event 38 days late. Here it is \
      read as the Julian day, which is what the table of the format means by it.
      """,
    advice: "Write \"time_coords_id\": \"jd\" instead of \"time_coords\".",
    valid: [
      .features("", crs: Example.standardCRS.replacing("unix", with: "jd"))
    ],
    invalid: [
      .features(
        "",
        crs:
          #"{"type": "local", "properties": {"time_coords": {"unit": "d", "time_origin": ⟦"-4712-01-01T12:00:00"⟧, "time_scale": "UTC"}, "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#
      )
    ], isMendedByConversion: false)

  let roles: Set<NodeRole> = [.timeCoords]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = node.value["time_origin"]?.string, let time = try? ISO8601Time(text),
      let origin = try? Instant(time, scale: .utc),
      TimeAxis(secondsPerUnit: 86400, origin: origin)?.hasJulianCalendarOrigin == true
    else { return }
    findings.report(
      "the time origin \(text.shown) is a date of the Julian calendar; write \"time_coords_id\": \"jd\"",
      at: ["time_origin"])
  }
}
