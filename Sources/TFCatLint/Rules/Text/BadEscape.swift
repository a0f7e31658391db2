import LintKit
import TFCat
import TFCatJSON

/// Escapes that JSON does not have.
struct BadEscape: TextRule {
  static let description = RuleDescription(
    id: "TFC021", name: "bad-escape", severity: .error,
    basis: "RFC 8259, section 7: the escapes of JSON",
    summary: "A backslash is followed by something that JSON does not know.",
    explanation: """
      Paths of Windows and formulae of TeX are full of backslashes, each of which starts an escape in \
      JSON. Readers refuse the file.
      """,
    advice: "Write two backslashes for one.",
    valid: [
      .members(#""properties": {"title": "C:\\data \u00E9"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": "C:⟦\d⟧ata"}, "#).fixed(#"\\d"#, .unsafe),
      .members(#""properties": {"title": "it⟦\'⟧s"}, "#).fixed("'"),
      .members(#""properties": {"title": "⟦\xE9⟧"}, "#).fixed(#"\u00E9"#),
      .members(#""properties": {"title": "⟦\u12⟧"}, "#),
    ],
    safeFix: "Writes the escape of JSON, or the character, for an escape of another language.",
    unsafeFix: "Writes two backslashes for one.")

  let faults: Set<JSONFault.Kind> = [.badEscape]

  func repair(of fault: JSONFault) -> Repair? {
    // Escapes of other languages have one meaning; a backslash before another letter may be one of a path.
    let isCertain = fault.suggestion?.hasPrefix("\\\\") == false && fault.suggestion?.isEmpty == false
    return TextRepairs.suggestion(fault, isCertain ? .safe : .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is no escape of JSON" + fault.correction(or: Self.hint(fault.text))
  }

  private static func hint(_ text: String) -> String {
    switch text.dropFirst().first {
    case "'": "write '"
    case "x": "write \\u00 and two hexadecimal digits"
    case "u": "write \\u and four hexadecimal digits"
    default: "write two backslashes for one"
    }
  }
}
