import LintKit
import TFCat
import TFCatJSON

/// A text with more faults than anybody reads.
struct TooManyFaults: TextRule {
  static let description = RuleDescription(
    id: "TFC034", name: "too-many-faults", severity: .error,
    basis: "Practice: beyond a thousand faults a list of them helps nobody",
    summary: "The text has so many faults that reading stopped.",
    explanation: """
      The rest of the text was not checked. So many faults have one cause, mostly a program that writes \
      all numbers or quotes in a wrong way.
      """,
    advice: "Mend the faults that are told, first of all the one that repeats, and check again.",
    valid: [
      .features(Example.standardFeature)
    ],
    invalid: [
      .bytes(
        Array(#"{"type": "FeatureCollection", "fields": {}, "values": ["#.utf8)
          + (0...1000).flatMap { _ in Array("NaN,".utf8) } + Array("0]}".utf8),
        snippet: "[NaN,NaN,NaN,NaN, ...", alsoBreaks: ["TFC010", "TFC104", "TFC201"])
    ])

  let faults: Set<JSONFault.Kind> = [.tooManyFaults]

  func message(for fault: JSONFault) -> String {
    "there are more than \(JSONLimits.faults) faults; the rest of the text was not looked at"
  }
}
