import LintKit
import TFCat
import TFCatJSON

/// An item of `observations` is an object of the type `Observation`.
struct ObservationMalformed: StructureRule {
  static let description = RuleDescription(
    id: "TFC431", name: "observation-malformed", severity: .error,
    basis: "the Python library tfcat, Observation: type, geometry and properties (no part of TFCat 1.0)",
    summary: "An item of `observations` is no observation.",
    explanation: """
      An observation is the region of time and frequency that was looked at, with the members of a feature. Features \
      that refer to something else refer to nothing.
      """,
    advice: "Write {\"type\": \"Observation\", \"geometry\": ..., \"properties\": {...}}.",
    valid: [.observations("[\(Example.observation())]")],
    invalid: [
      .observations("[\(Example.observation()), ⟦5⟧]"),
      .observations("[\(Example.observation()), ⟦null⟧]"),
      .observations(#"[{"type": ⟦"Feature"⟧, "geometry": \#(Example.point), "properties": {}}]"#),
      .observations(#"[⟦{"geometry": \#(Example.point), "properties": {}}⟧]"#),
    ])

  let roles: Set<NodeRole> = [.observation]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else {
      findings.report("this observation is \(node.value.shown), not an object of the type \"Observation\"")
      return
    }
    switch object["type"] {
    case .string("Observation")?: break
    case let type?:
      findings.report("the type of this observation is \(type.shown); write \"Observation\"", at: ["type"])
    case nil:
      if !context.isCutShort { findings.report("this observation has no \"type\"; write \"Observation\"") }
    }
  }
}
