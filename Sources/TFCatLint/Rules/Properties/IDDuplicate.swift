import LintKit
import TFCat
import TFCatJSON

/// No two features have the same id.
struct IDDuplicate: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC422", name: "id-duplicate", severity: .error,
    basis: "RFC 7946, section 3.2: an identifier of the feature (TFCat drafts: unique in the collection)",
    summary: "Two features have the same id.",
    explanation: """
      A program that keeps features by their id keeps the last of them only, and the others are lost without a word. \
      It happens when catalogues are put together that each count from 0.
      """,
    advice: "Give one of them another id.",
    valid: [
      .ids([#""id": 1, "#, #""id": 2, "#]),
      .ids([#""id": "1.0", "#, #""id": 1.0, "#]),
    ],
    invalid: [
      .ids([#""id": 1, "#, #""id": ⟦1⟧, "#]),
      .ids([#""id": "a", "#, #""id": "b", "#, #""id": ⟦"a"⟧, "#, #""id": ⟦"a"⟧, "#]),
      .ids([#""id": 1.5, "#, #""id": ⟦1.5⟧, "#]),
    ])

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    for duplicate in statistics.ids.duplicates {
      findings.report(duplicate, of: "features", what: "feature", statistics)
    }
  }
}

extension Emitter {
  /// Reports that an item has the id of one before.
  ///
  /// - Parameter what: what the items are called.
  func report(
    _ duplicate: IDRegister.Duplicate, of list: String, what: String, _ statistics: CatalogueStatistics
  ) {
    if omitsAnother() { return }
    let note = "the first is \(what) \(duplicate.earlier), counted from 0"
    // Only the later one is looked at again: going back and forth would read the file over and over.
    guard let found = statistics.locate(list, duplicate.later) else {
      report(
        "this \(what) has the id of another one", at: [.name(list), .index(duplicate.later), "id"],
        notes: [note])
      return
    }
    let text = found.id?.json.shown ?? "this"
    report("the id \(text) is that of another \(what)", at: ["id"], of: found.item, notes: [note])
  }
}
