import LintKit
import TFCat
import TFCatJSON

/// A geometry collection must have an array of geometries.
struct GeometriesMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC111", name: "geometries-missing", severity: .error,
    basis:
      "RFC 7946, section 3.1.8: a GeometryCollection has a member \"geometries\", an array of geometries",
    summary: "A geometry collection has no array of geometries.",
    explanation:
      "A GeometryCollection has no coordinates of its own; all that it consists of stands in \"geometries\".",
    advice: "Put the geometries, each with its type, into an array \"geometries\".",
    valid: [
      .geometry(#"{"type": "GeometryCollection", "geometries": [{"type": "Point", "coordinates": [10, 1]}]}"#)
    ],
    invalid: [
      .geometry(#"⟦{"type": "GeometryCollection"}⟧"#),
      .geometry(#"⟦{"type": "GeometryCollection", "coordinates": [10, 1]}⟧"#),
      .geometry(#"{"type": "GeometryCollection", ⟦"Geometries"⟧: []}"#).fixed("\"geometries\""),
      .geometry(
        #"{"type": "GeometryCollection", "geometries": ⟦{"type": "Point", "coordinates": [10, 1]}⟧}"#
      )
      .fixed(#"[{"type": "Point", "coordinates": [10, 1]}]"#),
      .geometry(#"{"type": "GeometryCollection", "geometries": ⟦null⟧}"#),
    ],
    safeFix: "Writes the name of the member in lower case; puts a single geometry into brackets.")

  let roles: Set<NodeRole> = [.geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, object["type"] == "GeometryCollection" else { return }
    guard let geometries = object["geometries"] else {
      guard !context.isCutShort else { return }
      let hint =
        object["coordinates"] != nil
        ? "a geometry with \"coordinates\" has another type, such as \"Polygon\""
        : object["geometry"] != nil ? "write \"geometries\": [...] and not \"geometry\"" : nil
      findings.reportMissing("geometries", in: object, owner: "the GeometryCollection", hint: hint)
      return
    }
    guard geometries.array == nil else { return }
    let message =
      if geometries.object != nil {
        "\"geometries\" is a single object; put it into [ ]"
      } else {
        "\"geometries\" is \(geometries.kind); an array of geometries must stand here"
      }
    findings.report(message, at: ["geometries"], repair: geometries.object == nil ? nil : .wrap)
  }
}
