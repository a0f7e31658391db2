import LintKit
import TFCat

/// Positions with the spectral value first.
struct CoordinatesSwapped: FeatureRule {
  static let description = RuleDescription(
    id: "TFC607", name: "coordinates-swapped", severity: .warning,
    basis: "TFCat 1.0: a position is [time, spectral value], in this order",
    summary: "Spectral values seem to stand before times.",
    explanation: "Programs draw the event decades away, at a frequency that is a date.",
    advice: "Write each position as [time, spectral value].",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24.73]}"#)],
    invalid: [.geometry(#"{"type": "Point", "coordinates": [⟦24.73⟧, 1158051858]}"#)],
    isOncePerFile: true, isMendedByConversion: false)

  var silentWhere: FeatureFacts { .credibleTimes }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard feature.timeSuspicion(in: context) == .swapped, let bounds = feature.bounds else { return }
    findings.report(
      "\(bounds.spectralMin.shown) looks like a time and \(bounds.timeMin.shown) like a spectral value; the time comes first",
      at: feature.first(.time) { $0 == bounds.timeMin }.place)
  }
}
