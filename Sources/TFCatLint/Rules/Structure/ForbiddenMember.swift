import LintKit
import TFCat
import TFCatJSON

/// Members that define one kind of object must not stand in another.
struct ForbiddenMember: StructureRule {
  static let description = RuleDescription(
    id: "TFC112", name: "forbidden-member", severity: .error,
    basis: "RFC 7946, section 7.1: objects MUST NOT contain the defining members of other types",
    summary: "An object has a member that belongs to another type of object.",
    explanation: """
      Many programs tell what an object is by its members: one that finds \"features\" in a feature reads it as a \
      catalogue, or reads nothing. That TFCat allows \"properties\" in a catalogue is the one exception.
      """,
    advice: "Move the member to the object that it belongs to, or remove it.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#),
      .features(Example.standardFeature),
    ],
    invalid: [
      .members(#"⟦"geometry"⟧: {"type": "Point", "coordinates": [10, 1]}, "#),
      .members(#"⟦"coordinates"⟧: [10, 1], "#),
      .features(
        """
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [10, 1]}, ⟦"features"⟧: []}
        """),
      .features(
        """
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [10, 1]},
         ⟦"coordinates"⟧: [10, 1]}
        """),
      .geometry(#"{"type": "Point", "coordinates": [10, 1], ⟦"features"⟧: []}"#),
      .geometry(
        """
        {"type": "Point", "coordinates": [10, 1], ⟦"geometry"⟧: {"type": "Point", "coordinates": [10, 1]}}
        """),
    ])

  let roles: Set<NodeRole> = [.featureCollection, .feature, .observation, .geometry]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object, let type = object["type"]?.string else { return }
    // Where an object lacks what defines it, it is of another type than it says: the rule about that speaks.
    switch node.role {
    case .featureCollection where type == "FeatureCollection" && object["features"] != nil:
      check(object, ["geometry", "coordinates", "geometries"], in: "a FeatureCollection", findings)
    case .feature where type == "Feature" && object["geometry"] != nil:
      check(object, ["features", "coordinates", "geometries"], in: "a Feature", findings)
    case .observation where type == "Observation" && object["geometry"] != nil:
      check(object, ["features", "coordinates", "geometries"], in: "an Observation", findings)
    case .geometry where Geometry.Kind(rawValue: type) != nil:
      guard object["coordinates"] != nil || object["geometries"] != nil else { return }
      check(object, ["geometry", "features"], in: "a \(type)", findings)
    default: break
    }
  }

  private func check(
    _ object: JSONObject, _ names: [String], in owner: String, _ findings: Emitter
  ) {
    for name in names where object[name] != nil {
      findings.report("\"\(name)\" must not stand in \(owner)", at: [.name(name)], part: .name)
    }
  }
}
