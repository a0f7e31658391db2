import LintKit
import TFCat
import TFCatJSON

/// Brackets that do not pair.
struct MismatchedBracket: TextRule {
  static let description = RuleDescription(
    id: "TFC027", name: "mismatched-bracket", severity: .error,
    basis: "RFC 8259, section 2",
    summary: "A bracket closes what it did not open, or is missing.",
    explanation: "From here on it is a guess what belongs to what. Readers stop here.",
    advice: "Close each [ with ] and each { with }, in the reverse order of opening.",
    valid: [
      .geometry(#"{"type": "Point", "coordinates": [10, 1]}"#)
    ],
    invalid: [
      .geometry(#"{"type": "Point", "coordinates": [10, 1⟦}⟧}"#)
    ])

  let faults: Set<JSONFault.Kind> = [.mismatchedBracket]

  func message(for fault: JSONFault) -> String {
    guard fault.range.isEmpty else {
      return "\(fault.text) does not close what is open here" + fault.correction()
    }
    let place = "a bracket is missing" + (fault.text.isEmpty ? "" : " before \(fault.text)")
    return place + fault.correction()
  }
}
