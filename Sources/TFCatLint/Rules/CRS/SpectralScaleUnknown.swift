import LintKit
import TFCat
import TFCatJSON

/// The spectral axis is drawn linear or logarithmic.
struct SpectralScaleUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC216", name: "spectral-scale-unknown", severity: .error,
    basis: "TFCat 1.0, spectral_coords: scale is linear or log",
    summary: "The scale of the spectral axis is neither `linear` nor `log`.",
    explanation: "The scale tells programs how the dynamic spectrum is drawn; they know two words for it.",
    advice: "Write \"scale\": \"linear\" or \"log\", or leave it out.",
    valid: [
      .spectralAxis(#"{"type": "frequency", "unit": "kHz", "scale": "log"}"#),
      .spectralAxis(#"{"type": "frequency", "unit": "kHz", "scale": "linear"}"#),
    ],
    invalid: [
      .spectralAxis(#"{"type": "frequency", "unit": "kHz", "scale": ⟦"ln"⟧}"#).fixed("\"log\"", .unsafe),
      .spectralAxis(#"{"type": "frequency", "unit": "kHz", "scale": ⟦"Log"⟧}"#).fixed("\"log\""),
      .spectralAxis(#"{"type": "frequency", "unit": "kHz", "scale": ⟦"mel"⟧}"#),
      .spectralAxis(#"{"type": "frequency", "unit": "kHz", "scale": ⟦true⟧}"#),
    ],
    safeFix: "Writes the word in the letters that it has in the standard.",
    unsafeFix: "Writes the scale that is most likely meant.")

  let roles: Set<NodeRole> = [.crs]

  private static let words = [
    "lin": "linear", "linear": "linear", "log": "log", "ln": "log", "lg": "log", "log10": "log",
    "logarithmic": "log", "logarithm": "log",
  ]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let value = CRSLayout(node)?.spectralCoordinates?["scale"], value != .null else { return }
    let text = value.string
    guard text.flatMap(SpectralCoordinates.Scale.init) == nil else { return }
    let meant = text.flatMap { Self.words[$0.cut(to: 40).lowercased()] }
    findings.report(
      "the scale of the spectral axis is \(value.shown); write \(meant?.shown ?? "\"linear\" or \"log\"")",
      at: ["properties", "spectral_coords", "scale"],
      repair: meant.flatMap { meant in text.map { .word(meant, for: $0) } })
  }
}
