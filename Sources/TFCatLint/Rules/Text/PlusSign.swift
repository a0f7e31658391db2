import LintKit
import TFCat
import TFCatJSON

/// Numbers with a plus sign.
struct PlusSign: TextRule {
  static let description = RuleDescription(
    id: "TFC017", name: "plus-sign", severity: .error,
    basis: "RFC 8259, section 6: a plus sign is not allowed",
    summary: "A number has a plus sign in front.",
    explanation: "Fixed-width output of Fortran and C writes +1.5. JSON readers refuse it.",
    advice: "Remove the plus sign.",
    valid: [
      .fields(flux, properties: #"{"flux": 1.5e+3}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦+1.5⟧}"#).fixed("1.5")
    ],
    safeFix: "Removes the sign; the digits stay.")

  let faults: Set<JSONFault.Kind> = [.plusSign]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.plusSign
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) has a plus sign in front" + fault.correction(or: "write \(fault.text.drop { $0 == "+" })")
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
