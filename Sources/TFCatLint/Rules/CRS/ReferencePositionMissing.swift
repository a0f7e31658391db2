import LintKit
import TFCat
import TFCatJSON

/// A CRS says where times were measured.
struct ReferencePositionMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC217", name: "reference-position-missing", severity: .error,
    basis: "TFCat 1.0, local CRS: ref_position_id is a required string",
    summary: "The CRS does not say where times were measured.",
    explanation: """
      Light takes 8 minutes from the Sun to the Earth and 80 from Saturn: the same burst has other times at another \
      observer.
      """,
    advice: """
      Add "ref_position_id": GEOCENTER or another term of the IVOA vocabulary, or the observatory in lower case \
      (wind, juno, nancay-decameter-array).
      """,
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(#"{"type": "local", "properties": ⟦{\#(Example.timeAxis), \#(Example.spectralAxis)}⟧}"#),
      .crs(
        #"{"type": "local", "properties": ⟦{\#(Example.timeAxis), \#(Example.spectralAxis), "#
          + #""ref_positon_id": "wind"}⟧}"#),
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": ⟦5⟧"#),
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": ⟦""⟧"#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), let properties = layout.properties,
      !layout.oldParts.contains(.referencePosition)
    else { return }
    let place: JSONPointer = ["properties", "ref_position_id"]
    switch properties["ref_position_id"] {
    case .string("")?:
      findings.report(
        "\"ref_position_id\" is empty; name the observer, such as \"wind\" or \"GEOCENTER\"", at: place,
        severity: .warning)
    case .string?: break
    case let value?:
      findings.report(
        "\"ref_position_id\" is \(value.shown), not a string; name the observer, such as \"wind\" or \"GEOCENTER\"",
        at: place)
    case nil:
      guard !context.isCutShort else { return }
      if let alike = properties.misspelling(of: ["ref_position_id"]) {
        findings.report(
          "the CRS has a \"\(alike.written)\" but no \"ref_position_id\"; did you mean that?",
          at: ["properties"])
      } else {
        findings.report(
          "the CRS has no \"ref_position_id\"; name the observer, such as \"wind\" or \"GEOCENTER\"",
          at: ["properties"])
      }
    }
  }
}
