import LintKit
import TFCat
import VOVocabulary

/// UCDs that are right and could be put better.
struct UCDStyle: StructureRule {
  static let description = RuleDescription(
    id: "TFC507", name: "ucd-style", severity: .info,
    basis: "IVOA UCD 1.1, sections 2 and 3",
    summary:
      "A UCD is right, but could be put better: capitals, a namespace, a repeated word, a band out of place.",
    explanation: "Comparisons that overlook case and namespaces are not made by all programs.",
    advice: "Write the words as the list has them.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "phot.flux.density;em.radio""#)],
    invalid: [
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"EM.FREQ"⟧"#).fixed(#""em.freq""#),
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"ivoa:em.freq"⟧"#).fixed(#""em.freq""#),
    ],
    safeFix: "Writes the same words as the list has them.")

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.namespace, .combination, .letterCase, .repetition], in: node, findings)
  }
}
