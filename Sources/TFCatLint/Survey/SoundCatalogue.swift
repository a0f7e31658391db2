public import Base
import LintKit
import TFCat
package import TFCatJSON

/// Finds out, at the speed of `tfcat lint`, whether a catalogue has anything that a conversion would mend.
public enum SoundCatalogue {
  /// What was found.
  public struct Answer: Hashable, Sendable {
    /// Whether the features can go through as they are. What a conversion mends in the declarations of the
    /// fields without looking at features does not count.
    public var isSound: Bool
    /// Whether each field is a property of some feature.
    public var usesAllFields: Bool
  }

  /// Rules about words of declarations, which a conversion mends whatever the features have, or leaves.
  private static let ofDeclarations: Set<String> = Set(
    [
      FieldInfoMissing.description, FieldUCDMissing.description, UCDSyntax.description,
      UCDWordUnknown.description, UCDDeprecated.description, UCDOrder.description, UCDStyle.description,
      UCDUnit.description, UCDFrame.description, UCDDataType.description,
    ].map(\.id))

  /// - Parameters:
  ///   - file: the bytes of the catalogue.
  ///   - path: what messages would call the file.
  ///   - jobs: how many processors to use.
  public static func isSound(_ file: MappedFile, path: String, jobs: Int = 1) -> Bool {
    check(file, path: path, jobs: jobs).isSound
  }

  /// Looks at a catalogue.
  ///
  /// - Parameters:
  ///   - file: the bytes of the catalogue.
  ///   - path: what messages would call the file.
  ///   - jobs: how many processors to use.
  public static func check(_ file: MappedFile, path: String, jobs: Int = 1) -> Answer {
    check(file, path: path, jobs: jobs, layout: nil)
  }

  /// - Parameter layout: that of the catalogue, where it is known already.
  package static func check(
    _ file: MappedFile, path: String, jobs: Int, layout: DocumentLayout?
  ) -> Answer {
    let unused = UnusedField.description.id
    let rules =
      CatalogueRules.all.filter {
        let description = $0.description
        return description.isMendedByConversion && !ofDeclarations.contains(description.id)
          || description.id == unused
      } + [SeveralRings(), OwnAxes()]
    var options = LintOptions(jobs: jobs, maximumPerRule: 1)
    options.releasesMemory = true
    let report = CatalogueLinter(rules: rules, options: options).lint(file, path: path, layout: layout)
    return Answer(
      isSound: report.counts.keys.allSatisfy { $0 == unused } && report.type == "FeatureCollection",
      usesAllFields: report.itemCount > 0 && report.counts[unused] == nil)
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
