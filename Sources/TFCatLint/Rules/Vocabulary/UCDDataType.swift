import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// The datatype of a field must be able to hold what its UCD names.
struct UCDDataType: StructureRule {
  static let description = RuleDescription(
    id: "TFC513", name: "ucd-datatype", severity: .warning,
    basis: "IVOA UCD1+ list, descriptions of the words; TFCat 1.0, field: datatype",
    summary: "The datatype of a field does not fit what its UCD names.",
    explanation: """
      A code or an identifier written as a float loses digits and gains a decimal point on its way; a quantity that is \
      text cannot be drawn or compared, one that is true or false was meant as something else.
      """,
    advice:
      "Correct the one that is wrong: str or int for codes and identifiers, float or int for quantities.",
    valid: [
      .field(#""info": "Type", "datatype": "str", "ucd": "meta.code.class""#),
      .field(#""info": "Start", "datatype": "str", "ucd": "time.start""#),
      .field(#""info": "Confidence", "datatype": "float", "ucd": "meta.code.qual""#),
    ],
    invalid: [
      .field(#""info": "Type", "datatype": ⟦"float"⟧, "ucd": "meta.code.class""#),
      .field(#""info": "Link", "datatype": ⟦"int"⟧, "ucd": "meta.ref.url""#),
      .field(#""info": "Peak", "datatype": ⟦"bool"⟧, "ucd": "em.freq""#),
      .field(#""info": "Flux", "datatype": ⟦"str"⟧, "ucd": "phot.flux.density", "unit": "Jy""#),
    ])

  /// Names and codes, which may be counted through but are not measured.
  private static let codes = [
    "meta.code", "meta.id", "meta.record", "meta.file", "meta.version", "meta.dataset", "meta.cryptic",
  ]
  /// What is text by nature.
  private static let texts = [
    "meta.title", "meta.note", "meta.abstract", "meta.ref.url", "meta.ref.uri", "meta.ref.doi",
    "meta.ref.ivoid",
    "meta.ref.ivorn", "meta.bib.author", "meta.bib.bibcode", "meta.bib.journal", "meta.email",
    "meta.curation",
    "meta.software", "meta.unit", "meta.ucd",
  ]
  /// Quality is given as a code and as a probability.
  private static let measuredCodes = ["meta.code.qual", "meta.code.error", "meta.version"]

  let roles: Set<NodeRole> = [.field]

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let type = node.object?["datatype"]?.string.flatMap(Field.DataType.init),
      let text = node.object?["ucd"]?.string, text.utf8.count <= 256, let ucd = try? UCD(parsing: text),
      let word = ucd.components.first?.name.lowercased()
    else { return }
    guard
      let fault = Self.fault(
        type, word, ucd, hasUnit: node.object?["unit"]?.string.map { !$0.isEmpty } ?? false)
    else { return }
    findings.report(
      "\((node.name ?? "").shown) is \(type.rawValue), but its UCD \(text.shown) \(fault)", at: ["datatype"])
  }

  private static func fault(
    _ type: Field.DataType, _ word: String, _ ucd: UCD, hasUnit: Bool
  ) -> String? {
    func isOne(of branches: [String]) -> Bool {
      branches.contains { word == $0 || word.hasPrefix("\($0).") }
    }
    let quantities = ucd.expectedQuantities
    switch type {
    case .float where isOne(of: codes) && !isOne(of: measuredCodes):
      return "names a code or an identifier; write str or int"
    case .float where isOne(of: texts), .int where isOne(of: texts), .bool where isOne(of: texts):
      return "names a text; write str"
    case .bool where !quantities.isEmpty && quantities != [.dimensionless]:
      return "names a quantity; write float or int"
    // Times are written as ISO 8601 just as well.
    case .str
    where hasUnit && !quantities.isEmpty && !quantities.contains(.time) && quantities != [.dimensionless]:
      return "names a quantity and it has a unit; write float or int"
    default: return nil
    }
  }
}
