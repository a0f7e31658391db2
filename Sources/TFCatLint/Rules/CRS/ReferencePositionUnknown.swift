import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// Names of observers that nobody else uses.
struct ReferencePositionUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC220", name: "reference-position-unknown", severity: .info,
    basis:
      "TFCat 1.0, local CRS: ref_position_id is a term of the IVOA vocabulary refposition or the name of an observatory",
    summary:
      "The reference position is spelled in an unusual way, or known under another name or not at all.",
    explanation: """
      The format takes any name. But catalogues of the same observer are found together only if they name it alike, and a \
      program that corrects for the travel of light has to know the place.
      """,
    advice: """
      Write the IVOA term in capitals (GEOCENTER), or the observer in lower case with dashes (stereo-a, \
      nancay-decameter-array). A right name that is not known here may stay.
      """,
    valid: [
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": "stereo-a""#),
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": "HELIOCENTER""#),
    ],
    invalid: [
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": ⟦"geocenter"⟧"#)
        .fixed("\"GEOCENTER\""),
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": ⟦"Nançay NDA"⟧"#)
        .fixed("\"nancay-decameter-array\""),
      .crsProperties(#"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": ⟦"uylsses"⟧"#)
        .fixed("\"ulysses\"", .unsafe),
      .crsProperties(
        #"\#(Example.timeAxis), \#(Example.spectralAxis), "ref_position_id": ⟦"my-back-garden"⟧"#),
    ],
    safeFix: "Writes the usual name of an observer that is known by another one.",
    unsafeFix: "Writes the name that looks like it.")

  let roles: Set<NodeRole> = [.crsProperties]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = node.value["ref_position_id"]?.string, !text.isEmpty else { return }
    if let place = ReferencePosition(text) {
      guard !place.isSpelled(text) else { return }
      findings.report(
        "\(text.shown) is usually written \"\(place.name)\"", at: ["ref_position_id"],
        repair: .replaceString(by: place.name))
    } else if let nearest = ReferencePosition.nearest(to: text) {
      findings.report(
        "\(text.shown) is no observer known here; did you mean \"\(nearest.name)\"?", at: ["ref_position_id"],
        severity: .warning, repair: .replaceString(.unsafe, by: nearest.name))
    } else {
      findings.report(
        "\(text.shown) is neither an IVOA term nor an observer known here; a program may not know the place",
        at: ["ref_position_id"])
    }
  }
}
