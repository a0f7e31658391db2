import Base
import LintKit
import TFCat
import TFCatJSON

/// `time_scale` is a term of the IVOA vocabulary, or one of the two spacecraft clocks of TFCat.
struct TimeScaleUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC212", name: "time-scale-unknown", severity: .error,
    basis: "TFCat 1.0, time_scale: the IVOA timescale vocabulary, SCET and SCLK, in upper case",
    summary: "`time_scale` is no time scale that TFCat knows.",
    explanation: """
      The scales differ by up to 70 seconds. The reference validator takes them in upper case only.
      """,
    advice: "Write UTC, TT, TAI, TDB, TCB, TCG, UT, GPS, SCET, SCLK or UNKNOWN.",
    valid: [
      .timeAxis(#""time_coords": {"unit": "s", "time_origin": "1970-01-01", "time_scale": "UTC"}"#)
    ],
    invalid: [
      .timeAxis(#""time_coords": {"unit": "s", "time_origin": "1970-01-01", "time_scale": ⟦"utc"⟧}"#)
        .fixed("\"UTC\""),
      .timeAxis(#""time_coords": {"unit": "s", "time_origin": "1970-01-01", "time_scale": ⟦"UT1"⟧}"#)
        .fixed("\"UT\"", .unsafe),
      .timeAxis(#""time_coords": {"unit": "s", "time_origin": "1970-01-01", "time_scale": ⟦"unix"⟧}"#)
        .fixed("\"UTC\"", .unsafe),
      .timeAxis(#""time_coords": {"unit": "s", "time_origin": "1970-01-01", "time_scale": ⟦"spacecraft"⟧}"#),
    ],
    safeFix: "Writes the word in the letters that it has in the standard.",
    unsafeFix: "Writes the time scale that is most likely meant.")

  let roles: Set<NodeRole> = [.crs]

  private static let known = TimeScale.allCases.map(\.rawValue)
  private static let otherNames = [
    "UNIX": "UTC", "POSIX": "UTC", "GMT": "UTC", "Z": "UTC", "ZULU": "UTC", "UT1": "UT", "UT0": "UT",
    "TDT": "TT", "ET": "TDB", "IAT": "TAI", "": "UNKNOWN", "LOCAL": "UNKNOWN", "LT": "UNKNOWN",
    "CET": "UNKNOWN",
  ]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = CRSLayout(node)?.timeCoordinates?["time_scale"]?.string,
      TimeScale(rawValue: text) == nil
    else { return }
    let meant =
      Self.otherNames[text.cut(to: 40).uppercased()] ?? NearestWord.suggestion(for: text, in: Self.known)
    findings.report(
      "\(text.shown) is no time scale of TFCat; write \(meant?.shown ?? Self.known.listed(atMost: 12))",
      at: ["properties", "time_coords", "time_scale"], repair: meant.map { .word($0, for: text) })
  }
}
