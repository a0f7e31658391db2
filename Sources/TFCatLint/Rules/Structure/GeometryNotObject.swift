import LintKit
import TFCat
import TFCatJSON

/// A geometry must be an object.
struct GeometryNotObject: StructureRule {
  static let description = RuleDescription(
    id: "TFC108", name: "geometry-not-object", severity: .error,
    basis: "RFC 7946, sections 3.1 and 3.2: a geometry is an object with \"type\" and \"coordinates\"",
    summary: "A geometry is no object.",
    explanation: """
      Bare coordinates do not tell a line from a row of points, nor a polygon from several lines: the same numbers \
      mean different shapes. The type has to be said with them.
      """,
    advice: "Write {\"type\": ..., \"coordinates\": ...} with the type of the shape.",
    valid: [.geometry(#"{"type": "LineString", "coordinates": [[10, 1], [20, 5]]}"#)],
    invalid: [
      .geometry("⟦[[10, 1], [20, 5]]⟧"),
      .geometry("⟦\"POINT (10 1)\"⟧"),
      .geometry(#"{"type": "GeometryCollection", "geometries": [⟦null⟧]}"#),
      .geometry(#"{"type": "GeometryCollection", "geometries": [⟦[10, 1]⟧]}"#),
    ])

  let roles: Set<NodeRole> = [.feature, .observation, .geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    if node.role != .geometry {
      if let geometry = object["geometry"], geometry != .null {
        check(geometry, at: ["geometry"], findings)
      }
    } else if object["type"] == "GeometryCollection" {
      for (index, item) in (object["geometries"]?.array ?? []).enumerated() {
        check(item, at: ["geometries", .index(index)], findings)
      }
    }
  }

  private func check(_ geometry: JSONValue, at pointer: JSONPointer, _ findings: Emitter) {
    let message: String
    switch geometry {
    case .object: return
    case .string(let text):
      message =
        text.contains("(")
        ? "the geometry is text (WKT?); write {\"type\": ..., \"coordinates\": ...}"
        : "the geometry is a string; write {\"type\": ..., \"coordinates\": ...}"
    case .array:
      message = "the geometry is an array; write {\"type\": ..., \"coordinates\": ...} around the coordinates"
    default: message = "the geometry is \(geometry.kind), not an object with \"type\" and \"coordinates\""
    }
    findings.report(message, at: pointer)
  }
}
