import TFCat

/// Names of members that nobody will look for.
public struct MisspeltMember: StructureRule {
  public let description = RuleDescription(
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
      .members(#""properties": {⟦"instrument_name: "⟧: "RPWS"}, "#),
      .members(#""properties": {⟦" title"⟧: "Type III bursts"}, "#),
      .members(#"⟦"Properties"⟧: {"title": "Type III bursts"}, "#),
      .members(#"⟦"propertes"⟧: {"title": "Type III bursts"}, "#),
      .features(
        """
        {"type": "Feature", "id": 1, "geometry": {"type": "Point", "coordinates": [1158051858, 24.73]},
         ⟦"propeties"⟧: {}}
        """),
      .geometry(#"{"type": "Point", "coordinates": [10, 1], ⟦"BBox"⟧: [10, 1, 10, 1]}"#),
      .fields(
        #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density", ⟦"units"⟧: "Jy"}}"#),
    ])

  public let roles: Set<NodeRole> = [
    .featureCollection, .feature, .observation, .geometry, .collectionProperties, .fields, .field, .crs,
    .crsProperties, .timeCoords, .spectralCoords,
  ]

  public init() {}

  public func check(_ node: Node, in context: LintContext, _ findings: inout Findings) {
    guard let object = node.object else { return }
    let (optional, required) = Self.members(of: node.role)
    for member in object.members where !KnownMembers.all.contains(member.name) {
      if let end = Self.strayEnd(of: member.name) {
        // A required member is reported as missing, with the name that was found.
        if required.contains(end.name), object[end.name] == nil { continue }
        findings.report(
          "the name \"\(member.name)\" \(end.what); write \"\(end.name)\"", at: [.name(member.name)],
          part: .name)
      } else if let meant = NearestWord.suggestion(for: member.name, in: optional), object[meant] == nil,
        !required.contains(where: { NearestWord.isSpellingVariant(member.name, of: $0) })
      {
        findings.report(
          "\"\(member.name)\" has no meaning in TFCat; did you mean \"\(meant)\"?", at: [.name(member.name)],
          part: .name)
      }
    }
  }

  /// The name without what hangs on to its ends, when something does.
  private static func strayEnd(of name: String) -> (name: String, what: String)? {
    guard let first = name.utf8.first, let last = name.utf8.last,
      isStray(first) || isStray(last) || last == UInt8(ascii: ":") || last == UInt8(ascii: "=")
    else { return nil }
    var rest = name[...]
    var hasColon = false
    while let byte = rest.utf8.last {
      if byte == UInt8(ascii: ":") || byte == UInt8(ascii: "=") {
        hasColon = true
      } else if !isStray(byte) {
        break
      }
      rest = rest.dropLast()
    }
    while let byte = rest.utf8.first, isStray(byte) { rest = rest.dropFirst() }
    guard !rest.isEmpty else { return nil }
    let what =
      if hasColon {
        "ends in \(name.utf8.last == UInt8(ascii: "=") ? "an equals sign" : "a colon")"
      } else if isStray(last) {
        "ends in a blank"
      } else {
        "starts with a blank"
      }
    return (String(rest), what)
  }

  private static func isStray(_ byte: UInt8) -> Bool { byte <= 0x20 }

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
