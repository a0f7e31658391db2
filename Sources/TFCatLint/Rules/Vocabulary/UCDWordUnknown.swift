import LintKit
import TFCat
import VOVocabulary

/// The words of a UCD come from the IVOA list.
struct UCDWordUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC504", name: "ucd-word-unknown", severity: .warning,
    basis: "IVOA UCD1+ controlled vocabulary, list 1.6",
    summary: "A UCD has a word that is not in the IVOA list.",
    explanation:
      "A word that is not in the list means nothing to any program; the column is found by nobody who searches by UCD.",
    advice: "Take the nearest word of the list, or a wider one: em.freq and not em.frequency.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "em.freq""#)],
    invalid: [
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"em.frequency"⟧"#)
        .fixed(#""em.freq""#, .unsafe),
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"time.begin"⟧"#)
        .fixed(#""time.start""#, .unsafe),
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"phot.flux.densty"⟧"#)
        .fixed(#""phot.flux.density""#, .unsafe),
    ],
    unsafeFix: "Writes the word of the list that looks like it.")

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.unknownWord], in: node, findings)
  }
}
