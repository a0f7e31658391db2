import LintKit
import TFCat
import TFCatJSON

/// A byte order mark before the text.
struct ByteOrderMark: TextRule {
  static let description = RuleDescription(
    id: "TFC006", name: "byte-order-mark", severity: .warning,
    basis: "RFC 8259, section 8.1: implementations MUST NOT add a byte order mark",
    summary: "The file starts with a byte order mark.",
    explanation: """
      Some editors on Windows write three invisible bytes, EF BB BF, before UTF-8 text. Many programs skip \
      them, others stop at the first byte, among them json.load of Python.
      """,
    advice: """
      Save the file as UTF-8 without BOM, or remove the mark: sed -i '1s/^\\xEF\\xBB\\xBF//' file.json
      """,
    valid: [
      .features(Example.standardFeature)
    ],
    invalid: [
      .bytes(
        [0xEF, 0xBB, 0xBF]
          + Array(
            #"{"type": "FeatureCollection", "fields": {}, "crs": \#(Example.standardCRS), "features": []}"#
              .utf8),
        place: 0..<3, snippet: "EF BB BF 7B 22 74 79 70 65 ..."
      ).fixed("")
    ],
    safeFix: "Removes the three bytes.")

  let faults: Set<JSONFault.Kind> = [.byteOrderMark]

  func repair(of fault: JSONFault) -> Repair? {
    .replace(by: "", "remove the byte order mark")
  }

  func message(for fault: JSONFault) -> String {
    "a byte order mark (EF BB BF) stands before the text; remove it"
  }
}
