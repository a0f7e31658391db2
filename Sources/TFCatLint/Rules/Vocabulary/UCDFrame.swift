import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// Galactic or equatorial UCDs on positions in the frames of the magnetosphere.
struct UCDFrame: StructureRule {
  static let description = RuleDescription(
    id: "TFC512", name: "ucd-frame", severity: .warning,
    basis: "IVOA UCD1+ list: pos.galactic is a position in the Galactic frame",
    summary: "A field described as GSE, GSM or the like has the UCD of another frame.",
    explanation: """
      UCDs know no frames of the magnetosphere. Whoever takes the latitude above the ecliptic for one above the Galactic \
      plane is wrong by tens of degrees.
      """,
    advice: "Write pos.bodyrc.lat and pos.bodyrc.lon, or pos.cartesian.x, and name the frame in \"info\".",
    valid: [
      .field(#""info": "Latitude (GSE)", "datatype": "float", "ucd": "pos.bodyrc.lat", "unit": "deg""#)
    ],
    invalid: [
      .field(#""info": "Latitude (GSE)", "datatype": "float", "ucd": ⟦"pos.galactic.lat"⟧, "unit": "deg""#)
    ])

  private static let frames: Set<String> = [
    "gse", "gsm", "gsmo", "geo", "gei", "sm", "mag", "hee", "hci", "rtn", "jso", "kso", "kgs",
  ]

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let ucd = node.object?["ucd"]?.string?.lowercased(),
      ["pos.galactic.", "pos.eq.", "pos.supergalactic."].contains(where: { ucd.hasPrefix($0) }),
      let info = node.object?["info"]?.string, info.utf8.count <= 1000
    else { return }
    let words = "\(info) \(node.name ?? "")".lowercased().split { !$0.isLetter && !$0.isNumber }
    guard let frame = words.first(where: { Self.frames.contains(String($0)) }) else { return }
    findings.report(
      "\((node.name ?? "").shown) is described as \(frame.uppercased()), but \(ucd.shown) is another frame",
      at: ["ucd"])
  }
}
