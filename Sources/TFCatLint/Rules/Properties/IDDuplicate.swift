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
      .ids([#""id": 1, "#, #""id": ⟦1⟧, "#]).fixed("\"1-1\"", .unsafe),
      .ids([#""id": "a", "#, #""id": "b", "#, #""id": ⟦"a"⟧, "#])
        .fixed("\"a-2\"", .unsafe),
      .ids([#""id": 1.5, "#, #""id": ⟦1.5⟧, "#]).fixed("\"1.5-1\"", .unsafe),
    ],
    unsafeFix: "Puts the index of the feature behind the id.")

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    findings.report(statistics.ids, of: "features", what: "feature", statistics)
  }
}

extension Emitter {
  /// Reports which items have the id of one before.
  ///
  /// - Parameter what: what the items are called.
  func report(_ ids: IDRegister, of list: String, what: String, _ statistics: CatalogueStatistics) {
    let duplicates = ids.duplicates
    guard !duplicates.isEmpty else { return }
    var texts = ids.texts
    for duplicate in duplicates where !omitsAnother() {
      report(duplicate, of: list, what: what, statistics, &texts)
    }
  }

  private func report(
    _ duplicate: IDRegister.Duplicate, of list: String, what: String, _ statistics: CatalogueStatistics,
    _ texts: inout IDRegister.Texts
  ) {
    let note = "the first is \(what) \(duplicate.earlier), counted from 0"
    // Only the later one is looked at again: going back and forth would read the file over and over.
    guard let found = statistics.locate(list, duplicate.later) else {
      report(
        "this \(what) has the id of another one", at: [.name(list), .index(duplicate.later), "id"],
        notes: [note])
      return
    }
    let text = found.id?.json.shown ?? "this"
    report(
      "the id \(text) is that of another \(what)", at: ["id"], of: found.item, notes: [note],
      repair: found.id.map { Self.numbering(texts.take($0, number: duplicate.later)) })
  }

  /// - Parameter suffix: makes the id one that no other item has.
  private static func numbering(_ suffix: String) -> Repair {
    Repair(.unsafe, "put the index of the item behind the id") { place in
      switch place.node?.content {
      case .number?:
        [.insertion("\"", at: place.range.lowerBound), .insertion("\(suffix)\"", at: place.range.upperBound)]
      case .string?: [.insertion(suffix, at: place.range.upperBound - 1)]
      default: nil
      }
    }
  }
}
