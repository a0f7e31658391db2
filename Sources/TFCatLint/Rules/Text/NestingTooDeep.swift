import LintKit
import TFCat
import TFCatJSON

/// Arrays in arrays in arrays, without end.
struct NestingTooDeep: TextRule {
  static let description = RuleDescription(
    id: "TFC033", name: "nesting-too-deep", severity: .error,
    basis: "RFC 8259, section 9: an implementation may limit the depth of nesting",
    summary: "Values are nested too deep.",
    explanation: """
      Readers limit how deep values may be nested, many to some hundreds of levels, and refuse the file or \
      crash beyond. A catalogue needs about ten.
      """,
    advice: "Look for brackets that open again and again without closing.",
    valid: [
      .members(#""depths": [[[[[[[[[[]]]]]]]]]], "#)
    ],
    invalid: [
      .bytes(
        Array("[".utf8) + Array(repeating: UInt8(ascii: "["), count: 3000)
          + Array(repeating: UInt8(ascii: "]"), count: 3001), snippet: "[[[[[[[[ ...", alsoBreaks: ["TFC101"])
    ])

  let faults: Set<JSONFault.Kind> = [.nestingTooDeep]

  func message(for fault: JSONFault) -> String {
    "values are nested deeper than \(JSONLimits.depth) levels"
  }
}
