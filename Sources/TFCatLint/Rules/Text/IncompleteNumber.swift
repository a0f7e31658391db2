import LintKit
import TFCat
import TFCatJSON

/// Numbers without the digits that must be there.
struct IncompleteNumber: TextRule {
  static let description = RuleDescription(
    id: "TFC019", name: "incomplete-number", severity: .error,
    basis: "RFC 8259, section 6: digits stand on both sides of the point and after the exponent",
    summary: "A number lacks digits.",
    explanation: "Fortran and IDL write 20. and .5, which JSON does not have. Readers refuse them.",
    advice: "Write a digit on both sides of the point.",
    valid: [
      .fields(flux, properties: #"{"flux": 20.0}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦20.⟧}"#).fixed("20.0"),
      .fields(flux, properties: #"{"flux": ⟦.5⟧}"#).fixed("0.5"),
      .fields(flux, properties: #"{"flux": ⟦1e⟧}"#),
      .fields(flux, properties: #"{"flux": ⟦-⟧}"#),
    ],
    safeFix: "Writes 0 where digits are missing beside the point.")

  let faults: Set<JSONFault.Kind> = [.incompleteNumber]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.missingDigits
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) lacks digits" + fault.correction(or: Self.hint(fault.text))
  }

  private static func hint(_ text: String) -> String? {
    var number = ""
    for character in text {
      if character == ".", number.last?.isNumber != true { number += "0" }
      if number.last == ".", !character.isNumber { number += "0" }
      number.append(character)
    }
    if number.last == "." { number += "0" }
    return JSONNumber(literal: number).map { "write \($0)" }
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
