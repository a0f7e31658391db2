import LintKit
import TFCat
import TFCatJSON

/// A catalogue that names a schema should name that of TFCat 1.0.
struct SchemaURI: StructureRule {
  static let description = RuleDescription(
    id: "TFC116", name: "schema-uri", severity: .info,
    basis: "Practice: the Python library of the standard's authors writes the URI of TFCat 1.0",
    summary: "The schema that the document names is not that of TFCat 1.0.",
    explanation: """
      Editors and validators fetch the schema that \"$schema\" names. With another one they check the catalogue \
      against the wrong rules, or not at all. The member may be left out.
      """,
    advice: "Write \(uri), or leave \"$schema\" out.",
    valid: [
      .members(#""$schema": "\#(uri)", "#),
      .features(Example.standardFeature),
    ],
    invalid: [
      .members(#""$schema": ⟦"https://geojson.org/schema/FeatureCollection.json"⟧, "#)
        .fixed(#""https://voparis-ns.obspm.fr/maser/tfcat/v1.0/schema#""#, .unsafe),
      .members(#""$schema": ⟦null⟧, "#)
        .fixed(#""https://voparis-ns.obspm.fr/maser/tfcat/v1.0/schema#""#, .unsafe),
    ], isMendedByConversion: false,
    unsafeFix: "Writes the URI of the schema of TFCat 1.0.")

  let roles: Set<NodeRole> = [.root]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let schema = node.object?["$schema"] else { return }
    guard let text = schema.string else {
      findings.report(
        "\"$schema\" is \(schema.kind); write \"\(Self.uri)\"", at: ["$schema"],
        repair: .replace(.unsafe, by: "\"\(Self.uri)\""))
      return
    }
    guard text != Self.uri, text + "#" != Self.uri else { return }
    findings.report(
      "\"\(text)\" is not the schema of TFCat 1.0, which is \"\(Self.uri)\"", at: ["$schema"],
      repair: .replace(.unsafe, by: "\"\(Self.uri)\""))
  }

  private static let uri = "https://voparis-ns.obspm.fr/maser/tfcat/v1.0/schema#"
}
