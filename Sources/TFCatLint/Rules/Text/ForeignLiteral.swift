import LintKit
import TFCat
import TFCatJSON

/// Literals of other languages.
struct ForeignLiteral: TextRule {
  static let description = RuleDescription(
    id: "TFC011", name: "foreign-literal", severity: .error,
    basis: "RFC 8259, section 3: the literals are true, false and null, in lower case",
    summary: "A literal of another language stands in the text.",
    explanation: """
      True, False and None come from Python's str() or print(), undefined from JavaScript, nil from Lua \
      and others. JSON readers refuse them.
      """,
    advice: "Write true, false or null (in Python: json.dump and not str or print).",
    valid: [
      .fields(
        #"{"seen": {"info": "Seen by eye", "datatype": "bool", "ucd": "meta.code"}}"#,
        properties: #"{"seen": true}"#)
    ],
    invalid: [
      .members(#""properties": {"title": ⟦None⟧}, "#).fixed("null"),
      .members(#""properties": {"title": ⟦True⟧}, "#).fixed("true"),
      .members(#""properties": {"title": ⟦undefined⟧}, "#).fixed("null"),
    ],
    safeFix: "Writes true, false or null.",
    unsafeFix: "Writes null in the place of NA, nothing and missing, which may be texts.")

  let faults: Set<JSONFault.Kind> = [.foreignLiteral]

  func repair(of fault: JSONFault) -> Repair? {
    // A word that may be a text as well is not changed without a look at it.
    let isCertain = !["na", "n/a", "nothing", "missing"].contains(fault.text.lowercased())
    return TextRepairs.suggestion(fault, isCertain ? .safe : .unsafe)
  }

  func message(for fault: JSONFault) -> String {
    "\(fault.text) is no literal of JSON" + fault.correction(or: Self.hint(fault.text))
  }

  private static func hint(_ text: String) -> String {
    switch text.lowercased() {
    case "true", "false", "null": "write \(text.lowercased())"
    case "none", "nil", "undefined", "na", "n/a": "write null"
    case "yes", "on": "write true"
    case "no", "off": "write false"
    default: "write true, false or null"
    }
  }
}
