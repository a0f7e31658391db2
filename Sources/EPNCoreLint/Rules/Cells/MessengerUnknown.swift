import EPNCore
import LintKit
import TFCat
import TFCatTables

/// messenger is no word of the vocabulary.
struct MessengerUnknown: CellRule {
  static let description = RuleDescription(
    id: "TFC836", name: "messenger-unknown", severity: .error,
    basis: "EPN-TAP 2.0, messenger; IVOA vocabulary messenger",
    summary: "messenger is no word of the vocabulary.",
    explanation: """
      Upper and lower case count: Radio is a word, radio is not.
      """,
    advice: "Use a word of http://www.ivoa.net/rdf/messenger such as Radio, EUV or Photon.",
    valid: [.document(Example.granuleTable(adding: "messenger", value: "Radio"))],
    invalid: [.document(Example.granuleTable(adding: "messenger", value: "⟦radio⟧"))])

  func applies(to column: GranuleColumn) -> Bool { column.name == "messenger" }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text else { return }
    for item in text.split(separator: "#") where !Self.words.contains(String(item)) {
      let near = Self.words.first { $0.lowercased() == item.lowercased() }
      findings.report(
        "messenger \"\(item)\" is no word of the vocabulary\(near.map { "; did you mean \($0)?" } ?? "")")
    }
  }

  private static let words: Set<String> = [
    "Photon", "Radio", "Millimeter", "Infrared", "Optical", "UV", "EUV", "X-ray", "Gamma-ray", "Neutrino",
    "GravitationalWave",
    "ChargedParticle", "Electron", "Proton", "Ion", "Neutron", "Dust", "NeutralAtom",
  ]
}
