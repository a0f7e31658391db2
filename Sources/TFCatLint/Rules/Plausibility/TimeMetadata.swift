import LintKit
import TFCat
import TFCatJSON

/// The catalogue's `time_min` and `time_max` must hold its features.
struct TimeMetadata: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC614", name: "time-metadata", severity: .warning,
    basis: "Practice: time_min and time_max of the catalogue's properties are the limits of its features",
    summary: "The catalogue's time_min or time_max do not hold its features, or are reversed.",
    explanation:
      "Data centres fill their tables from these two; whoever asks for the time of an event does not find it.",
    advice: "Correct time_min and time_max, or the times of the features.",
    valid: [.members(#""properties": {"time_min": "2006-09-12", "time_max": "2006-09-12"}, "#)],
    invalid: [
      .members(
        #""properties": {"time_min": ⟦"2006-09-13T00:00:00Z"⟧, "time_max": "2006-09-14T00:00:00Z"}, "#),
      .members(
        #""properties": {"time_min": "2006-09-10T00:00:00Z", "time_max": ⟦"2006-09-11T00:00:00Z"⟧}, "#),
      .members(
        #""properties": {"time_min": "2007-01-01T00:00:00Z", "time_max": ⟦"2006-01-01T00:00:00Z"⟧}, "#),
    ], isMendedByConversion: false)

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let properties = context.properties else { return }
    let start = properties["time_min"]?.string.flatMap(MetadataTime.init)
    let end = properties["time_max"]?.string.flatMap(MetadataTime.init)
    if let start, let end, end.end < start.start {
      findings.report(
        "time_max is before time_min, \(properties["time_min"]?.description ?? "")",
        at: ["properties", "time_max"])
      return
    }
    guard let bounds = statistics.bounds, let limits = context.axisLimits?.usualTimes,
      limits.contains(bounds.timeMin),
      limits.contains(bounds.timeMax), let axis = context.crs?.timeAxis()
    else { return }
    // Half a day of grace where the origin of the axis is itself in doubt, a second elsewhere.
    let grace = axis.system == .cdfTT2000 ? 0.5 : 1.0 / 86400
    if let start, let first = try? axis.instant(of: bounds.timeMin)?.converted(to: .utc),
      first.julianDate < start.start - grace
    {
      findings.report(
        "time_min is after the first feature, which starts at \(first)", at: ["properties", "time_min"])
    }
    if let end, let last = try? axis.instant(of: bounds.timeMax)?.converted(to: .utc),
      last.julianDate > end.end + grace
    {
      findings.report(
        "time_max is before the last feature, which ends at \(last)", at: ["properties", "time_max"])
    }
  }
}
