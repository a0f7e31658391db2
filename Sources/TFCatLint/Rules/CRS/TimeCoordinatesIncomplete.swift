import LintKit
import TFCat
import TFCatJSON

/// A time axis given in full has a unit, an origin and a scale.
struct TimeCoordinatesIncomplete: StructureRule {
  static let description = RuleDescription(
    id: "TFC208", name: "time-coordinates-incomplete", severity: .error,
    basis: "TFCat 1.0, time_coords: unit, time_origin and time_scale are required",
    summary: "`time_coords` lacks its unit, its origin or its scale.",
    explanation: """
      A number becomes a time by its unit, the origin it counts from and the time scale. TT and UTC differ by more \
      than a minute: a missing scale is an error of that size.
      """,
    advice: "Give all three as strings, or use \"time_coords_id\" where the axis has one.",
    valid: [.timeOrigin(#""1970-01-01T00:00:00""#)],
    invalid: [
      .timeAxis(#""time_coords": ⟦"unix"⟧"#),
      .timeAxis(#""time_coords": ⟦5⟧"#),
      .timeAxis(#""time_coords": ⟦null⟧"#),
      .timeAxis(#""time_coords": ⟦{"unit": "s", "time_origin": "1970-01-01T00:00:00"}⟧"#),
      .timeAxis(#""time_coords": ⟦{"name": "Mission clock"}⟧"#),
      .timeAxis(#""time_coords": {"unit": ⟦1⟧, "time_origin": "1970-01-01T00:00:00", "time_scale": "UTC"}"#),
    ])

  let roles: Set<NodeRole> = [.crs]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let layout = CRSLayout(node), let value = layout.properties?["time_coords"] else { return }
    guard let axis = value.object else {
      // Beside an id anything but null is the other rule's: the axis is given twice.
      guard layout.properties?["time_coords_id"].isMissing == true || value == .null else { return }
      reportKind(of: value, findings)
      return
    }
    guard layout.timeCoordinates != nil else { return }
    var missing: [String] = []
    for name in ["unit", "time_origin", "time_scale"] {
      switch axis[name] {
      case nil: missing.append(name)
      case .string?: break
      case let other?:
        findings.report(
          "\"\(name)\" of the time axis is \(other.shown), not a string",
          at: ["properties", "time_coords", .name(name)])
      }
    }
    guard !missing.isEmpty, !context.isCutShort else { return }
    findings.report(
      "\"time_coords\" has no \(missing.listed())", at: ["properties", "time_coords"])
  }

  private func reportKind(of value: JSONValue, _ findings: Emitter) {
    let place: JSONPointer = ["properties", "time_coords"]
    if let id = value.string, TimeSystem(rawValue: id) != nil {
      findings.report(
        "\"time_coords\" is \"\(id)\", not an object; write \"time_coords_id\": \"\(id)\"", at: place)
    } else {
      findings.report(
        "\"time_coords\" is \(value.shown), not an object with \"unit\", \"time_origin\" and \"time_scale\"",
        at: place)
    }
  }
}
