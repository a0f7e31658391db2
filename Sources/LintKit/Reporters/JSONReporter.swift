public import Base
import TFCatJSON

/// For programs: one JSON object, described by `schemas/lint-report-1.schema.json`.
public struct JSONReporter: Reporter {
  /// `json`.
  public static let format = "json"
  /// No: all findings are wanted.
  public static let isForPeople = false

  private let toolVersion: String
  private var files: [JSONValue] = []
  private var isFirst = true

  /// A reporter of that style.
  public init(_ style: ReportStyle) { toolVersion = style.toolVersion }

  /// The beginning of the object.
  public mutating func begin() -> String {
    let tool: JSONValue = ["name": "tfcat", "version": .string(toolVersion)]
    return "{\n\"version\": 1,\n\"tool\": \(tool),\n\"diagnostics\": ["
  }

  /// The findings of one file, as items of `diagnostics`; the file itself is listed at the end.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    files.append([
      "path": .string(TerminalEscaping.path(report.path)), "type": report.type.map(JSONValue.string) ?? .null,
      "features": .number(JSONNumber(report.itemCount)), "bytes": .number(JSONNumber(report.byteCount)),
      "omitted": .object(
        JSONObject(report.omitted.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })),
    ])
    var text = ""
    for diagnostic in report.diagnostics {
      text += isFirst ? "\n" : ",\n"
      isFirst = false
      text += diagnostic.json(path: report.path).description
    }
    return text
  }

  /// The list of files, the summary, and the end of the object.
  public mutating func end(_ summary: LintSummary) -> String {
    var total: JSONObject = [
      "files": .number(JSONNumber(summary.fileCount)), "features": .number(JSONNumber(summary.featureCount)),
      "errors": .number(JSONNumber(summary.severities[.error] ?? 0)),
      "warnings": .number(JSONNumber(summary.severities[.warning] ?? 0)),
      "infos": .number(JSONNumber(summary.severities[.info] ?? 0)),
      "omitted": .number(JSONNumber(summary.omittedCount)),
      "unreadable": .number(JSONNumber(summary.unreadableCount)),
      "rules": .object(
        JSONObject(summary.counts.sorted { $0.key < $1.key }.map { ($0.key, .number(JSONNumber($0.value))) })),
    ]
    total["fixable"] = .number(JSONNumber(summary.fixableCount))
    total["fixableUnsafely"] = .number(JSONNumber(summary.unsafelyFixableCount))
    if summary.fixedCount > 0 { total["fixed"] = .number(JSONNumber(summary.fixedCount)) }
    if summary.knownCount > 0 { total["known"] = .number(JSONNumber(summary.knownCount)) }
    if summary.goneCount > 0 { total["gone"] = .number(JSONNumber(summary.goneCount)) }
    let list = files.isEmpty ? "[]" : "[\n\(files.map(\.description).joined(separator: ",\n"))\n]"
    return "\(isFirst ? "" : "\n")],\n\"files\": \(list),\n\"summary\": \(JSONValue.object(total))\n}\n"
  }
}
