import LintKit
import TFCat
import TFCatJSON

/// Goes through a JSON tree as TFCat structures it and shows each node to the rules that look at its role.
struct StructureWalker {
  let rules: CatalogueRuleSet
  let context: LintContext
  let sink: FindingSink

  func walkRoot(_ json: JSONValue) {
    visit(Node(role: .root, value: json), at: [])
  }

  /// A collection without the items of its lists.
  func walkCollection(_ json: JSONValue) {
    visit(Node(role: .featureCollection, value: json), at: [])
    walkFrame(json, at: [])
    if let properties = json["properties"] {
      visit(Node(role: .collectionProperties, value: properties), at: ["properties"])
    }
    if let fields = json["fields"] {
      visit(Node(role: .fields, value: fields), at: ["fields"])
      for member in fields.object ?? JSONObject() {
        let node = Node(role: .field, value: member.value, name: member.name)
        visit(node, at: ["fields", .name(member.name)])
      }
    }
    if let observations = json["observations"] {
      visit(Node(role: .observations, value: observations), at: ["observations"])
    }
    if let features = json["features"] {
      visit(Node(role: .features, value: features), at: ["features"])
    }
  }

  /// What collections, features and geometries have in common.
  private func walkFrame(_ json: JSONValue, at pointer: JSONPointer) {
    if let bbox = json["bbox"] {
      visit(Node(role: .bbox, value: bbox), at: pointer.appending("bbox"))
    }
    guard let crs = json["crs"] else { return }
    visit(Node(role: .crs, value: crs), at: pointer.appending("crs"))
    guard let properties = crs["properties"] else { return }
    let place = pointer.appending("crs").appending("properties")
    visit(Node(role: .crsProperties, value: properties), at: place)
    if let axis = properties["time_coords"] {
      visit(Node(role: .timeCoords, value: axis), at: place.appending("time_coords"))
    }
    if let axis = properties["spectral_coords"] {
      visit(Node(role: .spectralCoords, value: axis), at: place.appending("spectral_coords"))
    }
  }

  /// - Parameter role: `.feature` or `.observation`.
  func walkFeature(_ json: JSONValue, role: NodeRole, at pointer: JSONPointer) {
    visit(Node(role: role, value: json), at: pointer)
    guard json.object != nil else { return }
    walkFrame(json, at: pointer)
    if let id = json["id"] { visit(Node(role: .id, value: id), at: pointer.appending("id")) }
    if let properties = json["properties"] {
      visit(Node(role: .featureProperties, value: properties), at: pointer.appending("properties"))
    }
    if let geometry = json["geometry"] {
      walkGeometry(geometry, at: pointer.appending("geometry"))
    }
  }

  func walkGeometry(_ json: JSONValue, at pointer: JSONPointer) {
    visit(Node(role: .geometry, value: json), at: pointer)
    guard json.object != nil else { return }
    walkFrame(json, at: pointer)
    guard let kind = json["type"]?.string.flatMap(Geometry.Kind.init) else { return }
    if kind == .geometryCollection {
      let place = pointer.appending("geometries")
      for (index, item) in (json["geometries"]?.array ?? []).enumerated() {
        walkGeometry(item, at: place.appending(index))
      }
    } else if let coordinates = json["coordinates"] {
      let place = pointer.appending("coordinates")
      visit(Node(role: .coordinates, value: coordinates, geometry: kind), at: place)
      walkCoordinates(coordinates, kind: kind, depth: kind.depth, at: place)
    }
  }

  private func walkCoordinates(
    _ json: JSONValue, kind: Geometry.Kind, depth: Int, at pointer: JSONPointer
  ) {
    if depth == 1 {
      visit(Node(role: .position, value: json, geometry: kind), at: pointer)
      return
    }
    if depth == 2, kind != .multiPoint {
      visit(Node(role: .part, value: json, geometry: kind), at: pointer)
    }
    for (index, item) in (json.array ?? []).enumerated() {
      walkCoordinates(item, kind: kind, depth: depth - 1, at: pointer.appending(index))
    }
  }

  private func visit(_ node: Node, at pointer: JSONPointer) {
    guard let interested = rules.structure[node.role] else { return }
    sink.base = pointer
    for rule in interested { rule.check(node, in: context, sink.emitter(for: rule.description)) }
    sink.base = []
  }
}
