import LintKit
import TFCat

/// Frequencies, wavelengths, energies and wavenumbers are above zero.
struct SpectralNotPositive: FeatureRule {
  static let description = RuleDescription(
    id: "TFC604", name: "spectral-not-positive", severity: .warning,
    basis: "Physics: no radiation has a frequency of zero or less",
    summary: "A spectral value is zero or negative.",
    explanation: """
      Zero and -1 are fill values in many lists. A logarithmic axis cannot show them, and a conversion to wavelength \
      divides by zero.
      """,
    advice: "Give the limit that was measured, or that of the instrument.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 0.02]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": [1158051858, ⟦0⟧]}"#),
      .geometry(#"{"type": "LineString", "coordinates": [[1158051858, 5], [1158051868, ⟦-1⟧]]}"#),
    ], isMendedByConversion: false)

  var silentWhere: FeatureFacts { .positiveSpectrum }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard let bounds = feature.bounds, bounds.spectralMin <= 0 else { return }
    let kind = context.crs(of: feature)?.spectralCoordinates.kind.rawValue ?? "spectral value"
    let (value, place) = feature.first(.spectral) { $0 <= 0 }
    findings.report("the \(kind) \((value ?? bounds.spectralMin).shown) is not above zero", at: place)
  }
}
