public import LintKit

/// The rules about catalogues, in the order of their ids. A rule that is not in the list of its family does
/// not exist; a test compares the lists with the files.
public enum CatalogueRules {
  package static let all: [any TFCatRule] =
    text + structure + crs + geometry + properties + vocabulary + plausibility + profile

  /// The descriptions of all rules, in the order of their ids.
  public static let descriptions: [RuleDescription] = all.map(\.description)
}
