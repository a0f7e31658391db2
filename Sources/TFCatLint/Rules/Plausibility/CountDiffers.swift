import LintKit
import TFCat
import TFCatJSON

/// A number of events in the metadata that is not the number of features.
struct CountDiffers: CatalogueRule {
  static let description = RuleDescription(
    id: "TFC612", name: "count-differs", severity: .info,
    basis: "Practice: metadata that count the events agree with the catalogue",
    summary: "The catalogue's properties give a number of events that is not the number of features.",
    explanation: "Readers take the difference for events that were lost on the way.",
    advice: "Correct the number, or leave it out.",
    valid: [.members(#""properties": {"total_bursts": 1}, "#)],
    invalid: [.members(#""properties": {"total_bursts": ⟦348⟧}, "#).fixed("1", .unsafe)],
    isMendedByConversion: false,
    unsafeFix: "Writes the number of features.")

  private static let names: Set<String> = [
    "total_bursts", "total_events", "total_features", "number_of_bursts", "number_of_events",
    "number_of_features",
    "n_bursts", "n_events", "n_features", "nb_events", "nb_features", "feature_count", "event_count", "count",
  ]

  func check(_ statistics: CatalogueStatistics, in context: LintContext, _ findings: Emitter) {
    guard !context.isCutShort else { return }
    for member in context.properties ?? JSONObject() {
      guard Self.names.contains(member.name), let count = member.value.number?.integerValue,
        count != Int64(statistics.featureCount)
      else { continue }
      findings.report(
        "\"\(member.name)\" is \(count), but there are \(statistics.featureCount) features",
        at: ["properties", .name(member.name)],
        repair: .replace(.unsafe, by: String(statistics.featureCount)))
    }
  }
}
