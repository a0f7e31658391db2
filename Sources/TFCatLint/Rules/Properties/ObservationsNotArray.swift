import LintKit
import TFCat
import TFCatJSON

/// The observations are a list, which features refer to by index.
struct ObservationsNotArray: StructureRule {
  static let description = RuleDescription(
    id: "TFC430", name: "observations-not-array", severity: .error,
    basis: "the Python library tfcat, Observation: observations is an array (no part of TFCat 1.0)",
    summary: "The value of `observations` is no array.",
    explanation: "The obs_id of a feature counts the observations from 0; an object has no such order.",
    advice: "Write an array of objects of the type Observation, or leave the member out.",
    valid: [
      .observations("[\(Example.observation())]"),
      .features(Example.standardFeature),
    ],
    invalid: [
      .members(#""observations": ⟦{"0": \#(Example.observation())}⟧, "#),
      .members(#""observations": ⟦"none"⟧, "#),
      .members(#""observations": ⟦null⟧, "#),
    ])

  let roles: Set<NodeRole> = [.observations]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    switch node.value {
    case .array: break
    case .null:
      findings.report("\"observations\" is null; leave it out where there are none", severity: .warning)
    default: findings.report("\"observations\" is \(node.value.shown), not an array")
    }
  }
}
