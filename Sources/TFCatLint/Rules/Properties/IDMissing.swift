import LintKit
import TFCat
import TFCatJSON

/// Features are told apart by their ids.
struct IDMissing: FeatureRule {
  static let description = RuleDescription(
    id: "TFC420", name: "id-missing", severity: .warning,
    basis: "RFC 7946, section 3.2: id SHOULD be there where a feature has one (TFCat drafts required it)",
    summary: "A feature has no id.",
    explanation: """
      Nobody can cite the feature, correct it or say that two catalogues have the same one. Its place in the list \
      changes with every new version. The Python library writes null where no id is given.
      """,
    advice: "Give each feature an id that stays: a number, or a text such as \"typeIII-20060912-001\".",
    valid: [
      .ids([#""id": 0, "#, #""id": 1, "#]),
      .ids([#""id": "a-1", "#]),
      .document(
        #"{"type": "Feature", "geometry": \#(Example.point), "properties": {}, "crs": \#(Example.standardCRS)}"#
      ),
    ],
    invalid: [
      .features(#"⟦{"type": "Feature", "geometry": \#(Example.point), "properties": {}}⟧"#),
      .ids([#""id": ⟦null⟧, "#]),
      .ids([#"⟦"ID"⟧: 1, "#]).fixed("\"id\""),
    ], isOncePerFile: true,
    safeFix: "Writes the name of the member in lower case.")

  var silentWhere: FeatureFacts { .identified }

  func check(_ feature: CheckedFeature, in context: LintContext, _ findings: Emitter) {
    // A bare feature is told apart by what it stands in, an observation by its index.
    guard !feature.hasID, !feature.isObservation, context.root == .collection else { return }
    if feature.isIDNull {
      findings.report("the feature's id is null; give it a number or a text that stays", at: ["id"])
    } else if let name = feature.misspeltID {
      findings.report(
        "the feature has no \"id\"; is \"\(name)\" meant to be it?", at: [.name(name)], part: .name,
        repair: name.lowercased() == "id" ? .rename(.safe, to: "id") : nil)
    } else {
      findings.report("the feature has no \"id\"; give it a number or a text that stays")
    }
  }
}
