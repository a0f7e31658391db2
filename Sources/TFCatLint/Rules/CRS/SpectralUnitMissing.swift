import LintKit
import TFCat
import TFCatJSON

/// The spectral axis has a unit.
struct SpectralUnitMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC215", name: "spectral-unit-missing", severity: .error,
    basis: "TFCat 1.0, spectral_coords: unit is a required VOUnit",
    summary: "The spectral axis has no unit.",
    explanation: """
      Radio catalogues come in Hz, kHz and MHz. Whoever has to guess is wrong by a factor of a thousand.
      """,
    advice: "Add the unit of the spectral values, such as \"unit\": \"kHz\".",
    valid: [.spectralAxis(#"{"type": "frequency", "unit": "kHz"}"#)],
    invalid: [
      .spectralAxis(#"⟦{"type": "frequency"}⟧"#),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦null⟧}"#),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦1000⟧}"#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let axis = CRSLayout(node)?.spectralCoordinates else { return }
    switch axis["unit"] {
    case .string?: break
    case nil:
      guard !context.isCutShort else { return }
      findings.report(
        "the spectral axis has no \"unit\"; write the unit of its values, such as \"MHz\"",
        at: ["properties", "spectral_coords"])
    case let value?:
      findings.report(
        "the unit of the spectral axis is \(value.shown); write a unit in quotes, such as \"MHz\"",
        at: ["properties", "spectral_coords", "unit"])
    }
  }
}
