public import Base
import TFCatJSON

/// The Reviewdog Diagnostic Format: one JSON object, of which reviewdog makes comments of a review.
public struct RDJSONReporter: Reporter {
  /// `rdjson`.
  public static let format = "rdjson"
  /// No: reviewdog chooses what a change is about.
  public static let isForPeople = false

  private let paths: ReportPath
  private var isFirst = true

  /// A reporter of that style.
  public init(_ style: ReportStyle) { paths = ReportPath(directory: style.directory) }

  /// The beginning of the object.
  public mutating func begin() -> String { "{\n\"source\": {\"name\": \"tfcat\"},\n\"diagnostics\": [" }

  /// The findings of one file, as items of `diagnostics`. Columns count bytes of UTF-8.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    let path = paths.relative(report.path)
    var text = ""
    var columns = file.map { ByteColumns($0.bytes) }
    for diagnostic in report.diagnostics {
      var location: JSONObject = ["path": .string(path)]
      if let file, let start = columns?.column(of: diagnostic.range.lowerBound) {
        // The end may lie behind the start of the next finding.
        var ends = columns ?? ByteColumns(file.bytes)
        let end = ends.column(of: diagnostic.range.upperBound)
        location["range"] = [
          "start": Self.position(diagnostic.start.line, start),
          "end": Self.position(diagnostic.end.line, end),
        ]
      }
      let message = ([diagnostic.message] + diagnostic.notes).joined(separator: "\n")
      var item: JSONObject = [
        "message": .string(message), "location": .object(location),
        "severity": .string(Self.severity(diagnostic.severity)),
        "code": [
          "value": .string("\(diagnostic.rule)"), "url": .string(diagnostic.rule.standardAddress),
        ],
      ]
      if let file, let fix = diagnostic.fix, fix.safety == .safe {
        item["suggestions"] = fix.suggestions(in: file.bytes)
      }
      text += "\(isFirst ? "\n" : ",\n")\(JSONValue.object(item))"
      isFirst = false
    }
    return text
  }

  /// The end of the object.
  public mutating func end(_ summary: LintSummary) -> String { isFirst ? "]\n}\n" : "\n]\n}\n" }

  private static func position(_ line: Int, _ column: Int) -> JSONValue {
    ["line": .number(JSONNumber(line)), "column": .number(JSONNumber(column))]
  }

  private static func severity(_ severity: Severity) -> String {
    switch severity {
    case .error: "ERROR"
    case .warning: "WARNING"
    case .info: "INFO"
    }
  }
}
