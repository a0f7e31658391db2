public import Base
import TFCatJSON

/// One page of HTML that needs nothing beside it: no network, no script. It shows the findings of each file
/// with the lines that they are about, and explains the rules below.
public struct HTMLReporter: Reporter {
  /// `html`.
  public static let format = "html"
  /// Yes: 20 findings of a rule are enough.
  public static let isForPeople = true

  private let style: ReportStyle
  private let paths: ReportPath
  private var used: Set<RuleDescription> = []

  /// A reporter of that style.
  public init(_ style: ReportStyle) {
    self.style = style
    paths = ReportPath(directory: style.directory)
  }

  /// The head of the page.
  public mutating func begin() -> String {
    PlainPage.head(
      title: "Report of tfcat", heading: "Report of tfcat",
      style: """
        body { font: 16px/1.5 sans-serif; max-width: 70rem; margin: 2rem auto; padding: 0 1rem; color: #222; }
        h2 { border-bottom: 1px solid #bbb; overflow-wrap: anywhere; }
        ol { list-style: none; padding: 0; }
        li { margin: 1rem 0; padding-left: .8rem; border-left: .3rem solid #888; overflow-wrap: anywhere; }
        li.error { border-color: #b00020; } li.warning { border-color: #b26a00; } li.info { border-color: #0060a0; }
        pre { overflow-x: auto; background: #f4f4f4; padding: .5rem; margin: .4rem 0; }
        mark { background: #ffd9d9; } .place { color: #555; font-family: monospace; }
        @media (prefers-color-scheme: dark) {
          body { background: #1b1b1b; color: #ddd; } pre { background: #262626; } a { color: #8ab4f8; }
          mark { background: #6b2b2b; color: #fff; } .place { color: #aaa; }
        }
        """)
  }

  /// The section of a file.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    var text = "<h2>\(Self.text(paths.relative(report.path)))</h2>\n"
    guard !report.diagnostics.isEmpty || !report.omitted.isEmpty else {
      return text + "<p>Nothing was found.</p>\n"
    }
    text += "<ol>\n"
    for diagnostic in report.diagnostics {
      used.insert(diagnostic.rule)
      let rule = diagnostic.rule
      text += "<li class=\"\(diagnostic.severity.rawValue)\">"
      text += "<span class=\"place\">\(diagnostic.start.line):\(diagnostic.start.column)</span> "
      text += "<strong>\(diagnostic.severity.rawValue)</strong>: \(Self.text(diagnostic.message)) "
      text += "<a href=\"#\(Self.text(rule.id))\">\(Self.text("\(rule)"))</a>"
      if !diagnostic.pointer.tokens.isEmpty {
        text += "<br><span class=\"place\">\(Self.text(diagnostic.pointer.description))</span>"
      }
      if let file, let excerpt = Excerpt(file, diagnostic.range) {
        let marked = excerpt.marked.isEmpty ? "" : "<mark>\(Self.text(excerpt.marked))</mark>"
        text += "\n<pre>\(Self.text(excerpt.before))\(marked)\(Self.text(excerpt.after))</pre>"
      }
      for note in diagnostic.notes { text += "\n<div>note: \(Self.text(note))</div>" }
      text += "</li>\n"
    }
    text += "</ol>\n"
    for (rule, count) in report.omitted.sorted(by: { $0.key < $1.key }) {
      text += "<p>And \(count) more of \(Self.text(rule)).</p>\n"
    }
    return text
  }

  /// The rules that found something, and the end of the page.
  public mutating func end(_ summary: LintSummary) -> String {
    var text = "<p><strong>\(Self.text(summary.line))</strong></p>\n"
    if !used.isEmpty { text += "<h2>The rules</h2>\n" }
    for rule in used.sorted(by: { $0.id < $1.id }) {
      text += "<h3 id=\"\(Self.text(rule.id))\">\(Self.text("\(rule)"))</h3>\n"
      for part in [rule.summary, rule.explanation] where !part.isEmpty {
        text += "<p>\(Self.text(part))</p>\n"
      }
      if !rule.advice.isEmpty { text += "<p><strong>What to do:</strong> \(Self.text(rule.advice))</p>\n" }
      if !rule.basis.isEmpty { text += "<p><strong>Basis:</strong> \(Self.text(rule.basis))</p>\n" }
    }
    return text
      + "<footer><p>Written by tfcat \(Self.text(style.toolVersion)).</p></footer>\n</body>\n</html>\n"
  }

  private static func text(_ text: String) -> String { XMLEscaping.text(TerminalEscaping.printable(text)) }
}
