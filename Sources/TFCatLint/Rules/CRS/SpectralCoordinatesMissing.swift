import LintKit
import TFCat
import TFCatJSON

/// A CRS says what the spectral values are.
struct SpectralCoordinatesMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC213", name: "spectral-coordinates-missing", severity: .error,
    basis: "TFCat 1.0, local CRS: spectral_coords is a required object",
    summary: "The CRS does not say what the spectral values are.",
    explanation: """
      24.73 is a frequency of a type III burst in MHz and of nothing in Hz. There is no list of ids for spectral axes as \
      there is for times: the type and the unit must be written.
      """,
    advice: "Add \"spectral_coords\": {\"type\": \"frequency\", \"unit\": \"MHz\"} with your type and unit.",
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(#"{"type": "local", "properties": ⟦{\#(Example.timeAxis), \#(Example.referencePosition)}⟧}"#),
      .crs(
        #"{"type": "local", "properties": ⟦{\#(Example.timeAxis), "spectral_coord": {}, "#
          + #"\#(Example.referencePosition)}⟧}"#),
      .crs(
        #"{"type": "local", "properties": ⟦{\#(Example.timeAxis), "spectral_coords_id": "MHz", "#
          + #"\#(Example.referencePosition)}⟧}"#),
      .spectralAxis(#"⟦"MHz"⟧"#),
      .spectralAxis("⟦null⟧"),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let properties = CRSLayout(node)?.properties else { return }
    switch properties["spectral_coords"] {
    case .object?: break
    case let value?:
      findings.report(
        "\"spectral_coords\" is \(value.shown), not an object with \"type\" and \"unit\"",
        at: ["properties", "spectral_coords"])
    case nil:
      guard !context.isCutShort else { return }
      if properties["spectral_coords_id"] != nil {
        findings.report(
          "there is no \"spectral_coords_id\" in TFCat; write \"spectral_coords\" with \"type\" and \"unit\"",
          at: ["properties"])
      } else if let alike = properties.misspelling(of: ["spectral_coords"]) {
        findings.report(
          "the CRS has a \"\(alike.written)\" but no \"spectral_coords\"; did you mean that?",
          at: ["properties"])
      } else {
        findings.report(
          "the CRS has no \"spectral_coords\"; write what the spectral values are, such as frequency in MHz",
          at: ["properties"])
      }
    }
  }
}
