import Base
import LintKit
import TFCat
import TFCatJSON

/// A geometry must be of one of the seven types.
struct GeometryTypeUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC109", name: "geometry-type-unknown", severity: .error,
    basis: "RFC 7946, section 1.4: seven case-sensitive geometry types",
    summary: "A geometry has no type, or one that does not exist.",
    explanation: """
      The type says how many brackets the coordinates have and whether they are points, a line or an outline. A \
      program that does not know the type can neither draw nor check the shape.
      """,
    advice: """
      Write Point, MultiPoint, LineString, MultiLineString, Polygon, MultiPolygon or GeometryCollection, spelt like \
      this.
      """,
    valid: [.geometry(#"{"type": "MultiPoint", "coordinates": [[10, 1], [20, 5]]}"#)],
    invalid: [
      .geometry(#"⟦{"coordinates": [10, 1]}⟧"#),
      .geometry(#"⟦{"geometries": []}⟧"#),
      .geometry(#"⟦{}⟧"#),
      .geometry(#"{⟦"Type"⟧: "Point", "coordinates": [10, 1]}"#).fixed("\"type\""),
      .geometry(#"{"type": ⟦null⟧, "coordinates": [10, 1]}"#),
      .geometry(#"{"type": ⟦"polygon"⟧, "coordinates": [[[10, 1], [20, 1], [20, 5], [10, 1]]]}"#)
        .fixed("\"Polygon\""),
      .geometry(#"{"type": ⟦"Line"⟧, "coordinates": [[10, 1], [20, 5]]}"#)
        .fixed("\"LineString\"", .unsafe),
      .geometry(#"{"type": ⟦"Hexagon"⟧, "coordinates": [[10, 1], [20, 5]]}"#),
      .geometry(#"{"type": ⟦"Rectangle"⟧, "coordinates": [[10, 1], [20, 5]]}"#)
        .fixed("\"Polygon\"", .unsafe),
      .geometry(
        #"{"type": ⟦"Feature"⟧, "geometry": {"type": "Point", "coordinates": [10, 1]}, "properties": {}}"#),
      .geometry(#"{"type": ⟦"FeatureCollection"⟧, "features": []}"#),
    ],
    safeFix: "Writes the word in the letters that it has in the standard.",
    unsafeFix: "Writes the type that is meant by the word.")

  let roles: Set<NodeRole> = [.geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    guard let type = object["type"] else {
      if !context.isCutShort {
        findings.reportMissing("type", in: object, owner: "the geometry", hint: Self.guess(object))
      }
      return
    }
    guard let name = type.string else {
      findings.report(
        "the type of the geometry is \(type.kind); write its name, such as \"Polygon\"", at: ["type"])
      return
    }
    if Geometry.Kind(rawValue: name) == nil {
      findings.report(
        Self.message(name), at: ["type"], repair: Self.meaning(name).map { .word($0, for: name) })
    }
  }

  private static func message(_ type: String) -> String {
    switch type {
    case "Feature", "Observation": return "a \(type) stands where its geometry must stand"
    case "FeatureCollection": return "a FeatureCollection stands where the geometry of one feature must stand"
    default: break
    }
    if let word = meaning(type) { return "\"\(type)\" is no geometry type; did you mean \"\(word)\"?" }
    let names = Geometry.Kind.allCases.map(\.rawValue)
    return "\"\(type)\" is no geometry type; there are \(names.joined(separator: ", "))"
  }

  /// The type that a word most likely means.
  private static func meaning(_ type: String) -> String? {
    guard !["Feature", "Observation", "FeatureCollection"].contains(type) else { return nil }
    return relatives[type.lowercased()]
      ?? NearestWord.suggestion(for: type, in: Geometry.Kind.allCases.map(\.rawValue))
  }

  /// What other programs and libraries call the shapes.
  private static let relatives = [
    "line": "LineString", "polyline": "LineString", "curve": "LineString", "path": "LineString",
    "multiline": "MultiLineString", "linearring": "Polygon", "ring": "Polygon", "rectangle": "Polygon",
    "box": "Polygon", "bbox": "Polygon", "envelope": "Polygon", "circle": "Polygon", "ellipse": "Polygon",
    "contour": "Polygon", "points": "MultiPoint", "polygons": "MultiPolygon",
  ]

  /// The type that the nesting of the coordinates suggests.
  private static func guess(_ object: JSONObject) -> String? {
    if object["geometries"] != nil { return "write \"type\": \"GeometryCollection\"" }
    var depth = 0
    var value = object["coordinates"]
    while let items = value?.array {
      depth += 1
      value = items.first
    }
    return switch depth {
    case 1: "its coordinates look like those of a \"Point\""
    case 2: "its coordinates look like those of a \"LineString\" or \"MultiPoint\""
    case 3: "its coordinates look like those of a \"Polygon\" or \"MultiLineString\""
    case 4: "its coordinates look like those of a \"MultiPolygon\""
    default: nil
    }
  }
}
