public import Base

/// One line for each finding, and nothing else:
/// `file:line:column: severity: message [TFC307 ring-not-closed]`. Editors and `grep` read it.
public struct ConciseReporter: Reporter {
  /// `concise`.
  public static let format = "concise"
  /// No: all findings are wanted.
  public static let isForPeople = false

  /// A reporter of that style.
  public init(_ style: ReportStyle) {}

  /// No text.
  public mutating func begin() -> String { "" }

  /// A line for each finding of a file.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    let path = TerminalEscaping.printable(report.path)
    var text = ""
    for diagnostic in report.diagnostics {
      text += "\(path):\(diagnostic.start.line):\(diagnostic.start.column): \(diagnostic.severity.rawValue): "
      text += "\(TerminalEscaping.printable(diagnostic.message)) [\(diagnostic.rule)]\n"
    }
    for (rule, count) in report.omitted.sorted(by: { $0.key < $1.key }) {
      text += "\(path): and \(count) more [\(rule)]\n"
    }
    return text
  }

  /// No text.
  public mutating func end(_ summary: LintSummary) -> String { "" }
}
