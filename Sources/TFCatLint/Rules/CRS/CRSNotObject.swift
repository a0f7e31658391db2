import LintKit
import TFCat
import TFCatJSON

/// A CRS is an object, and not the name of one.
struct CRSNotObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC202", name: "crs-not-object", severity: .error,
    basis: "TFCat 1.0, crs: an object with type and properties",
    summary: "The value of `crs` is no object.",
    explanation: """
      GeoJSON of 2008 allowed null for \"no CRS\", and other formats take a name such as EPSG:4326. TFCat wants the \
      axes spelled out; programs stop at anything else.
      """,
    advice:
      "Write {\"type\": \"local\", \"properties\": {...}}; in a feature that has the catalogue's, leave it out.",
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(#"⟦"unix"⟧"#),
      .crs("⟦null⟧"),
      .features(
        #"""
        {"type": "Feature", "id": 1, "crs": ⟦null⟧, "properties": {},
         "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]}}
        """#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard node.object == nil else { return }
    findings.report("\"crs\" is \(node.value.shown); write {\"type\": \"local\", \"properties\": {...}}")
  }
}
