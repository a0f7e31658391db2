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
      notes: found.dropFirst().prefix(4).map(\.message.asNote))
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
      let better = first.suggestions.first.map { "; write \($0.shown)" } ?? ""
      findings.report(
        "the unit of \(unit.owner) is \(unit.text.shown): \(first.message.asNote)\(better)", at: unit.pointer,
        severity: severity)
    }
  }
}
