import TFCat

/// Goes through a JSON tree as TFCat structures it and shows each node to the rules that look at its role.
struct StructureWalker {
  let rules: RuleSet
  let context: LintContext

  func walkRoot(_ json: JSONValue, _ findings: inout Findings) {
    visit(Node(role: .root, value: json), at: [], &findings)
  }

  /// A collection without the items of its lists.
  func walkCollection(_ json: JSONValue, _ findings: inout Findings) {
    visit(Node(role: .featureCollection, value: json), at: [], &findings)
    walkFrame(json, at: [], &findings)
    if let properties = json["properties"] {
      visit(Node(role: .collectionProperties, value: properties), at: ["properties"], &findings)
    }
    if let fields = json["fields"] {
      visit(Node(role: .fields, value: fields), at: ["fields"], &findings)
      for member in fields.object ?? JSONObject() {
        let node = Node(role: .field, value: member.value, name: member.name)
        visit(node, at: ["fields", .name(member.name)], &findings)
      }
    }
    if let observations = json["observations"] {
      visit(Node(role: .observations, value: observations), at: ["observations"], &findings)
    }
    if let features = json["features"] {
      visit(Node(role: .features, value: features), at: ["features"], &findings)
    }
  }

  /// What collections, features and geometries have in common.
  private func walkFrame(_ json: JSONValue, at pointer: JSONPointer, _ findings: inout Findings) {
    if let bbox = json["bbox"] {
      visit(Node(role: .bbox, value: bbox), at: pointer.appending("bbox"), &findings)
    }
    guard let crs = json["crs"] else { return }
    visit(Node(role: .crs, value: crs), at: pointer.appending("crs"), &findings)
    guard let properties = crs["properties"] else { return }
    let place = pointer.appending("crs").appending("properties")
    visit(Node(role: .crsProperties, value: properties), at: place, &findings)
    if let axis = properties["time_coords"] {
      visit(Node(role: .timeCoords, value: axis), at: place.appending("time_coords"), &findings)
    }
    if let axis = properties["spectral_coords"] {
      visit(Node(role: .spectralCoords, value: axis), at: place.appending("spectral_coords"), &findings)
    }
  }

  /// - Parameter role: `.feature` or `.observation`.
  func walkFeature(_ json: JSONValue, role: NodeRole, at pointer: JSONPointer, _ findings: inout Findings) {
    visit(Node(role: role, value: json), at: pointer, &findings)
    guard json.object != nil else { return }
    walkFrame(json, at: pointer, &findings)
    if let id = json["id"] { visit(Node(role: .id, value: id), at: pointer.appending("id"), &findings) }
    if let properties = json["properties"] {
      visit(Node(role: .featureProperties, value: properties), at: pointer.appending("properties"), &findings)
    }
    if let geometry = json["geometry"] {
      walkGeometry(geometry, at: pointer.appending("geometry"), &findings)
    }
  }

  func walkGeometry(_ json: JSONValue, at pointer: JSONPointer, _ findings: inout Findings) {
    visit(Node(role: .geometry, value: json), at: pointer, &findings)
    guard json.object != nil else { return }
    walkFrame(json, at: pointer, &findings)
    guard let kind = json["type"]?.string.flatMap(Geometry.Kind.init) else { return }
    if kind == .geometryCollection {
      let place = pointer.appending("geometries")
      for (index, item) in (json["geometries"]?.array ?? []).enumerated() {
        walkGeometry(item, at: place.appending(index), &findings)
      }
    } else if let coordinates = json["coordinates"] {
      let place = pointer.appending("coordinates")
      visit(Node(role: .coordinates, value: coordinates, geometry: kind), at: place, &findings)
      walkCoordinates(coordinates, kind: kind, depth: kind.depth, at: place, &findings)
    }
  }

  private func walkCoordinates(
    _ json: JSONValue, kind: Geometry.Kind, depth: Int, at pointer: JSONPointer, _ findings: inout Findings
  ) {
    if depth == 1 {
      visit(Node(role: .position, value: json, geometry: kind), at: pointer, &findings)
      return
    }
    if depth == 2, kind != .multiPoint {
      visit(Node(role: .part, value: json, geometry: kind), at: pointer, &findings)
    }
    for (index, item) in (json.array ?? []).enumerated() {
      walkCoordinates(item, kind: kind, depth: depth - 1, at: pointer.appending(index), &findings)
    }
  }

  private func visit(_ node: Node, at pointer: JSONPointer, _ findings: inout Findings) {
    guard let interested = rules.structure[node.role] else { return }
    findings.base = pointer
    for (index, rule) in interested {
      findings.rule = index
      findings.severity = rules.severities[index]
      rule.check(node, in: context, &findings)
    }
    findings.base = []
  }
}
