import LintKit
import TFCat
import TFCatJSON

/// Integers with more digits than are kept.
struct IntegerPrecision: TextRule {
  static let description = RuleDescription(
    id: "TFC032", name: "integer-precision", severity: .warning,
    basis: "RFC 8259, section 6: integers are interoperable between -(2^53)+1 and (2^53)-1",
    summary: "An integer is so large that many programs change its last digits.",
    explanation: """
      Programs that hold all numbers as doubles, such as browsers, change integers beyond 2^53 = \
      9007199254740992 to their neighbours: two different ids become one.
      """,
    advice: "Write long identifiers as strings; give times a later origin or a larger unit.",
    valid: [
      .fields(
        #"{"count": {"info": "Count", "datatype": "int", "ucd": "meta.number"}}"#,
        properties: #"{"count": 9007199254740991}"#)
    ],
    invalid: [
      .fields(
        #"{"count": {"info": "Count", "datatype": "int", "ucd": "meta.number"}}"#,
        properties: #"{"count": ⟦9007199254740993⟧}"#)
    ], isOncePerFile: true)

  let faults: Set<JSONFault.Kind> = [.integerPrecision]

  func message(for fault: JSONFault) -> String {
    guard let value = Double(fault.text), let rounded = Int64(exactly: value), String(rounded) != fault.text
    else {
      return "\(fault.text) is beyond 2^53; many programs change such integers"
    }
    return "\(fault.text) becomes \(rounded) in programs that read numbers as doubles"
  }
}
