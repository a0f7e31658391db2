import LintKit
import TFCat
import TFCatJSON

/// `1` and `"1"` are two ids that many programs treat as the same id.
struct IDAlike: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC423", name: "id-alike", severity: .warning,
    basis: "practice: ids become the names of members, or a column of one type",
    summary: "Two features have ids that differ only in that one is a number.",
    explanation: """
      Programs that make texts of ids, as JavaScript does for the members of an object and tables do for a column, \
      see the same id twice and lose a feature.
      """,
    advice: "Write all ids of a catalogue as numbers, or all as texts.",
    valid: [.ids([#""id": 1, "#, #""id": "2", "#])],
    invalid: [
      .ids([#""id": 1, "#, #""id": ⟦"1"⟧, "#]),
      .ids([#""id": "7", "#, #""id": 6, "#, #""id": ⟦7⟧, "#]),
    ])

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    var last: Int?
    for duplicate in statistics.ids.mixedDuplicates where duplicate.later != last {
      last = duplicate.later
      let note = "the other is feature \(duplicate.earlier), counted from 0"
      if findings.omitsAnother() { continue }
      guard let found = statistics.locate("features", duplicate.later) else {
        findings.report(
          "another feature has the same id but for quotes", at: ["features", .index(duplicate.later), "id"],
          notes: [note])
        continue
      }
      let one = found.id?.json.shown ?? "this"
      // Of a number all spellings are one id, and the text has the digits of the integer.
      let other =
        switch found.id {
        case .string(let text)?: "the number \(text)"
        case .integer(let value)?: "\"\(value)\""
        case .number(let number)?:
          Int64(exactly: number.doubleValue).map { "\"\($0)\"" } ?? "the same in quotes"
        case nil: "the other"
        }
      findings.report(
        "the id is \(one) here and \(other) in another feature; write both alike or make them differ",
        at: ["id"],
        of: found.item, notes: [note])
    }
  }
}
