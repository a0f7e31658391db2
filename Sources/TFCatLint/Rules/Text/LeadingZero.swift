import LintKit
import TFCat
import TFCatJSON

/// Numbers with zeros in front.
struct LeadingZero: TextRule {
  static let description = RuleDescription(
    id: "TFC016", name: "leading-zero", severity: .error,
    basis: "RFC 8259, section 6: leading zeros are not allowed",
    summary: "A number has zeros in front.",
    explanation: """
      Numbers padded to a width, as in 007, are no JSON; some languages read them as octal, so that 010 \
      becomes 8.
      """,
    advice: "Remove the zeros, or put the number between quotes if it is a code.",
    valid: [
      .fields(flux, properties: #"{"flux": 7}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦007⟧}"#).fixed("7", .unsafe),
      .fields(flux, properties: #"{"flux": ⟦-01.5⟧}"#).fixed("-1.5", .unsafe),
    ],
    unsafeFix: "Removes the zeros, also of what may be a code or an octal number.")

  let faults: Set<JSONFault.Kind> = [.leadingZero]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.suggestion(fault, .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) has zeros in front" + fault.correction(or: Self.hint(fault.text))
  }

  private static func hint(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.dropFirst(sign.count).drop { $0 == "0" }
    let number = digits.first?.isNumber == true ? "\(sign)\(digits)" : "\(sign)0\(digits)"
    return JSONNumber(literal: number).map { "write \($0)" } ?? "remove them"
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
