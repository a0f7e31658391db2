import Base
import LintKit
import TFCat
import TFCatJSON

/// Names of members that nobody will look for.
struct MisspeltMember: StructureRule {
  static let description = RuleDescription(
    id: "TFC114", name: "misspelt-member", severity: .warning,
    basis: "RFC 7946, section 6.1: members that are not described may be ignored",
    summary: "The name of a member looks misspelt.",
    explanation: """
      Programs ignore members that they do not know. A name with a colon, a blank or a slip of the finger in it is \
      lost without a word, and its value with it.
      """,
    advice: "Correct the name.",
    valid: [
      .members(#""properties": {"instrument_name": "RPWS"}, "#),
      .members(#""properties": {"dc:title": "Type III bursts", "Observer 1": "me"}, "comment": "none", "#),
    ],
    invalid: [
      .members(#""properties": {⟦"instrument_name: "⟧: "RPWS"}, "#).fixed("\"instrument_name\""),
      .members(#""properties": {⟦" title"⟧: "Type III bursts"}, "#).fixed("\"title\""),
      .members(#"⟦"Properties"⟧: {"title": "Type III bursts"}, "#).fixed("\"properties\""),
      .members(#"⟦"propertes"⟧: {"title": "Type III bursts"}, "#)
        .fixed("\"properties\"", .unsafe),
      .features(
        """
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         ⟦"propeties"⟧: {}}
        """
      ).fixed("\"properties\"", .unsafe),
      .features(
        """
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         ⟦"attributes"⟧: {}}
        """
      ).fixed("\"properties\"", .unsafe),
      .geometry(#"{"type": "Point", "coordinates": [10, 1], ⟦"BBox"⟧: [10, 1, 10, 1]}"#).fixed("\"bbox\""),
      .fields(
        #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density", ⟦"units"⟧: "Jy"}}"#
      ).fixed("\"unit\"", .unsafe),
    ],
    safeFix: "Writes the name without what hangs on to it, or in the letters that it has in the standard.",
    unsafeFix: "Writes the name that is most likely meant.")

  let roles: Set<NodeRole> = [
    .featureCollection, .feature, .observation, .geometry, .collectionProperties, .fields, .field, .crs,
    .crsProperties, .timeCoords, .spectralCoords,
  ]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let object = node.object else { return }
    var (optional, required) = Self.members(of: node.role)
    // A feature of a catalogue is told that its id is missing, with the name that was found.
    if node.role == .feature, context.root == .collection { optional.removeAll { $0 == "id" } }
    for member in object.members where !KnownMembers.all.contains(member.name) {
      if let end = Self.strayEnd(of: member.name) {
        // A required member is reported as missing, with the name that was found.
        if required.contains(end.name), object[end.name] == nil { continue }
        findings.report(
          "the name \"\(member.name)\" \(end.what); write \"\(end.name)\"", at: [.name(member.name)],
          part: .name, repair: object[end.name] == nil ? .rename(.safe, to: end.name) : nil)
      } else if let meant = Self.meaning(of: member.name, in: optional), object[meant] == nil {
        findings.report(
          "\"\(member.name)\" has no meaning in TFCat; did you mean \"\(meant)\"?", at: [.name(member.name)],
          part: .name, repair: .rename(member.name, to: meant))
      }
    }
  }

  private static func meaning(of name: String, in known: [String]) -> String? {
    NearestWord.suggestion(for: name, in: known)
      ?? known.first { KnownMembers.otherNames[name.lowercased()] == $0 }
  }

  /// The name without what hangs on to its ends, when something does.
  private static func strayEnd(of name: String) -> (name: String, what: String)? {
    let scalars = name.unicodeScalars
    guard let first = scalars.first, let last = scalars.last,
      isBlank(first) || isBlank(last) || isSeparator(last)
    else { return nil }
    let end = scalars.lastIndex { !isBlank($0) && !isSeparator($0) }
    guard let end, let start = scalars.firstIndex(where: { !isBlank($0) }), start <= end else { return nil }
    let separator = scalars[scalars.index(after: end)...].first(where: isSeparator)
    let what =
      if let separator {
        separator == "=" ? "ends in an equals sign" : "ends in a colon"
      } else {
        isBlank(last) ? "ends in a blank" : "starts with a blank"
      }
    return (String(scalars[start...end]), what)
  }

  private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool { scalar == ":" || scalar == "=" }

  /// White space, control characters, and what looks like nothing at all.
  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20
      || scalar.value >= 0x7F
        && (scalar.properties.isWhitespace || (0x200B...0x200D).contains(scalar.value)
          || scalar == "\u{FEFF}")
  }

  /// The members whose absence no rule reports, and those for which one does and looks for a misspelt name.
  private static func members(of role: NodeRole) -> (optional: [String], required: [String]) {
    switch role {
    case .featureCollection: (["properties", "bbox", "observations"], ["type", "features", "fields", "crs"])
    case .feature, .observation: (["id", "properties", "bbox", "crs"], ["type", "geometry"])
    case .geometry: (["bbox", "crs"], ["type", "coordinates", "geometries"])
    case .field: (["unit", "values"], [])
    case .crsProperties, .timeCoords: (["name"], [])
    case .spectralCoords: (["scale"], [])
    default: ([], [])
    }
  }
}
