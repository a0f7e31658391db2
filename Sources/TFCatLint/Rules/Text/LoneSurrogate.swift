import LintKit
import TFCat
import TFCatJSON

/// Halves of surrogate pairs.
struct LoneSurrogate: TextRule {
  static let description = RuleDescription(
    id: "TFC022", name: "lone-surrogate", severity: .error,
    basis: "RFC 8259, section 8.2: the behaviour of software that receives such text is unpredictable",
    summary: "A string holds half of a character.",
    explanation: """
      Characters beyond U+FFFF are escaped as two halves, such as \\uD83D\\uDE00. A half alone is no \
      character: a string was cut in its middle. It cannot be written as UTF-8, and readers refuse it or \
      replace it.
      """,
    advice: "Write both halves or the character itself, or remove the half.",
    valid: [
      .members(#""properties": {"title": "\uD83D\uDE00"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": "⟦\uD800⟧"}, "#)
    ])

  let faults: Set<JSONFault.Kind> = [.loneSurrogate]

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is half of a character; its other half is missing"
  }
}
