import LintKit
import TFCat
import TFCatJSON
import VOVocabulary

/// A UCD follows the grammar of UCD1+.
struct UCDSyntax: StructureRule {
  static let description = RuleDescription(
    id: "TFC501", name: "ucd-syntax", severity: .error,
    basis:
      "IVOA UCD 1.1, section 2.2: words of letters, digits, - and _ joined by dots, separated by semicolons",
    summary: "A UCD does not follow the grammar.",
    explanation: """
      UCDs are compared word by word. A blank, a comma or an empty word makes a text that no program recognizes.
      """,
    advice: "Write words such as phot.flux.density, separated by semicolons without blanks.",
    valid: [
      .field(#""info": "Flux", "datatype": "float", "ucd": "phot.flux.density;em.radio", "unit": "Jy""#)
    ],
    invalid: [
      .field(#""info": "Count", "datatype": "int", "ucd": ⟦"meta..number;;"⟧"#).fixed(#""meta.number""#),
      .field(#""info": "Count", "datatype": "int", "ucd": ⟦"meta.number, meta.main"⟧"#)
        .fixed(#""meta.number;meta.main""#),
      .field(#""info": "Count", "datatype": "int", "ucd": ⟦"number of bursts"⟧"#),
      .field(#""info": "Count", "datatype": "int", "ucd": ⟦"meta.number;"⟧"#).fixed(#""meta.number""#),
      .field(#""info": "Count", "datatype": "int", "ucd": ⟦""⟧"#),
    ],
    safeFix: "Writes the same words with the separators of the grammar.",
    unsafeFix: "Writes the UCD that is most likely meant.")

  let roles: Set<NodeRole> = [.field]

  /// A UCD without its separators and blanks.
  private static func letters(_ text: String) -> String {
    text.filter { !$0.isWhitespace && !".;,".contains($0) }
  }

  func check(_ node: Node, in context: LintContext, _ findings: Emitter) {
    guard let text = node.object?["ucd"]?.string else { return }
    do {
      _ = try UCD(parsing: text)
    } catch {
      guard let first = error.findings.first else { return }
      let others = error.findings.dropFirst().map(\.message)
      // One place, one report: the breaches of a text are mended together.
      // Guessing at the words of a very long text would take its time.
      let corrected = text.utf8.count <= 256 ? UCD.corrected(text) : nil
      let better = corrected.map { ["write \($0.shown)"] } ?? []
      findings.report(
        "the UCD of \((node.name ?? "").shown) is \(text.shown): \(first.message)", at: ["ucd"],
        notes: Array(others.prefix(4)) + better,
        repair: corrected.map {
          .replaceString(Self.letters($0) == Self.letters(text) ? .safe : .unsafe, by: $0)
        })
    }
  }
}
