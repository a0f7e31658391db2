import LintKit
import TFCat

/// Times before 1600 or after 2200.
struct TimeOutOfRange: FeatureRule {
  static let description = RuleDescription(
    id: "TFC602", name: "time-out-of-range", severity: .warning,
    basis: "Practice: nobody observed radio bursts before the telescope, nor will after 2200",
    summary: "A time lies outside the years 1600 to 2200, or is the fill value of CDF.",
    explanation: """
      Such a time is mostly a fill value, such as -1e31 or 0 for a Julian date, or a number in another unit. Programs draw \
      an axis of thousands of years for it.
      """,
    advice:
      "Check the value against the unit and the origin of the time axis; leave out what is a fill value.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24.73]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": [⟦-1e31⟧, 24.73]}"#),
      .geometry(#"{"type": "LineString", "coordinates": [[1158051858, 24.73], [⟦9e99⟧, 20]]}"#),
    ], isMendedByConversion: false)

  var silentWhere: FeatureFacts { .credibleTimes }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard feature.timeSuspicion(in: context) == .outOfRange, let bounds = feature.bounds,
      let times = context.limits(for: feature)?.times
    else { return }
    let outlier = times.contains(bounds.timeMin) ? bounds.timeMax : bounds.timeMin
    let (time, place) = feature.first(.time) { !times.contains($0) }
    let crs = context.crs(of: feature)
    if let fill = crs?.timeAxis()?.fillValue, fill == time ?? outlier {
      findings.report("the time is the fill value of CDF, which stands for none", at: place)
      return
    }
    findings.report(
      "the time \((time ?? outlier).shown) lies outside the years 1600 to 2200 (the CRS says \(crs?.timeAxisText ?? "otherwise"))",
      at: place)
  }
}
