import LintKit
import TFCat
import TFCatJSON

/// Numbers that are too large.
struct NumberOverflow: TextRule {
  static let description = RuleDescription(
    id: "TFC030", name: "number-overflow", severity: .error,
    basis: "RFC 8259, section 6: numbers beyond the range of IEEE 754 doubles",
    summary: "A number is too large for any program.",
    explanation: """
      Numbers are read as doubles, the largest of which is about 1.8e308. Beyond that they become \
      infinite, or the file is refused.
      """,
    advice: "Correct the exponent, or write null.",
    valid: [
      .fields(flux, properties: #"{"flux": 1.5e300}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦1e400⟧}"#)
    ])

  let faults: Set<JSONFault.Kind> = [.numberOverflow]

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is beyond the largest double, 1.8e308"
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
