import LintKit
import TFCat
import TFCatJSON

/// Members that had another name before TFCat 1.0.
struct RenamedMember: StructureRule {
  static let description = RuleDescription(
    id: "TFC115", name: "renamed-member", severity: .warning,
    basis: "TFCat 1.0, FeatureCollection: metadata of the catalogue stand in \"properties\"",
    summary: "A member has the name of a draft of TFCat.",
    explanation: """
      Drafts of TFCat kept the title, the authors and the instrument of a catalogue in \"metadata\". Programs for \
      TFCat 1.0 look for them in \"properties\" and show a catalogue without a title.
      """,
    advice: "Rename the member \"metadata\" to \"properties\".",
    valid: [.members(#""properties": {"title": "Type III bursts"}, "#)],
    invalid: [.members(#"⟦"metadata"⟧: {"title": "Type III bursts"}, "#).fixed("\"properties\"")],
    safeFix: "Writes \"properties\".")

  let roles: Set<NodeRole> = [.featureCollection]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, object["metadata"]?.object != nil, object["properties"] == nil else {
      return
    }
    findings.report(
      "\"metadata\" is the name of drafts of TFCat; version 1.0 calls it \"properties\"", at: ["metadata"],
      part: .name, repair: .rename(.safe, to: "properties"))
  }
}
