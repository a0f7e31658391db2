import Base
import LintKit
import TFCat
import TFCatJSON

/// `time_coords_id` is one of six ids.
struct TimeCoordinatesIDUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC207", name: "time-coordinates-id-unknown", severity: .error,
    basis: "TFCat 1.0, time_coords_id: the table of predefined time coordinates",
    summary: "`time_coords_id` is none of the predefined time systems.",
    explanation: """
      An id stands for a unit, an origin and a time scale. An id that is not in the standard's table stands for \
      nothing, and the times of the catalogue cannot be read.
      """,
    advice: "Write unix, jd, mjd, mjd_cnes, mjd_nasa or cdf_tt2000, or describe the axis in \"time_coords\".",
    valid: [.timeAxis(#""time_coords_id": "unix""#)],
    invalid: [
      .timeAxis(#""time_coords_id": ⟦"epoch"⟧"#).fixed("\"unix\"", .unsafe),
      .timeAxis(#""time_coords_id": ⟦"UNIX"⟧"#).fixed("\"unix\""),
      .timeAxis(#""time_coords_id": ⟦"iso"⟧"#),
      .timeAxis(#""time_coords_id": ⟦"gps"⟧"#),
      .timeAxis(#""time_coords_id": ⟦1⟧"#),
    ],
    safeFix: "Writes the word in the letters that it has in the standard.",
    unsafeFix: "Writes the time system that is most likely meant.")

  let roles: Set<NodeRole> = [.crs]

  private static let known = TimeSystem.allCases.map(\.rawValue)
  private static let otherNames = [
    "epoch": "unix", "posix": "unix", "unixtime": "unix", "unix_time": "unix", "timestamp": "unix",
    "julian": "jd", "julian_date": "jd", "julian_day": "jd", "modified_julian_date": "mjd",
    "modified_julian_day": "mjd", "cnes": "mjd_cnes", "nasa": "mjd_nasa", "tt2000": "cdf_tt2000",
    "cdf": "cdf_tt2000",
  ]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let properties = CRSLayout(node)?.properties, let value = properties["time_coords_id"],
      value != .null,
      properties["time_coords"].isMissing
    else { return }
    let place: JSONPointer = ["properties", "time_coords_id"]
    guard let id = value.string else {
      findings.report(
        "\"time_coords_id\" is \(value.shown), not a string; write \(Self.known.listed())", at: place)
      return
    }
    guard TimeSystem(rawValue: id) == nil else { return }
    if let meant = Self.otherNames[id.cut(to: 40).lowercased()]
      ?? NearestWord.suggestion(for: id, in: Self.known)
    {
      findings.report(
        "\(id.shown) is no time system of TFCat; write \"\(meant)\"", at: place,
        repair: .word(meant, for: id))
    } else if id.lowercased() == "iso" {
      findings.report(
        "\"iso\" is no time system of TFCat, whose times are numbers; give them as \"unix\" seconds",
        at: place)
    } else {
      findings.report(
        "\(id.shown) is no time system of TFCat; write \(Self.known.listed()), or describe it in \"time_coords\"",
        at: place)
    }
  }
}
