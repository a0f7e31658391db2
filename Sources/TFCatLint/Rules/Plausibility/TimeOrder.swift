import LintKit
import TFCat
import TFCatJSON

/// Features are easier to read in the order of time.
struct TimeOrder: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC611", name: "time-order", severity: .info,
    basis: "Practice: event lists are in the order of time",
    summary: "The features are not in the order of time.",
    explanation: """
      The order of features has no meaning in TFCat. Yet a reader who looks for a date, and a program that stops at the first \
      later event, count on it.
      """,
    advice: "Sort the features by their first time.",
    valid: [.features("\(point(1, 1_158_051_858)), \(point(2, 1_158_051_859))")],
    invalid: [.features("\(point(1, 1_158_051_858)), ⟦\(point(2, 1_158_051_857))⟧")],
    isOncePerFile: true, isMendedByConversion: false)

  private static func point(_ id: Int, _ time: Int) -> String {
    #"{"type": "Feature", "id": \#(id), "geometry": {"type": "Point", "coordinates": [\#(time), 24.73]}}"#
  }

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard let index = statistics.firstOutOfOrder else { return }
    let others = statistics.outOfOrderCount - 1
    let message =
      "this feature starts before the one in front of it" + (others > 0 ? ", and so do \(others) more" : "")
    if let found = statistics.locate("features", index) {
      findings.report(message, at: [], of: found.item)
    } else {
      findings.report(message, at: ["features", .index(index)])
    }
  }
}
