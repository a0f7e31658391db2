import LintKit
import TFCat

/// No two observations have the same id.
struct ObservationIDDuplicate: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC434", name: "observation-id-duplicate", severity: .error,
    basis: "RFC 7946, section 3.2, for the Observation of the Python library tfcat (no part of TFCat 1.0)",
    summary: "Two observations have the same id.",
    explanation: "An id that stands for two observations stands for neither.",
    advice: "Give one of them another id.",
    valid: [.observations("[\(Example.observation(#""id": 0, "#)), \(Example.observation(#""id": 1, "#))]")],
    invalid: [
      .observations("[\(Example.observation(#""id": 0, "#)), \(Example.observation(#""id": ⟦0⟧, "#))]")
        .fixed("\"0-1\"", .unsafe),
      .observations("[\(Example.observation(#""id": "a", "#)), \(Example.observation(#""id": ⟦"a"⟧, "#))]")
        .fixed("\"a-1\"", .unsafe),
    ],
    unsafeFix: "Puts the index of the observation behind the id.")

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    findings.report(statistics.observationIDs, of: "observations", what: "observation", statistics)
  }
}
