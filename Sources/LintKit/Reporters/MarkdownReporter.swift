public import Base

/// Markdown for the summary of a job or a comment: a table for each file in which something was found.
public struct MarkdownReporter: Reporter {
  /// `markdown`.
  public static let format = "markdown"
  /// Yes: 20 findings of a rule are enough.
  public static let isForPeople = true

  private let paths: ReportPath

  /// A reporter of that style.
  public init(_ style: ReportStyle) { paths = ReportPath(directory: style.directory) }

  /// The heading.
  public mutating func begin() -> String { "## tfcat\n" }

  /// The table of a file; no text where nothing was found.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    guard !report.diagnostics.isEmpty || !report.omitted.isEmpty else { return "" }
    var text = "\n### \(MarkdownEscaping.text(paths.relative(report.path)))\n\n"
    text += "| place | severity | rule | what is wrong | what to do |\n|---|---|---|---|---|\n"
    for diagnostic in report.diagnostics {
      let message = ([diagnostic.message] + diagnostic.notes).map(MarkdownEscaping.text)
        .joined(separator: "<br>")
      let cells = [
        "\(diagnostic.start.line):\(diagnostic.start.column)", diagnostic.severity.rawValue,
        MarkdownEscaping.text("\(diagnostic.rule)"), message, MarkdownEscaping.text(diagnostic.rule.advice),
      ]
      text += "| \(cells.joined(separator: " | ")) |\n"
    }
    let omitted = report.omitted.sorted { $0.key < $1.key }.map { "\($0.value) more of \($0.key)" }
    if !omitted.isEmpty { text += "\nAnd \(omitted.joined(separator: ", ")).\n" }
    return text
  }

  /// What was checked and found in all.
  public mutating func end(_ summary: LintSummary) -> String { "\n\(MarkdownEscaping.text(summary.line))\n" }
}
