import LintKit
import TFCat
import TFCatJSON

/// Times whose UTC is not settled yet.
struct LeapSecondsUnknown: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC615", name: "leap-seconds-unknown", severity: .info,
    basis: "IERS Bulletin C: leap seconds are announced half a year ahead",
    summary: "Times in a scale without leap seconds lie where the table of leap seconds ends.",
    explanation: """
      To give such a time in UTC all leap seconds before it must be known. Past the end of the table each one that is \
      introduced until then puts the event a second off, and two programs with tables of different age disagree. The \
      end compared with is that of the table built in, not today's date.
      """,
    advice: "Give predicted times in UTC, or accept the second.",
    valid: [.timeAxis(Self.axis("TT", "2016-01-01")), .timeAxis(Self.axis("UTC", "2030-01-01"))],
    invalid: [.timeAxis("\"time_coords\": ⟦\(Self.object("TT", "2030-01-01"))⟧", alsoBreaks: [])],
    isOncePerFile: true, isMendedByConversion: false)

  private static func object(_ scale: String, _ origin: String) -> String {
    #"{"unit": "ns", "time_origin": "\#(origin)", "time_scale": "\#(scale)"}"#
  }

  private static func axis(_ scale: String, _ origin: String) -> String {
    "\"time_coords\": \(object(scale, origin))"
  }

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let latest = statistics.bounds?.timeMax, let limits = context.axisLimits?.times,
      limits.contains(latest),
      let crs = context.crs, let axis = crs.timeAxis(), axis.scale != .utc,
      let instant = axis.instant(of: latest), instant.isBeyondLeapSecondTable,
      let expiry = LeapSeconds.expiry,
      let end = try? expiry.iso8601()
    else { return }
    var pointer: JSONPointer = ["crs", "properties", "time_coords_id"]
    if case .explicit = crs.timeCoordinates { pointer = ["crs", "properties", "time_coords"] }
    findings.report(
      """
      times reach \(instant); leap seconds are known until \(end.prefix(10)), so that the UTC of what comes later is not \
      settled
      """, at: pointer)
  }
}
