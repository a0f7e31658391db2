import Base
import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

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
        """#
      ).fixed(
        #"""
        {"type": "local", "name": "Time-Frequency", "properties": {
          "time_coords_id": "unix",
          "spectral_coords": {"type": "frequency", "unit": "kHz"},
          "ref_position_id": "cassini-orbiter"}}
        """#),
      .crs(
        #"""
        ⟦{"type": "Cartesian", "properties": {"time_coords": {"id": "unix"},
          "spectral_coords": {"name": "Wave", "unit": "kHz"}, "ref_position": "Cassini"}}⟧
        """#
      ),
      .crs(
        #"""
        ⟦{"type": "Time-Frequency", "properties": {"time_coords_id": "unix",
          "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}⟧
        """#
      ).fixed(
        #"""
        {"type": "local", "properties": {"time_coords_id": "unix",
          "spectral_coords": {"type": "frequency", "unit": "kHz"}, "ref_position_id": "wind"}}
        """#),
    ],
    safeFix:
      "Writes the same under the names of TFCat 1.0. The id of a time axis says what times count; what stands beside it goes.",
    unsafeFix:
      "The same, where the spectral axis has a name that only looks like a type, the time axis contradicts its id, or members go that nobody knows."
  )

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
        : "the CRS is laid out as before TFCat 1.0 and needs \(Self.changes(notes.count))", notes: notes,
      repair: CRSRepair.layout(layout.oldParts, Self.names(properties)))
  }

  /// What the old parts say, in the names of today.
  private static func names(_ properties: JSONObject) -> CRSRepair.Names {
    var names = CRSRepair.Names()
    if let axis = properties["time_coords"], let id = axis["id"]?.string,
      let system = TimeSystem(rawValue: id)
    {
      names.timeSystem = id
      let known = ["id", "name", "unit", "time_origin", "time_scale"]
      if !Set(axis.object?.names ?? []).isSubset(of: known) { names.isCertain = false }
      if let unit = axis["unit"]?.string, unit != system.unit { names.isCertain = false }
      if let origin = axis["time_origin"]?.string, let days = origins[system],
        !days.contains(where: origin.hasPrefix)
      {
        names.isCertain = false
      }
    }
    if let name = properties["spectral_coords"]?["name"]?.string {
      let known = SpectralCoordinates.Kind.allCases.map(\.rawValue)
      names.spectralType =
        known.first { $0 == name.lowercased() } ?? NearestWord.suggestion(for: name, in: known)
      if names.spectralType != name.lowercased() { names.isCertain = false }
    }
    let old = properties["ref_position"]
    if let name = old?["id"]?.string ?? old?.string {
      // An observer that is not known keeps the name that it has.
      names.observer = ReferencePosition(observer(name)).map(\.name) ?? name
      if old?.object?.names.contains(where: { $0 != "id" }) == true { names.isCertain = false }
    }
    return names
  }

  /// How the origins of the systems begin.
  private static let origins: [TimeSystem: [String]] = [
    .unix: ["1970-01-01"], .jd: ["-4712-01-01", "-4713-11-24"], .mjd: ["1858-11-17"],
    .mjdCNES: ["1950-01-01"], .mjdNASA: ["1968-05-24"], .cdfTT2000: ["2000-01-01"],
  ]

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
