import LintKit
import TFCat

/// Times that are counted in another unit, or from another origin, than the CRS says.
struct TimeInOtherUnit: FeatureRule {
  static let description = RuleDescription(
    id: "TFC601", name: "time-in-other-unit", severity: .warning,
    basis: "TFCat 1.0, time_coords: times are in the unit of the time axis, from its origin",
    summary: "Times look like milliseconds, Julian dates or Unix seconds where the CRS says something else.",
    explanation: """
      JavaScript, pandas and spreadsheets count milliseconds or days where Unix time counts seconds. Programs believe the \
      CRS and put the events thousands of years away.
      """,
    advice: "Convert the times to what the CRS says, or name the system that they are in.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24.73]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": [⟦1158051858000⟧, 24.73]}"#),
      .geometry(#"{"type": "Point", "coordinates": [⟦2453990.87⟧, 24.73]}"#),
      .geometry(
        #"{"type": "Point", "coordinates": [⟦1158051858⟧, 24.73]}"#,
        crs: Example.standardCRS.replacing("unix", with: "jd")),
      .geometry(
        #"{"type": "Point", "coordinates": [⟦53990.37⟧, 24.73]}"#,
        crs: Example.standardCRS.replacing("unix", with: "jd")),
    ],
    isOncePerFile: true, isMendedByConversion: false)

  var silentWhere: FeatureFacts { .credibleTimes }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard let suspicion = feature.timeSuspicion(in: context), let earliest = feature.bounds?.timeMin else {
      return
    }
    let meant: String
    switch suspicion {
    case .scaled(let unit): meant = unit
    case .julianDate: meant = "a Julian date"
    case .modifiedJulianDate: meant = "a modified Julian date"
    case .unixSeconds: meant = "Unix seconds"
    case .swapped, .outOfRange: return
    }
    let (time, place) = feature.first(.time) { _ in true }
    findings.report(
      "the time \((time ?? earliest).shown) looks like \(meant), but the CRS says \(context.crs(of: feature)?.timeAxisText ?? "otherwise")",
      at: place)
  }
}
