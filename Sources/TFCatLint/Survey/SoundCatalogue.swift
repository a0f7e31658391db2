public import Base
import TFCat

/// Finds out, at the speed of `tfcat lint`, whether a catalogue has anything that a conversion would mend.
public enum SoundCatalogue {
  /// Rules that a conversion has no answer to: what they find goes through as it is.
  private static let harmless = ["TFC116", "TFC211", "TFC313", "TFC414", "TFC6"]
  /// These of the plausibility rules are about axes without which nothing can be converted.
  private static let axes = ["TFC606", "TFC610"]

  /// - Parameters:
  ///   - path: what messages would call the file.
  ///   - jobs: how many processors to use.
  public static func isSound(_ file: MappedFile, path: String, jobs: Int = 1) -> Bool {
    let rules =
      RuleSet.rules(selected: [], ignored: harmless) + RuleSet.rules(selected: axes, ignored: [])
      + [SeveralRings(), OwnAxes()]
    var options = LintOptions(rules: RuleSet(rules), jobs: jobs, maximumPerRule: 1)
    options.releasesMemory = true
    let report = CatalogueLinter(options: options).lint(file, path: path)
    return report.counts.isEmpty && report.type == "FeatureCollection"
  }
}

/// Polygons with holes, and several polygons together, may touch each other in ways that no rule speaks of and GEOS minds.
private struct SeveralRings: GeometryRule {
  static let description = RuleDescription(
    ofConversion: "several-rings", summary: "A polygon has holes, or there are several.")

  func check(_ shape: Shape, in context: LintContext, _ findings: inout Findings) {
    guard !shape.polygons.isEmpty, shape.parts.count > 1 else { return }
    findings.report("several rings", at: [])
  }
}

/// Features with a CRS of their own, whatever it says.
private struct OwnAxes: FeatureRule {
  static let description = RuleDescription(ofConversion: "own-axes", summary: "A feature has its own CRS.")

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: inout Findings) {
    if feature.hasOwnCRS { findings.report("own CRS", at: []) }
  }
}

extension RuleDescription {
  /// A rule that is asked by conversions and shown to nobody.
  fileprivate init(ofConversion name: String, summary: String) {
    self.init(
      id: "CONVERT-\(name)", name: name, severity: .info, basis: "", summary: summary, explanation: "",
      advice: "",
      valid: [], invalid: [])
  }
}
