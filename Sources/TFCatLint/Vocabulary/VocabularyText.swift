import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// What the vocabularies say of the UCD and the units of a node; the grammar's own rules have spoken where a
/// text cannot be read.
enum VocabularyText {
  /// Reports what is found of those kinds in the UCD of a field.
  static func report(_ problems: Set<UCDProblem>, in node: Node, _ findings: Emitter) {
    guard let text = node.object?["ucd"]?.string, text.utf8.count <= 256, (try? UCD(parsing: text)) != nil
    else { return }
    let found = UCD.check(text).filter { problems.contains($0.problem) }
    guard let first = found.first else { return }
    let corrected = UCD.corrected(text).flatMap { $0 == text || first.message.contains($0.shown) ? nil : $0 }
    let better = corrected.map { "; write \($0.shown)" } ?? ""
    findings.report(
      "the UCD of \((node.name ?? "").shown) is \(text.shown): \(first.message.asNote)\(better)", at: ["ucd"],
      notes: found.dropFirst().prefix(4).map(\.message.asNote), repair: repair(text, first.problem))
  }

  /// Reports what is found of those kinds in the units of a field or a CRS.
  static func report(
    _ kinds: Set<UnitFinding.Kind>, in node: Node, severity: Severity? = nil, _ findings: Emitter
  ) {
    for unit in UnitText.all(of: node) {
      let all = VOUnit.check(unit.text)
      guard !all.contains(where: { $0.severity == .error }),
        let first = all.first(where: { kinds.contains($0.kind) })
      else { continue }
      let suggestions = unit.suitable(first.suggestions)
      findings.report(
        "the unit of \(unit.owner) is \(unit.text.shown): \(first.message.asNote)\(unit.advice(suggestions))",
        at: unit.pointer, severity: severity, repair: repair(unit.text, first.kind, suggestions))
    }
  }

  /// Problems of a UCD whose mending leaves no choice: a word of the list has taken the place of another, or
  /// the same words are written otherwise.
  private static let certainProblems: Set<UCDProblem> = [
    .deprecatedWord, .namespace, .letterCase, .repetition,
  ]

  private static func repair(_ text: String, _ problem: UCDProblem) -> Repair? {
    guard let corrected = UCD.corrected(text), corrected != text else { return nil }
    // All that is wrong with the text is mended together.
    let isCertain = UCD.check(text).allSatisfy {
      $0.suggestion == nil || certainProblems.contains($0.problem)
    }
    return .replaceString(isCertain && certainProblems.contains(problem) ? .safe : .unsafe, by: corrected)
  }

  private static func isSameUnit(_ one: String, _ other: String) -> Bool {
    guard let one = try? VOUnit(parsing: one), let other = try? VOUnit(parsing: other) else { return false }
    return one.dimension == other.dimension && one.scale == other.scale
      && one.isLogarithmic == other.isLogarithmic
  }

  private static func repair(
    _ text: String, _ kind: UnitFinding.Kind, _ suggestions: [String]
  ) -> Repair? {
    let plain = suggestions.filter { !$0.hasPrefix("'") }
    // A unit may have been replaced by one that is deprecated too.
    guard let better = plain.first(where: { VOUnit.check($0).isEmpty }) ?? plain.first else { return nil }
    let isCertain =
      switch kind {
      case .deprecated: plain.allSatisfy { isSameUnit($0, text) }
      case .unknownUnit: VOUnit.usualSpelling(of: text) == better
      default: false
      }
    return .replaceString(isCertain ? .safe : .unsafe, by: better)
  }
}
