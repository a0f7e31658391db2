public import Base
import TFCatJSON

/// SARIF 2.1.0 (OASIS), which GitHub's code scanning, Azure and editors read.
///
/// Findings are written as they come; the rules that they name stand behind them. Paths are relative to the
/// base `%SRCROOT%`, the folder in which the program ran.
public struct SARIFReporter: Reporter {
  /// `sarif`.
  public static let format = "sarif"
  /// No: what is left out would look as if it were mended.
  public static let isForPeople = false

  private let style: ReportStyle
  private let paths: ReportPath
  private var rules: [RuleDescription] = []
  private var places: [RuleDescription: Int] = [:]
  private var unread: [JSONValue] = []
  private var isFirst = true

  /// A reporter of that style.
  public init(_ style: ReportStyle) {
    self.style = style
    paths = ReportPath(directory: style.directory)
  }

  /// The beginning of the one run.
  public mutating func begin() -> String {
    """
    {
    "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
    "version": "2.1.0",
    "runs": [{
    "columnKind": "unicodeCodePoints",
    "originalUriBaseIds": {"%SRCROOT%": {"description": {"text": "The folder in which tfcat ran."}}},
    "results": [
    """
  }

  /// The findings of one file, as items of `results`.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    let artifact = artifact(report.path)
    if !report.isReadable {
      for diagnostic in report.diagnostics {
        unread.append([
          "level": "error", "message": ["text": .string(Self.message(diagnostic))],
          "locations": [["physicalLocation": ["artifactLocation": artifact]]],
        ])
      }
    }
    var text = ""
    for diagnostic in report.diagnostics {
      let item = result(diagnostic, of: report, artifact)
      text += "\(isFirst ? "\n" : ",\n")\(item)"
      isFirst = false
    }
    return text
  }

  /// The rules, whether all files could be read, and the end of the run.
  public mutating func end(_ summary: LintSummary) -> String {
    var invocation: JSONObject = ["executionSuccessful": .bool(summary.unreadableCount == 0)]
    if !unread.isEmpty { invocation["toolExecutionNotifications"] = .array(unread) }
    let driver: JSONValue = [
      "name": "tfcat", "version": .string(style.toolVersion),
      "semanticVersion": .string(style.toolVersion),
      "informationUri": "https://doi.org/10.3389/fspas.2022.1049677",
      "rules": .array(rules.map(Self.descriptor)),
    ]
    return """
      \(isFirst ? "" : "\n")],
      "invocations": [\(JSONValue.object(invocation))],
      "tool": {"driver": \(driver)}
      }]
      }

      """
  }

  private mutating func index(of rule: RuleDescription) -> Int {
    if let place = places[rule] { return place }
    places[rule] = rules.count
    rules.append(rule)
    return rules.count - 1
  }

  private func artifact(_ path: String) -> JSONValue {
    let uri = paths.uri(path)
    return uri.hasPrefix("file:")
      ? ["uri": .string(uri)] : ["uri": .string(uri), "uriBaseId": "%SRCROOT%"]
  }

  private mutating func result(
    _ diagnostic: Diagnostic, of report: FileReport, _ artifact: JSONValue
  ) -> JSONValue {
    var physical: JSONObject = ["artifactLocation": artifact]
    if report.isText, report.isReadable {
      physical["region"] = [
        "startLine": .number(JSONNumber(diagnostic.start.line)),
        "startColumn": .number(JSONNumber(diagnostic.start.column)),
        "endLine": .number(JSONNumber(diagnostic.end.line)),
        "endColumn": .number(JSONNumber(diagnostic.end.column)),
      ]
    }
    var location: JSONObject = ["physicalLocation": .object(physical)]
    if !diagnostic.pointer.tokens.isEmpty {
      location["logicalLocations"] = [["fullyQualifiedName": .string(diagnostic.pointer.description)]]
    }
    let fingerprint = diagnostic.fingerprint.description
    var result: JSONObject = [
      "ruleId": .string(diagnostic.rule.id),
      "ruleIndex": .number(JSONNumber(index(of: diagnostic.rule))),
      "level": .string(Self.level(diagnostic.severity)),
      "message": ["text": .string(Self.message(diagnostic))],
      "locations": [.object(location)],
      "partialFingerprints": [
        "tfcatFinding/v1": .string(fingerprint),
        // GitHub knows a finding again by this one. It would take a hash of the line, but a catalogue may be
        // one line.
        "primaryLocationLineHash": .string("\(fingerprint):1"),
      ],
    ]
    if let fix = diagnostic.fix { result["fixes"] = [fix.sarif(artifact)] }
    return .object(result)
  }

  private static func descriptor(_ rule: RuleDescription) -> JSONValue {
    [
      "id": .string(rule.id), "name": .string(rule.name),
      "shortDescription": ["text": .string(plain(rule.summary))],
      "fullDescription": ["text": .string(plain(rule.explanation.isEmpty ? rule.summary : rule.explanation))],
      "help": ["text": .string(plain(rule.help))],
      "helpUri": .string(rule.standardAddress),
      "defaultConfiguration": ["level": .string(level(rule.severity))],
      "properties": ["tags": [.string(rule.family.rawValue)]],
    ]
  }

  private static func level(_ severity: Severity) -> String { severity == .info ? "note" : severity.rawValue }

  private static func message(_ diagnostic: Diagnostic) -> String {
    plain(([diagnostic.message] + diagnostic.notes.map { "note: \($0)" }).joined(separator: "\n"))
  }

  /// A text in which nothing is a link (section 3.11.6) or a placeholder (section 3.11.5), whatever a file
  /// says.
  private static func plain(_ text: String) -> String {
    var result = ""
    var previous: Character = " "
    for character in text {
      if previous == "]", character == "(" { result += " " }
      if character == "{" || character == "}" { result.append(character) }
      result.append(character)
      previous = character
    }
    return result
  }
}
