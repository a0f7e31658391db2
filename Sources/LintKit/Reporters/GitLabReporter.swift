public import Base
import TFCatJSON

/// The report of GitLab's code quality: a JSON array, which a merge request compares with that of its target
/// by fingerprints.
public struct GitLabReporter: Reporter {
  /// `gitlab`.
  public static let format = "gitlab"
  /// No: what is left out would look as if it were mended.
  public static let isForPeople = false

  private let paths: ReportPath
  private var isFirst = true

  /// A reporter of that style.
  public init(_ style: ReportStyle) { paths = ReportPath(directory: style.directory) }

  /// The beginning of the array.
  public mutating func begin() -> String { "[" }

  /// The findings of one file as items of the array.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    let path = paths.relative(report.path)
    var text = ""
    for diagnostic in report.diagnostics {
      let item: JSONValue = [
        "description": .string("\(diagnostic.rule.id): \(diagnostic.message)"),
        "check_name": .string(diagnostic.rule.name),
        "fingerprint": .string(diagnostic.fingerprint.inFile(path).description),
        "severity": .string(Self.severity(diagnostic.severity)),
        "location": [
          "path": .string(path),
          "lines": [
            "begin": .number(JSONNumber(diagnostic.start.line)),
            "end": .number(JSONNumber(diagnostic.end.line)),
          ],
        ],
      ]
      text += "\(isFirst ? "\n" : ",\n")\(item)"
      isFirst = false
    }
    return text
  }

  /// The end of the array.
  public mutating func end(_ summary: LintSummary) -> String { isFirst ? "]\n" : "\n]\n" }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "major"
    case .warning: "minor"
    case .info: "info"
    }
  }
}
