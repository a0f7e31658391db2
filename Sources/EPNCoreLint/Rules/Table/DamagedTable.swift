import LintKit

/// The table cannot be read to its end, or a row has more or fewer cells than the table has columns.
struct DamagedTable: EPNCoreRule {
  static let description = RuleDescription(
    id: "TFC801", name: "damaged-table", severity: .error,
    basis: "A row that is not read must not pass for one that is sound",
    summary: "The table cannot be read to its end, or a row has more or fewer cells than the table has columns.",
    explanation: """
      A separator inside a text without quotes, a line cut short, or a document that ends early. What \
      follows is read wrongly, or not at all.
      """,
    advice: "Write the table again with a program that quotes texts.",
    valid: [.granule()],
    invalid: [.document("\(Example.granuleHeader)\n⟦\(Example.granuleRow),more⟧\n")])

  var checks: [EPNCoreCheck] { [] }
}
