import LintKit
import TFCat
import TFCatJSON

/// Times in the metadata whose zone is another than UTC, or a scale that cannot be meant.
struct TimeInLocalForm: StructureRule {
  static let description = RuleDescription(
    id: "TFC613", name: "time-in-local-form", severity: .warning,
    basis: "Practice: times of catalogues are UTC, written with Z; Unix time is UTC by definition (POSIX)",
    summary: "A time is given in a local zone, or Unix seconds in a scale other than UTC.",
    explanation: """
      Early labelling tools wrote Unix seconds with the scale TT, which moves the events by more than a minute. Local \
      times in the metadata are taken for UTC by whoever overlooks the offset.
      """,
    advice: "Write times in UTC with a Z; give the scale UTC to seconds since 1970.",
    valid: [
      .members(#""properties": {"time_min": "2006-09-12T09:04:18Z", "time_max": "2006-09-12T09:04:19Z"}, "#)
    ],
    invalid: [
      .members(#""properties": {"creation_date": ⟦"2006-09-12T09:04:18+02:00"⟧}, "#),
      .timeAxis(#""time_coords": {"unit": "s", "time_origin": "1970-01-01T00:00:00", "time_scale": ⟦"TT"⟧}"#),
    ], isMendedByConversion: false)

  let roles: Set<NodeRole> = [.collectionProperties, .timeCoords]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    if node.role == .timeCoords {
      // An axis with an id is of a layout before TFCat 1.0, whose own rule speaks of the scale.
      guard node.value["id"] == nil else { return }
      guard node.value["unit"] == "s", node.value["time_origin"]?.string?.hasPrefix("1970-01-01") == true,
        let scale = node.value["time_scale"]?.string, scale == "TT" || scale == "TAI" || scale == "TDB"
      else { return }
      findings.report(
        "seconds since 1970 are mostly Unix time, which is UTC and not \(scale)", at: ["time_scale"])
      return
    }
    for member in node.object ?? JSONObject() {
      guard let text = member.value.string, let time = MetadataTime(text), case .offset = time.zone else {
        continue
      }
      findings.report("\"\(text)\" is a local time; write it in UTC with a Z", at: [.name(member.name)])
    }
  }
}
