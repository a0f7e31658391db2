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
      .timeOrigin(#"⟦"1970-01-01T23:59:60"⟧"#),
      .timeOrigin(#"⟦"2700001-01-01"⟧"#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let axis = CRSLayout(node)?.timeCoordinates, let text = axis["time_origin"]?.string,
      let origin = TimeOriginText(text)
    else { return }
    let place: JSONPointer = ["properties", "time_coords", "time_origin"]
    if let part = origin.impossiblePart {
      findings.report("the time origin \(text.shown) has \(part)", at: place)
    } else if let fault = Self.fault(origin, axis["time_scale"]?.string) {
      findings.report("the time origin \(text.shown) is no time: \(fault.message)", at: place)
    }
  }

  /// What the calendar and the scale say of a date whose numbers are possible: of a second 60 that is no leap
  /// second, and of a year beyond all calendars.
  private static func fault(_ origin: TimeOriginText, _ scale: String?) -> ISO8601Error? {
    guard let scale = scale.flatMap(TimeScale.init(rawValue:)) else { return nil }
    do throws(ISO8601Error) {
      _ = try Instant(iso8601: origin.local, scale: scale)
      return nil
    } catch {
      return error
    }
  }
}
