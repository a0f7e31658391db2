import LintKit
import TFCat
import TFCatJSON

/// Hexadecimal numbers.
struct HexadecimalNumber: TextRule {
  static let description = RuleDescription(
    id: "TFC018", name: "hexadecimal-number", severity: .error,
    basis: "RFC 8259, section 6: octal and hex forms are not allowed",
    summary: "A number is written in hexadecimal, octal or binary digits.",
    explanation: "JavaScript and C know 0x1F, JSON does not. Readers refuse it or take the 0 alone.",
    advice: "Write the number in decimal digits.",
    valid: [
      .fields(flux, properties: #"{"flux": 31}"#)
    ],
    invalid: [
      .fields(flux, properties: #"{"flux": ⟦0x1F⟧}"#).fixed("31", .unsafe)
    ],
    unsafeFix: "Writes the number in decimal digits.")

  let faults: Set<JSONFault.Kind> = [.hexadecimal]

  func repair(of fault: JSONFault) -> Repair? {
    TextRepairs.suggestion(fault, .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is no decimal number" + fault.correction(or: Self.hint(fault.text))
  }

  private static func hint(_ text: String) -> String {
    let sign = text.hasPrefix("-") ? "-" : ""
    let digits = text.dropFirst(sign.count)
    let radix = ["0x": 16, "0o": 8, "0b": 2][digits.prefix(2).lowercased()]
    guard let radix, let value = UInt64(digits.dropFirst(2), radix: radix) else {
      return "write it in decimal digits"
    }
    return "write \(sign)\(value)"
  }

  private static let flux = #"{"flux": {"info": "Flux", "datatype": "float", "ucd": "phot.flux.density"}}"#
}
