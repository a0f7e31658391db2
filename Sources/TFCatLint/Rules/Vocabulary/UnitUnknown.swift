import LintKit
import TFCat
import VOVocabulary

/// Units that VOUnits does not know.
struct UnitUnknown: StructureRule {
  static let description = RuleDescription(
    id: "TFC508", name: "unit-unknown", severity: .warning,
    basis: "IVOA VOUnits 1.1, sections 2.4 and 2.7",
    summary: "A unit is not one of VOUnits, or has a prefix that it may not take.",
    explanation:
      "The grammar allows any symbol, so that the text can be read; but no program can convert a unit that it does not know.",
    advice: "Write the unit of the list that is meant, or put it in quotes when there is none.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "pos.distance", "unit": "km""#)],
    invalid: [
      .field(#""info": "Quantity", "datatype": "float", "ucd": "time.duration", "unit": ⟦"sec"⟧"#).fixed(
        #""s""#),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦"cycles/s"⟧}"#).fixed(#""Hz""#, .unsafe),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦"cps"⟧}"#).fixed(#""Hz""#, .unsafe),
      .spectralAxis(#"{"type": "frequency", "unit": ⟦"counts/s"⟧}"#),
    ],
    safeFix: "Writes the unit for which the text is a usual abbreviation.",
    unsafeFix: "Writes the unit that is most likely meant.")

  let roles = UnitText.roles

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.unknownUnit, .unknownFunction, .prefixNotAllowed], in: node, findings)
  }
}
