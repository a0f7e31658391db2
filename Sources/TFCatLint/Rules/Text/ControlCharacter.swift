import LintKit
import TFCat
import TFCatJSON

/// Control characters inside of strings.
struct ControlCharacter: TextRule {
  static let description = RuleDescription(
    id: "TFC020", name: "control-character", severity: .error,
    basis: "RFC 8259, section 7: control characters must be escaped",
    summary: "A string holds a line end, a tab or another control character.",
    explanation: """
      A text that goes over several lines, or a table cell with a tab in it, was put between quotes as it \
      was. Readers refuse the file.
      """,
    advice: """
      Write \\n for a line end and \\t for a tab, or close the string where its quote is missing.
      """,
    valid: [
      .members(#""properties": {"title": "Type III\nbursts"}, "#)
    ],
    invalid: [
      .members("\"properties\": {\"title\": \"Type III⟦\n⟧bursts\"}, ").fixed("\\n", .unsafe),
      .members("\"properties\": {\"title\": \"Type III⟦\t⟧bursts\"}, ").fixed("\\t"),
    ],
    safeFix: "Writes the escape of a tab or another control character.",
    unsafeFix: "Writes \\n for a line end in a string.")

  let faults: Set<JSONFault.Kind> = [.controlCharacter]

  func repair(of fault: JSONFault) -> Repair? {
    // Behind a line end the mark of the string may be missing.
    let isLineEnd = fault.suggestion?.contains("r") == true || fault.suggestion?.contains("n") == true
    return TextRepairs.suggestion(fault, isLineEnd ? .unsafe : .safe)
  }

  func message(for fault: JSONFault) -> String {
    let name =
      switch fault.text {
      case "\\n": "a line end"
      case "\\r": "a carriage return"
      case "\\t": "a tab"
      default: "the control character \(fault.text)"
      }
    return "\(name) stands in a string" + fault.correction()
  }
}
