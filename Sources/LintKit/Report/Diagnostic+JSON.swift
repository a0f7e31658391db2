import Base
import TFCatJSON

extension Diagnostic {
  /// The finding as `schemas/lint-report-1.schema.json` describes it.
  func json(path: String) -> JSONValue {
    var object: JSONObject = [
      "rule": .string(rule.id), "name": .string(rule.name), "severity": .string(severity.rawValue),
      "message": .string(message), "file": .string(TerminalEscaping.path(path)),
      "pointer": .string(pointer.description),
      "line": .number(JSONNumber(start.line)), "column": .number(JSONNumber(start.column)),
      "endLine": .number(JSONNumber(end.line)), "endColumn": .number(JSONNumber(end.column)),
      "help": .string(rule.advice), "fingerprint": .string(fingerprint.description),
    ]
    if !notes.isEmpty { object["notes"] = .array(notes.map(JSONValue.string)) }
    if let fix { object["fix"] = fix.json }
    return .object(object)
  }
}
