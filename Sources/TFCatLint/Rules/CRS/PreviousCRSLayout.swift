import Base
import LintKit
import TFCat
import TFCatJSON

/// Layouts of the CRS from before TFCat 1.0, as older files of labelling tools have them.
struct PreviousCRSLayout: StructureRule {
  static let description = RuleDescription(
    id: "TFC218", name: "pre-1.0-crs", severity: .error,
    basis: "TFCat 1.0, crs (drafts of 2021 and 2022 had other names for the same things)",
    summary: "The CRS is laid out as before TFCat 1.0.",
    explanation: """
      Catalogues of 2021 and 2022, and what older labelling tools write, have ids inside objects (ref_position) and \
      types such as Cartesian. Programs for TFCat 1.0 refuse them, though nothing is missing.
      """,
    advice: "Rename the members as the notes say.",
    valid: [.crs(Example.standardCRS)],
    invalid: [
      .crs(
        #"""
        ⟦{"name": "Time-Frequency", "properties": {
          "time_coords": {"id": "unix", "name": "Timestamp (Unix Time)", "unit": "s",
            "time_origin": "1970-01-01T00:00:00.000Z", "time_scale": "TT"},
          "spectral_coords": {"name": "Frequency", "unit": "kHz"},
          "ref_position": {"id": "Cassini"}}}⟧
        """#),
      .crs(
        #"""
        ⟦{"type": "Cartesian", "properties": {"time_coords": {"id": "unix"},
          "spectral_coords": {"name": "Wave", "unit": "kHz"}, "ref_position": "Cassini"}}⟧
        """#),
      .crs(
        #"""
        ⟦{"type": "Time-Frequency", "properties": {"time_coords_id": "unix",
          "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}⟧
        """#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), let properties = layout.properties, !layout.oldParts.isEmpty else {
      return
    }
    var notes: [String] = []
    if layout.oldParts.contains(.type) {
      let old = layout.object["type"].map { " instead of \($0.shown)" } ?? ""
      notes.append("write \"type\": \"local\"\(old)")
    }
    if layout.oldParts.contains(.timeCoordinates) { notes.append(Self.timeNote(properties["time_coords"])) }
    if layout.oldParts.contains(.spectralCoordinates) {
      notes.append(Self.spectralNote(properties["spectral_coords"]?["name"]?.string ?? ""))
    }
    if layout.oldParts.contains(.referencePosition) {
      let old = properties["ref_position"]
      let id = (old?["id"]?.string ?? old?.string).map { Self.observer($0).shown }
      notes.append("replace \"ref_position\" by \"ref_position_id\": \(id ?? "and the name of the observer")")
    }
    let sign = layout.object["type"].map { "type \($0.shown)" } ?? "no type"
    findings.report(
      layout.oldParts == .type
        ? "the CRS has the \(sign) of drafts before TFCat 1.0; write \"local\""
        : "the CRS is laid out as before TFCat 1.0 and needs \(Self.changes(notes.count))", notes: notes)
  }

  private static func changes(_ count: Int) -> String { count == 1 ? "one change" : "\(count) changes" }

  private static func timeNote(_ axis: JSONValue?) -> String {
    let id = axis?["id"]?.string ?? "unix"
    let note = "replace \"time_coords\" by \"time_coords_id\": \"\(id)\""
    guard let system = TimeSystem(rawValue: id), let scale = axis?["time_scale"]?.string else {
      return note
    }
    let meant = system == .cdfTT2000 ? "TT" : "UTC"
    return scale == meant ? note : "\(note) (it counts \(meant), not the \(scale.shown) that stands there)"
  }

  private static func spectralNote(_ name: String) -> String {
    let known = SpectralCoordinates.Kind.allCases.map(\.rawValue)
    guard let type = known.first(where: { $0 == name }) ?? NearestWord.suggestion(for: name, in: known) else {
      return "replace \"name\": \(name.shown) in \"spectral_coords\" by a \"type\": \(known.listed())"
    }
    return "replace \"name\": \(name.shown) in \"spectral_coords\" by \"type\": \"\(type)\""
  }

  /// Names of spacecraft are written in lower case with dashes; IVOA terms, all in capitals, stay.
  private static func observer(_ name: String) -> String {
    if name == name.uppercased() { return name }
    if name.lowercased() == "cassini" { return "cassini-orbiter" }
    return String(name.lowercased().map { $0 == " " || $0 == "_" ? "-" : $0 })
  }
}
