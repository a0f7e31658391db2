public import Base
import TFCatJSON

/// One JSON object a line for each finding, as in the list `diagnostics` of `JSONReporter`: nothing has to be
/// kept to read it, however many there are.
public struct JSONLinesReporter: Reporter {
  /// `jsonl`.
  public static let format = "jsonl"
  /// No: all findings are wanted.
  public static let isForPeople = false

  /// A reporter of that style.
  public init(_ style: ReportStyle) {}

  /// No text.
  public mutating func begin() -> String { "" }

  /// A line for each finding of a file.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    report.diagnostics.map { "\($0.json(path: report.path))\n" }.joined()
  }

  /// No text.
  public mutating func end(_ summary: LintSummary) -> String { "" }
}
