import LintKit
import TFCat
import TFCatJSON

/// Places where a value is missing.
struct MissingValue: TextRule {
  static let description = RuleDescription(
    id: "TFC026", name: "missing-value", severity: .error,
    basis: "RFC 8259, sections 4 and 5",
    summary: "A value is missing.",
    explanation: """
      An empty cell of a table became nothing at all, as in [1,,2] or \"flux\":. Readers stop here.
      """,
    advice: "Write the value, or null where there is none.",
    valid: [
      .fields(flux, properties: #"{"flux": 1.5}"#)
    ],
    invalid: [
      .geometry(#"{"type": "LineString", "coordinates": [[10, 1], ⟦,⟧ [20, 5]]}"#),
      .fields(flux, properties: #"{"flux":⟦⟧ }"#),
    ])

  let faults: Set<JSONFault.Kind> = [.missingValue]

  func message(for fault: JSONFault) -> String {
    // A comma of an object too many, or a semicolon: there is no value to write.
    if fault.suggestion == "" { return "\(fault.text) separates nothing; remove it" }
    return "a value is missing" + fault.correction(or: "write it, or null where there is none")
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
