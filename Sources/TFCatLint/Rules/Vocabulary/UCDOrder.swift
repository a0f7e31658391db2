import LintKit
import TFCat
import VOVocabulary

/// The order of words in a UCD.
struct UCDOrder: StructureRule {
  static let description = RuleDescription(
    id: "TFC506", name: "ucd-order", severity: .warning,
    basis: "IVOA UCD 1.1, section 3.3: the syntax codes P and S",
    summary: "A word of a UCD stands where its code does not allow it.",
    explanation:
      "The first word says what the column is, the others narrow it. In another order the UCD means something else, or nothing.",
    advice: "Put the primary word first and the secondary words behind it.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "em.freq;stat.min""#)],
    invalid: [
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"stat.min;em.freq"⟧"#)
        .fixed(#""em.freq;stat.min""#, .unsafe)
    ],
    unsafeFix: "Puts the words in order.")

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.order], in: node, findings)
  }
}
