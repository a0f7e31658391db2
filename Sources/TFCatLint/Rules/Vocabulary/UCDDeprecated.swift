import LintKit
import TFCat
import VOVocabulary

/// Words that have left the list of UCDs.
struct UCDDeprecated: StructureRule {
  static let description = RuleDescription(
    id: "TFC505", name: "ucd-deprecated", severity: .warning,
    basis: "IVOA UCD1+ controlled vocabulary, list 1.6, deprecated words",
    summary: "A UCD has a word that the IVOA list has replaced by another.",
    explanation: "Programs that know the list of today do not find the column.",
    advice: "Write the word that replaces it.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "time.duration;obs.exposure""#)],
    invalid: [
      .field(#""info": "Quantity", "datatype": "float", "ucd": ⟦"time.expo"⟧"#).fixed(
        #""time.duration;obs.exposure""#)
    ],
    safeFix: "Writes the word that has replaced it.")

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.deprecatedWord], in: node, findings)
  }
}
