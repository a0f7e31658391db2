public import Base

/// JUnit's XML, with one test case for each file. A file fails when something was found in it that lets the
/// run fail; lighter findings are its output.
public struct JUnitReporter: Reporter {
  /// `junit`.
  public static let format = "junit"
  /// Yes: people read the text of a failed case.
  public static let isForPeople = true

  private let paths: ReportPath
  private var cases = ""
  private var caseCount = 0
  private var failureCount = 0
  private var errorCount = 0

  /// A reporter of that style.
  public init(_ style: ReportStyle) {
    paths = ReportPath(directory: style.directory)
  }

  /// No text: the numbers of all cases come first.
  public mutating func begin() -> String { "" }

  /// No text yet; the case is kept until the end.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    let path = XMLEscaping.text(TerminalEscaping.printable(paths.relative(report.path)))
    caseCount += 1
    cases += "  <testcase classname=\"tfcat\" name=\"\(path)\""
    var lines = report.diagnostics.flatMap { diagnostic in
      [
        "\(diagnostic.start.line):\(diagnostic.start.column): \(diagnostic.severity.rawValue): "
          + "\(diagnostic.message) [\(diagnostic.rule)]"
      ] + diagnostic.notes.map { "  note: \($0)" }
    }
    lines += report.omitted.sorted { $0.key < $1.key }.map { "and \($0.value) more [\($0.key)]" }
    let text = lines.map { XMLEscaping.text(TerminalEscaping.printable($0)) }.joined(separator: "\n")
    let first = report.diagnostics.max { $0.severity < $1.severity }
    let type = first.map { XMLEscaping.text("\($0.rule.id)") } ?? ""
    let message = XMLEscaping.text(Severity.counted(report.severities))
    if !report.isReadable {
      errorCount += 1
      cases += ">\n    <error message=\"cannot be read\" type=\"\(type)\">\(text)</error>\n  </testcase>\n"
    } else if report.fails {
      failureCount += 1
      cases += ">\n    <failure message=\"\(message)\" type=\"\(type)\">\(text)</failure>\n  </testcase>\n"
    } else if lines.isEmpty {
      cases += "/>\n"
    } else {
      cases += ">\n    <system-out>\(text)</system-out>\n  </testcase>\n"
    }
    return ""
  }

  /// The document.
  public mutating func end(_ summary: LintSummary) -> String {
    let counts = "tests=\"\(caseCount)\" failures=\"\(failureCount)\" errors=\"\(errorCount)\""
    return """
      <?xml version="1.0" encoding="UTF-8"?>
      <testsuites name="tfcat" \(counts)>
      <testsuite name="tfcat" \(counts) skipped="0">
      \(cases)</testsuite>
      </testsuites>

      """
  }
}
