import LintKit
import TFCat
import TFCatJSON

/// The character NUL in a string.
struct NulEscape: TextRule {
  static let description = RuleDescription(
    id: "TFC023", name: "nul-escape", severity: .warning,
    basis: "Practice: readers written in C end a string at NUL",
    summary: "A string holds the character NUL.",
    explanation: """
      Texts from fixed-width fields of CDF or FITS files are padded with NUL. JSON allows \\u0000, but \
      programs written in C cut the text there and databases refuse it.
      """,
    advice: "Cut the text at the first NUL before it is written.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": "Waves⟦\u0000⟧"}, "#)
    ])

  let faults: Set<JSONFault.Kind> = [.nulEscape]

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is the character NUL, where many programs end the string; remove it"
  }
}
