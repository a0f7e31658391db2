import LintKit
import TFCat
import TFCatJSON

/// The document must say what it is.
struct TypeMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC102", name: "type-missing", severity: .error,
    basis: "RFC 7946, section 3: a GeoJSON object has a member \"type\", the name of a GeoJSON type",
    summary: "The document has no type.",
    explanation: """
      Programs choose how to read a document by its \"type\", before anything else, and refuse one that has none.
      """,
    advice: "Add \"type\": \"FeatureCollection\" as the first member of the document.",
    valid: [.features("")],
    invalid: [
      .document(#"⟦{"fields": {}, "crs": \#(Example.standardCRS), "features": []}⟧"#),
      .document(
        #"{⟦"Type"⟧: "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS), "features": []}"#
      )
      .fixed("\"type\""),
      .document(
        #"{"type": ⟦null⟧, "fields": {}, "crs": \#(Example.standardCRS), "features": []}"#),
      .document(#"⟦{"title": "Type III bursts"}⟧"#),
    ],
    safeFix: "Writes the name of the member in lower case.")

  let roles: Set<NodeRole> = [.root]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    guard let type = object["type"] else {
      if !context.isCutShort {
        findings.reportMissing("type", in: object, owner: "the document", hint: Self.hint(object))
      }
      return
    }
    guard type.string == nil else { return }
    findings.report("the type of the document is \(type.kind); \(Self.hint(object))", at: ["type"])
  }

  private static func hint(_ object: JSONObject) -> String {
    let type =
      object["geometry"] != nil
      ? "Feature" : object["geometries"] != nil ? "GeometryCollection" : "FeatureCollection"
    return "write \"type\": \"\(type)\""
  }
}
