import LintKit
import TFCat
import VOVocabulary

/// Units that mean something else than most writers think.
struct UnitMisleading: StructureRule {
  static let description = RuleDescription(
    id: "TFC510", name: "unit-misleading", severity: .warning,
    basis: "IVOA VOUnits 1.1, section 2.4",
    summary: "A unit is read by the standard as something else than is likely meant.",
    explanation:
      "The text is a valid unit by an accident of prefixes, and values are converted by the wrong factor.",
    advice: "Write the unit that is meant.",
    valid: [.field(#""info": "Quantity", "datatype": "float", "ucd": "pos.distance", "unit": "km""#)],
    invalid: [
      .field(
        #""info": "Quantity", "datatype": "float", "ucd": "pos.distance", "unit": ⟦"Rs"⟧"#,
        alsoBreaks: ["TFC511"]
      ).fixed(#""solRad""#, .unsafe)
    ], unsafeFix: "Writes the unit that is most likely meant.")

  let roles = UnitText.roles

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    VocabularyText.report([.misleading, .reserved], in: node, findings)
  }
}
