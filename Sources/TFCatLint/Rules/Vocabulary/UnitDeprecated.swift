import LintKit
import TFCat
import VOVocabulary

/// Units and prefixes that VOUnits advises against.
struct UnitDeprecated: StructureRule {
  static let description = RuleDescription(
    id: "TFC509", name: "unit-deprecated", severity: .warning,
    basis: "IVOA VOUnits 1.1, table 2 and section 2.7",
    summary: "A unit is deprecated by VOUnits, or has a prefix that should not be used.",
    explanation: "Programs may stop reading deprecated units; they were replaced because they are ambiguous.",
    advice: "Write the unit that replaces it.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "em.wl", "unit": "nm""#)],
    invalid: [
      .field(#""info": "Quantity", "datatype": "float", "ucd": "em.wl", "unit": ⟦"angstrom"⟧"#).fixed(
        #""10**-1nm""#)
    ],
    safeFix: "Writes the unit that has replaced it, where there is one.")

  let roles = UnitText.roles

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.deprecated, .discouragedPrefix], in: node, findings)
  }
}
