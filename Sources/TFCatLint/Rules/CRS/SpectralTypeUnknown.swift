import Base
import LintKit
import TFCat
import TFCatJSON

/// The spectral axis has one of four types.
struct SpectralTypeUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC214", name: "spectral-type-unknown", severity: .error,
    basis: "TFCat 1.0, spectral_coords: type is frequency, wavelength, energy or wavenumber",
    summary: "The type of the spectral axis is missing or unknown.",
    explanation: """
      The type decides which way the axis runs and how it is converted: 10 m as a wavelength is 30 MHz. The reference \
      validator takes the four words in lower case only.
      """,
    advice: "Write \"type\": \"frequency\", \"wavelength\", \"energy\" or \"wavenumber\".",
    valid: [
      .spectralAxis(#"{"type": "frequency", "unit": "kHz"}"#),
      .spectralAxis(#"{"type": "wavelength", "unit": "m"}"#),
    ],
    invalid: [
      .spectralAxis(#"{"type": ⟦"Frequency"⟧, "unit": "MHz"}"#).fixed("\"frequency\""),
      .spectralAxis(#"{"type": ⟦"freq"⟧, "unit": "MHz"}"#).fixed("\"frequency\"", .unsafe),
      .spectralAxis(#"{"type": ⟦"channel"⟧, "unit": "MHz"}"#),
      .spectralAxis(#"{"type": ⟦null⟧, "unit": "MHz"}"#),
      .spectralAxis(#"⟦{"unit": "MHz"}⟧"#),
    ],
    safeFix: "Writes the word in the letters that it has in the standard.",
    unsafeFix: "Writes the type that is most likely meant.")

  let roles: Set<NodeRole> = [.crs]

  private static let known = SpectralCoordinates.Kind.allCases.map(\.rawValue)
  private static let otherNames = [
    "freq": "frequency", "hz": "frequency", "khz": "frequency", "mhz": "frequency", "ghz": "frequency",
    "spectral": "frequency", "wave": "wavelength", "lambda": "wavelength", "wavelen": "wavelength",
    "photon energy": "energy", "ev": "energy", "kev": "energy", "wave number": "wavenumber",
  ]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), !layout.oldParts.contains(.spectralCoordinates),
      let axis = layout.spectralCoordinates
    else { return }
    let place: JSONPointer = ["properties", "spectral_coords", "type"]
    switch axis["type"] {
    case nil:
      guard !context.isCutShort else { return }
      findings.report(
        "the spectral axis has no \"type\"; write \(Self.known.listed())",
        at: ["properties", "spectral_coords"])
    case .string(let text)?:
      guard SpectralCoordinates.Kind(rawValue: text) == nil else { return }
      let meant =
        Self.otherNames[text.cut(to: 40).lowercased()] ?? NearestWord.suggestion(for: text, in: Self.known)
      findings.report(
        "\(text.shown) is no type of spectral axis; write \(meant?.shown ?? Self.known.listed())", at: place,
        repair: meant.map { .word($0, for: text) })
    case let value?:
      findings.report(
        "the type of the spectral axis is \(value.shown); write \(Self.known.listed())", at: place)
    }
  }
}
