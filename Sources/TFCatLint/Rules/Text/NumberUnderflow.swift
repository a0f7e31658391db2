import LintKit
import TFCat
import TFCatJSON

/// Numbers that become zero.
struct NumberUnderflow: TextRule {
  static let description = RuleDescription(
    id: "TFC031", name: "number-underflow", severity: .warning,
    basis: "RFC 8259, section 6: numbers beyond the precision of IEEE 754 doubles",
    summary: "A number is so small that it is read as zero.",
    explanation: """
      Numbers are read as doubles, the smallest of which is about 4.9e-324. Below that they become zero \
      without a word.
      """,
    advice: "Correct the exponent, or write 0.",
    valid: [
      .fields(flux, properties: #"{"flux": 1.5e-300}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦1e-400⟧}"#)
    ])

  let faults: Set<JSONFault.Kind> = [.numberUnderflow]

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is below the smallest double, 4.9e-324, and is read as 0"
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
