public import Base
import LintKit
import TFCat
internal import TFCatJSON

/// Finds out, at the speed of `tfcat lint`, whether a catalogue has anything that a conversion would mend.
public enum SoundCatalogue {
  /// - Parameters:
  ///   - file: the bytes of the catalogue.
  ///   - path: what messages would call the file.
  ///   - jobs: how many processors to use.
  public static func isSound(_ file: MappedFile, path: String, jobs: Int = 1) -> Bool {
    let rules = CatalogueRules.all.filter(\.description.isMendedByConversion) + [SeveralRings(), OwnAxes()]
    var options = LintOptions(jobs: jobs, maximumPerRule: 1)
    options.releasesMemory = true
    let report = CatalogueLinter(rules: rules, options: options).lint(file, path: path)
    return report.counts.isEmpty && report.type == "FeatureCollection"
  }
}

/// Polygons with holes, and several polygons together, may touch each other in ways that no rule reports and
/// that are invalid to GEOS.
private struct SeveralRings: GeometryRule {
  static let description = RuleDescription(
    ofConversion: "several-rings", summary: "A polygon has holes, or there are several.")

  var silentWhere: FeatureFacts { .singleRing }

  func check(_ shape: Shape, in context: LintContext, _ findings: Emitter) {
    guard !shape.polygons.isEmpty, shape.parts.count > 1 else { return }
    findings.report("several rings", at: [])
  }
}

/// Features with a CRS of their own, whatever it says.
private struct OwnAxes: FeatureRule {
  static let description = RuleDescription(ofConversion: "own-axes", summary: "A feature has its own CRS.")

  var silentWhere: FeatureFacts { .catalogueAxes }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    if feature.hasOwnCRS { findings.report("own CRS", at: []) }
  }
}

extension RuleDescription {
  /// A rule that is asked by conversions and shown to nobody.
  fileprivate convenience init(ofConversion name: String, summary: String) {
    self.init(
      id: "CONVERT-\(name)", name: name, severity: .info, basis: "", summary: summary, explanation: "",
      advice: "",
      valid: [], invalid: [])
  }
}
