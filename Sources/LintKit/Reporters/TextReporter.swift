public import Base
import TFCatJSON

/// For people: the findings of one file after the other, one line for each,
/// `file:line:column: severity: message [TFC307 ring-not-closed]`, with the line of the file and a caret
/// below. How many there are stands below those of each file, and what to do next below all.
public struct TextReporter: Reporter {
  /// `text`.
  public static let format = "text"

  /// Yes: 20 findings of a rule are enough.
  public static let isForPeople = true

  private let style: TextStyle
  private var isFirst = true
  /// The first of the gravest findings.
  private var gravest: Diagnostic?

  /// A reporter of that style.
  public init(_ style: ReportStyle) { self.style = TextStyle(style) }

  /// No text.
  public mutating func begin() -> String { "" }

  /// The findings of a file, each with the line that it is about.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - file: the bytes that the lines are read from; `nil` for none.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    guard !report.diagnostics.isEmpty || !report.omitted.isEmpty else { return "" }
    let path = TerminalEscaping.printable(report.path)
    var text = isFirst ? "" : "\n"
    isFirst = false
    for diagnostic in report.diagnostics {
      if diagnostic.severity > gravest?.severity ?? .info || gravest == nil { gravest = diagnostic }
      let place = "\(path):\(diagnostic.start.line):\(diagnostic.start.column): "
      let severity = "\(diagnostic.severity.rawValue): "
      let rule = "[\(diagnostic.rule)]"
      // Lines are broken as plain text, but not in the place and in the rule, and coloured after that.
      let start = place + severity
      let message = TerminalEscaping.printable(diagnostic.message)
      let lines = style.wrapped(Self.joined(start) + message + " " + Self.joined(rule), indent: 4)
      let between = lines.dropFirst(start.count).dropLast(rule.count)
      text += style.painted(
        start + between + rule, place: place, severity: severity, rule: rule, diagnostic)
      if let file, let excerpt = Excerpt(file, diagnostic.range, width: style.excerptWidth) {
        let number = String(diagnostic.start.line)
        let margin = String(repeating: " ", count: number.count)
        text += " \(number) | \(excerpt.line)\n"
        text += " \(margin) | \(excerpt.padding)\(style.colored(excerpt.marker, by: diagnostic.severity))\n"
      }
      for note in diagnostic.notes {
        text += style.wrapped("   note: \(TerminalEscaping.printable(note))", indent: 9) + "\n"
      }
      if let fix = diagnostic.fix {
        let option = fix.safety == .safe ? "--fix" : "--fix --unsafe-fixes"
        text += style.wrapped("   \(option): \(TerminalEscaping.printable(fix.summary))", indent: 9) + "\n"
      }
    }
    for (rule, count) in report.omitted.sorted(by: { $0.key < $1.key }) {
      text += "\(path): and \(count) more [\(rule)]\n"
    }
    text += style.bold(path) + ": \(report.foundText)\n"
    return text
  }

  /// As many characters without a blank at which a line could be broken.
  private static func joined(_ text: String) -> String { text.replacing(" ", with: "\u{A0}") }

  /// What to do next, last of all what can be fixed; `tfcat lint` writes `LintSummary.line` to standard
  /// error.
  public mutating func end(_ summary: LintSummary) -> String {
    let steps = nextSteps(summary)
    return steps.isEmpty ? "" : "\n" + steps.map { style.wrapped("next: \($0)", indent: 6) + "\n" }.joined()
  }

  private func nextSteps(_ summary: LintSummary) -> [String] {
    guard let gravest else { return [] }
    var steps: [String] = []
    steps.append("tfcat rules \(gravest.rule.id) says why and shows examples, as for each rule")
    if summary.omittedCount > 0 {
      steps.append("--max-per-rule 0 names all, \(summary.omittedCount) more")
    }
    if let line = summary.fixLine { steps.append(line) }
    return steps
  }
}

extension FileReport {
  /// `2 errors, 1 warning`, of all that was found.
  fileprivate var foundText: String { Severity.counted(severities) }
}
