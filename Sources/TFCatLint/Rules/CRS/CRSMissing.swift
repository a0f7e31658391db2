import LintKit
import TFCat
import TFCatJSON

/// Positions mean nothing without a CRS that says in what they count.
struct CRSMissing: StructureRule {
  static let description = RuleDescription(
    id: "TFC201", name: "crs-missing", severity: .error,
    basis: "TFCat 1.0, crs: a catalogue has one, and for each geometry there is one in force",
    summary: "No CRS says what the coordinates are.",
    explanation: """
      The CRS gives the unit and the origin of times, the unit of the spectral values and the place where times were \
      measured. Without it the numbers cannot be compared with anything; the Python library tacitly takes Unix time, \
      Hz and the centre of the Earth, which makes kHz a thousand times too small.
      """,
    advice: "Add a \"crs\" with the time axis, the spectral axis and ref_position_id.",
    valid: [
      .features(Example.standardFeature),
      .document(#"{"type": "Point", "coordinates": [1158051858, 24.73], "crs": \#(Example.standardCRS)}"#),
      .document(
        #"""
        {"type": "Feature", "id": 1, "properties": {}, "geometry": {"type": "GeometryCollection", "geometries": [
          {"type": "Point", "coordinates": [1158051858, 24.73], "crs": \#(Example.standardCRS)}]}}
        """#),
    ],
    invalid: [
      .document(#"⟦{"type": "FeatureCollection", "fields": {}, "features": []}⟧"#),
      .document(
        #"{"type": "FeatureCollection", ⟦"CRS"⟧: \#(Example.standardCRS), "fields": {}, "features": []}"#
      )
      .fixed("\"crs\""),
      .document(
        #"""
        {"type": "FeatureCollection", "properties": {⟦"crs"⟧: \#(Example.standardCRS)}, "fields": {},
         "features": []}
        """#),
      .document(#"⟦{"type": "Point", "coordinates": [1158051858, 24.73]}⟧"#),
      .document(
        #"""
        {"type": "Feature", "id": 1, "properties": {},
         "geometry": ⟦{"type": "Point", "coordinates": [1158051858, 24.73]}⟧}
        """#),
      .document(
        #"""
        {"type": "GeometryCollection", "geometries": [
          {"type": "Point", "coordinates": [1158051858, 24.73], "crs": \#(Example.standardCRS)},
          ⟦{"type": "Point", "coordinates": [1158051858, 24.73]}⟧]}
        """#),
    ],
    safeFix: "Writes the name of the member in lower case.")

  let roles: Set<NodeRole> = [.root, .featureCollection]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, !context.isCutShort else { return }
    if node.role == .featureCollection {
      guard object["crs"] == nil else { return }
      if object.misspelling(of: "crs") != nil {
        findings.reportMissing("crs", in: object, owner: "the catalogue")
      } else if object["properties"]?["crs"] != nil {
        findings.report(
          "the catalogue has no \"crs\"; move the one in \"properties\" out of it",
          at: ["properties", "crs"],
          part: .name)
      } else {
        findings.report("the catalogue has no \"crs\": nothing says what its times and spectral values count")
      }
    } else if let type = object["type"]?.string {
      if type == "Feature" {
        guard object["crs"] == nil, let geometry = object["geometry"] else { return }
        checkGeometry(geometry, at: ["geometry"], findings)
      } else {
        checkGeometry(node.value, at: [], findings)
      }
    }
  }

  /// A geometry needs a CRS of its own where nothing around it has one.
  private func checkGeometry(_ json: JSONValue, at pointer: JSONPointer, _ findings: Emitter) {
    guard let kind = json["type"]?.string.flatMap(Geometry.Kind.init), json["crs"] == nil else { return }
    if kind == .geometryCollection {
      for (index, item) in (json["geometries"]?.array ?? []).enumerated() {
        checkGeometry(item, at: pointer.appending("geometries").appending(index), findings)
      }
    } else {
      findings.report(
        "no \"crs\" is in force for this \(kind.rawValue): nothing says what its times and spectral values count",
        at: pointer)
    }
  }
}
