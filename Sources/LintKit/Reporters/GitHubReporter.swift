public import Base

/// Workflow commands of GitHub Actions, which become annotations beside the lines of a file:
/// `::error file=a.json,line=1,title=TFC307 ring-not-closed::message`.
public struct GitHubReporter: Reporter {
  /// `github`.
  public static let format = "github"
  /// Yes: a run shows few annotations, and the first of each rule are the ones to see.
  public static let isForPeople = true

  private let paths: ReportPath

  /// A reporter of that style.
  public init(_ style: ReportStyle) { paths = ReportPath(directory: style.directory) }

  /// No text.
  public mutating func begin() -> String { "" }

  /// A command for each finding, and one that counts what is left out.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    let path = paths.relative(report.path)
    var text = ""
    for diagnostic in report.diagnostics {
      var properties = ["file=\(Self.property(path))"]
      if report.isText, report.isReadable {
        let (start, end) = (diagnostic.start, diagnostic.end)
        properties += ["line=\(start.line)", "endLine=\(end.line)"]
        // Columns are taken only inside of one line.
        if start.line == end.line { properties += ["col=\(start.column)", "endColumn=\(end.column)"] }
      }
      properties.append("title=\(Self.property("\(diagnostic.rule)"))")
      let message = ([diagnostic.message] + diagnostic.notes.map { "note: \($0)" }).joined(separator: "\n")
      text += "::\(Self.command(diagnostic.severity)) \(properties.joined(separator: ","))::"
      text += "\(Self.data(message))\n"
    }
    for (rule, count) in report.omitted.sorted(by: { $0.key < $1.key }) {
      text += "::notice file=\(Self.property(path)),title=\(rule)::and \(count) more of \(rule)\n"
    }
    return text
  }

  /// No text.
  public mutating func end(_ summary: LintSummary) -> String { "" }

  private static func command(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "notice"
    }
  }

  /// What stands behind the second pair of colons. Line ends are a part of it; nothing else may steer the
  /// log.
  private static func data(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { escaped(TerminalEscaping.printable(String($0)), [:]) }.joined(separator: "%0A")
  }

  /// A value between commas.
  private static func property(_ text: String) -> String {
    escaped(TerminalEscaping.printable(text), [":": "%3A", ",": "%2C"])
  }

  private static func escaped(_ text: String, _ others: [Unicode.Scalar: String]) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == "%" {
        result += "%25"
      } else if let other = others[scalar] {
        result += other
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
