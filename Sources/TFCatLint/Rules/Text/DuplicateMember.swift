import LintKit
import TFCat
import TFCatJSON

/// Two members of one name.
struct DuplicateMember: TextRule {
  static let description = RuleDescription(
    id: "TFC029", name: "duplicate-member", severity: .error,
    basis: "RFC 8259, section 4: names within an object SHOULD be unique (RFC 7493, section 2.3: MUST)",
    summary: "A name occurs twice in an object.",
    explanation: """
      Most programs keep the last value, some the first, some refuse the file. A second \"features\" hides \
      all features of the first.
      """,
    advice: "Keep one of the two members, or rename one.",
    valid: [
      .members(#""properties": {"title": "Type III bursts"}, "#)
    ],
    invalid: [
      .members(#""properties": {"title": "Waves", ⟦"title"⟧: "RPWS"}, "#)
    ])

  let faults: Set<JSONFault.Kind> = [.duplicateMember]

  func message(for fault: JSONFault) -> String {
    "the name \(fault.text) is there already in this object; programs differ in which value they keep"
  }
}
