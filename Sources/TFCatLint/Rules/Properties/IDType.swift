import LintKit
import TFCat
import TFCatJSON

/// An id is a string or a number.
struct IDType: StructureRule {
  static let description = RuleDescription(
    id: "TFC421", name: "id-type", severity: .error,
    basis: "RFC 7946, section 3.2: id is either a JSON string or number",
    summary: "An id is neither a string nor a number.",
    explanation: "Programs that keep features by their id cannot keep this one.",
    advice: "Write a number or a text.",
    valid: [
      .ids([#""id": 1, "#]),
      .ids([#""id": "a-1", "#]),
    ],
    invalid: [
      .ids([#""id": ⟦true⟧, "#]),
      .ids([#""id": ⟦[1]⟧, "#]),
      .ids([#""id": ⟦{"orbit": 5}⟧, "#]),
    ])

  let roles: Set<NodeRole> = [.id]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    switch node.value {
    case .string, .number, .null: break
    default: findings.report("the id is \(node.value.shown); write a number or a text")
    }
  }
}
