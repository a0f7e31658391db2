import LintKit
import TFCat
import TFCatJSON

/// Dates in days with too few decimals for what they describe.
struct TimePrecision: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC609", name: "time-precision", severity: .warning,
    basis: "Practice: six decimals of a day are steps of 86 ms (the Python library rounds to six)",
    summary: "Times in days have too few decimals for the durations of the events.",
    explanation: """
      A second is 1.16e-5 days. Times rounded to a few decimals of a day make short events shorter, longer or of no \
      duration at all.
      """,
    advice: "Write all digits (nine decimals of a modified Julian date are 0.1 ms), or count seconds.",
    valid: [
      .features(
        #"{"type": "Feature", "id": 1, "geometry": {"type": "LineString", "coordinates": [[53990.377662037, 24.73], [53990.377777778, 20]]}}"#,
        crs: mjd)
    ],
    invalid: [
      .features(
        #"{"type": "Feature", "id": 1, "geometry": {"type": "LineString", "coordinates": [[53990.3777, 24.73], [53990.3778, 20]]}}"#,
        crs: Example.standardCRS.replacing(#""unix""#, with: #"⟦"mjd"⟧"#))
    ],
    isOncePerFile: true, isMendedByConversion: false)

  /// Times with fewer decimals are whole hours, tenths of days and the like, and meant so.
  private static let fewestDecimals = 4
  private static let mjd = Example.standardCRS.replacing("unix", with: "mjd")

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let crs = context.crs, crs.timeUnit == "d", let duration = statistics.shortestDuration,
      (Self.fewestDecimals..<CatalogueStatistics.manyDecimals).contains(statistics.timeDecimals)
    else { return }
    let step = (0..<statistics.timeDecimals).reduce(1.0) { step, _ in step / 10 }
    guard duration < 20 * step else { return }
    let seconds = (step * 86400 * 1000).rounded() / 1000
    var pointer: JSONPointer = ["crs", "properties", "time_coords_id"]
    if case .explicit = crs.timeCoordinates { pointer = ["crs", "properties", "time_coords"] }
    findings.report(
      """
      times have at most \(statistics.timeDecimals) decimals of a day, steps of \(seconds.shown) s, and the shortest event \
      lasts \((duration * 86400 * 1000).rounded().shown) ms
      """, at: pointer)
  }
}
