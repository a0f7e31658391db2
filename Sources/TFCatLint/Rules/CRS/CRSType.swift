import LintKit
import TFCat
import TFCatJSON

/// Of the types of CRS only `local` says what the axes are.
struct CRSType: StructureRule {
  static let description = RuleDescription(
    id: "TFC203", name: "crs-type", severity: .error,
    basis: "TFCat 1.0, crs: type is \"local\"; \"name\" and \"link\" SHOULD NOT be used",
    summary: "The CRS is not of the type `local`.",
    explanation: """
      The types name and link come from GeoJSON of 2008 and refer to systems of geography; no program knows one for \
      time and frequency. Only the type local carries the axes.
      """,
    advice: "Write \"type\": \"local\" and describe the axes in \"properties\".",
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(#"{"type": ⟦"name"⟧, "properties": {"name": "urn:ogc:def:crs:OGC:1.3:CRS84"}}"#),
      .crs(#"{"type": ⟦"link"⟧, "properties": {"href": "http://example.org/crs/42", "type": "proj4"}}"#),
      .crs(
        #"{"type": ⟦"Local"⟧, "properties": {\#(Example.timeAxis), \#(Example.spectralAxis), "#
          + #"\#(Example.referencePosition)}}"#
      ).fixed("\"local\""),
      .crs(
        #"⟦{"properties": {\#(Example.timeAxis), \#(Example.spectralAxis), \#(Example.referencePosition)}}⟧"#
      ).fixed(
        #"{"type": "local", "properties": {\#(Example.timeAxis), \#(Example.spectralAxis), "#
          + #"\#(Example.referencePosition)}}"#),
      .crs(
        #"{"type": ⟦1⟧, "properties": {\#(Example.timeAxis), \#(Example.spectralAxis), "#
          + #"\#(Example.referencePosition)}}"#),
    ],
    safeFix: "Writes \"local\" in these letters, or where the type is missing.")

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), !layout.oldParts.contains(.type) else { return }
    switch layout.object["type"] {
    case nil:
      if !context.isCutShort {
        findings.report(
          "the CRS has no \"type\"; write \"type\": \"local\"",
          repair: layout.properties == nil ? nil : Self.typing)
      }
    case .string("local")?: break
    case .string(let type)? where type == "name" || type == "link":
      findings.report(
        "a CRS of type \"\(type)\" does not say what the axes are; write \"type\": \"local\" and describe them",
        at: ["type"])
    case let type?:
      findings.report(
        "the type of the CRS is \(type.shown); write \"local\"", at: ["type"],
        repair: type.string?.lowercased() == "local" ? .replaceString(by: "local") : nil)
    }
  }

  private static let typing = Repair(.safe, "write \"type\": \"local\"") { place in
    guard place.node?.members?.isEmpty == false else { return nil }
    return [.insertion("\"type\": \"local\", ", at: place.range.lowerBound + 1)]
  }
}
