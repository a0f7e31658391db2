import EPNCore
import LintKit
import TFCat
import TFCatTables

/// The class is not that of the target.
struct TargetClassDiffers: RowRule {
  static let description = RuleDescription(
    id: "TFC857", name: "target-class-differs", severity: .warning,
    basis: "EPN-TAP 2.0, target_class",
    summary: "The class is not that of the target.",
    explanation: """
      The Sun is a star; queries for planets find it, and queries for stars do not.
      """,
    advice: "Correct the class or the name.",
    valid: [.granule()],
    invalid: [.granule("target_class", "⟦planet⟧"), .granule("target_name", "⟦sun⟧")])

  func columns(of table: CheckedTable) -> [String] {
    ["target_name", "target_class"]
  }

  func check(_ row: CheckedRow, in table: CheckedTable, _ findings: Emitter) {
    guard case .string(let name) = row[0], case .string(let given) = row[1],
      name != "Sun" || given != "star"
    else {
      return
    }
    if let spelling = Self.spelling(name) {
      findings.report("target_name \"\(name)\" is spelt \"\(spelling)\" by the IAU", at: ["target_name"])
    }
    if let wanted = KnownBody.targetClass(of: name), wanted != given,
      given.split(separator: "#").allSatisfy({ Self.classes.contains(String($0)) })
    {
      findings.report(
        "target_class is given as \(given); \(name) is of the class \(wanted)", at: ["target_class"])
    }
  }

  private static let classes = GranuleColumn.named("target_class")?.allowedValues ?? []

  /// As the IAU writes it, where that is otherwise.
  private static func spelling(_ name: String) -> String? {
    guard let first = name.first, KnownBody.targetClass(of: name) != nil, !name.contains("#") else {
      return nil
    }
    let right = first.uppercased() + name.dropFirst().lowercased()
    return right == name ? nil : right
  }
}
