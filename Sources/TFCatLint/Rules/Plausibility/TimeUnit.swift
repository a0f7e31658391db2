import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// The unit of the time axis must be a unit of time.
struct TimeUnit: StructureRule {
  static let description = RuleDescription(
    id: "TFC610", name: "time-unit", severity: .warning,
    basis: "TFCat 1.0, time_coords: the unit of the times",
    summary: "The unit of the time axis is no unit of time.",
    explanation: "Without a unit of time no value of the axis can be turned into a date.",
    advice: "Write s, min, h, d or a, with a prefix where it is needed: ms, ns.",
    valid: [
      .timeAxis(
        #""time_coords": {"unit": "ms", "time_origin": "1970-01-01T00:00:00", "time_scale": "UTC"}"#,
        alsoBreaks: ["TFC601", "TFC602"])
    ],
    invalid: [
      .features(
        "",
        crs:
          #"{"type": "local", "properties": {"time_coords": {"unit": ⟦"kHz"⟧, "time_origin": "1970-01-01T00:00:00", "time_scale": "UTC"}, "spectral_coords": {"type": "frequency", "unit": "MHz"}, "ref_position_id": "GEOCENTER"}}"#
      )
    ])

  let roles: Set<NodeRole> = [.timeCoords]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = node.value["unit"]?.string, !text.isEmpty, let unit = try? VOUnit(parsing: text),
      !unit.hasUnknownSymbols,
      unit.dimension != .time
    else { return }
    findings.report("\"\(text)\" is no unit of time", at: ["unit"])
  }
}
