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
    for duplicate in statistics.ids.mixedDuplicates {
      let note = "the other is feature \(duplicate.earlier), counted from 0"
      if findings.omitsAnother() { continue }
      guard let found = statistics.locate("features", duplicate.later) else {
        findings.report(
          "another feature has the same id but for quotes", at: ["features", .index(duplicate.later), "id"],
          notes: [note])
        continue
      }
      let one = found.id?.json.shown ?? "this"
      let other = found.id.map { $0.json.string ?? "\"\($0)\"" } ?? "the other"
      findings.report(
        "the id is \(one) here and \(other) in another feature; write both alike or make them differ",
        at: ["id"],
        of: found.item, notes: [note])
    }
  }
}
