import LintKit
import TFCat

/// Spectral values that no instrument reaches.
struct SpectralAbsurd: FeatureRule {
  static let description = RuleDescription(
    id: "TFC605", name: "spectral-absurd", severity: .warning,
    basis: "Practice: observed radiation lies between 0.1 mHz and 1e30 Hz (gamma rays of 4 PeV)",
    summary: "A spectral value is beyond everything that is observed, in the unit that the CRS gives.",
    explanation: "Mostly the unit of the axis is wrong, or a fill value such as 1e31 was left in.",
    advice: "Check the unit of spectral_coords, and leave out what is a fill value.",
    valid: [.geometry(#"{"type": "Point", "coordinates": [1158051858, 24730]}"#)],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": [1158051858, ⟦1e31⟧]}"#),
      .geometry(
        #"{"type": "Polygon", "coordinates": [[[1158051858, 10], [1158051868, 10], [1158051868, ⟦1e31⟧], [1158051858, 10]]]}"#
      ),
    ],
    isOncePerFile: true, isMendedByConversion: false)

  var silentWhere: FeatureFacts { .observedSpectrum }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    guard let bounds = feature.bounds, bounds.spectralMin > 0,
      let limits = context.limits(for: feature)?.spectral,
      !(limits.contains(bounds.spectralMin) && limits.contains(bounds.spectralMax))
    else { return }
    let outlier = limits.contains(bounds.spectralMin) ? bounds.spectralMax : bounds.spectralMin
    let (value, place) = feature.first(.spectral) { !limits.contains($0) }
    let axis = context.crs(of: feature)?.spectralCoordinates
    findings.report(
      "\((value ?? outlier).shown) \(axis?.unit ?? "") is no \(axis?.kind.rawValue ?? "spectral value") that is observed",
      at: place)
  }
}
