import LintKit

/// Two rows have one granule_uid.
struct GranuleUIDDuplicate: EPNCoreRule {
  static let description = RuleDescription(
    id: "TFC802", name: "granule-uid-duplicate", severity: .error,
    basis: "EPN-TAP 2.0, granule_uid: unique in the table",
    summary: "Two rows have one granule_uid.",
    explanation: """
      The identifier is the primary key. DaCHS refuses the second row, or with dropOld keeps one of the \
      two without a word.
      """,
    advice: "Give each row an identifier of its own.",
    valid: [.granule()],
    invalid: [
      .document("\(Example.granuleHeader)\n\(Example.granuleRow)\n⟦a-1⟧\(Example.granuleRow.dropFirst(3))\n")
    ])

  var checks: [EPNCoreCheck] { [] }

  static func message(_ uid: String, first: Int) -> String {
    "granule_uid \"\(uid)\" stands in row \(first) already"
  }
}
