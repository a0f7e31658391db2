import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// The unit of the spectral axis must be one of its type.
struct SpectralUnit: StructureRule {
  static let description = RuleDescription(
    id: "TFC606", name: "spectral-unit", severity: .warning,
    basis: "TFCat 1.0, spectral_coords: the unit is that of the values of the given type",
    summary: "The unit of the spectral axis is no unit of its type.",
    explanation: """
      A frequency in metres or a wavelength in kHz leaves open which of the two is wrong, and no program can convert \
      the values.
      """,
    advice:
      "Give the type and the unit that belong together: frequency and Hz, wavelength and m, energy and eV, wavenumber and m**-1.",
    valid: [.spectralAxis(#"{"type": "wavelength", "unit": "m"}"#)],
    invalid: [
      .spectralAxis(#"{"type": "wavelength", "unit": ⟦"kHz"⟧}"#),
      .spectralAxis(#"{"type": "wavenumber", "unit": ⟦"cm"⟧}"#),
    ])

  let roles: Set<NodeRole> = [.spectralCoords]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let type = node.value["type"]?.string.flatMap(SpectralCoordinateType.init),
      let text = node.value["unit"]?.string, !text.isEmpty, let unit = try? VOUnit(parsing: text),
      !unit.hasUnknownSymbols,
      (try? SpectralConversion(type: type, unit: unit)) == nil
    else { return }
    let meant = SpectralCoordinateType.allCases.first {
      (try? SpectralConversion(type: $0, unit: unit)) != nil
    }
    let hint = meant.map { "; it is one of \($0.rawValue)" } ?? ""
    findings.report("\"\(text)\" is no unit of \(type.rawValue)\(hint)", at: ["unit"])
  }
}
