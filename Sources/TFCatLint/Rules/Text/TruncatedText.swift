import LintKit
import TFCat
import TFCatJSON

/// A text that ends too early.
struct TruncatedText: TextRule {
  static let description = RuleDescription(
    id: "TFC007", name: "truncated-text", severity: .error,
    basis: "RFC 8259, section 2",
    summary: "The text ends before the document does.",
    explanation: """
      The rest of the catalogue is lost: a download or a copy broke off, the disk was full, or the program \
      that wrote the file was stopped. What is there is checked, what is missing is not guessed.
      """,
    advice: "Get or write the whole file again, and compare its size or checksum.",
    valid: [
      .features(Example.standardFeature)
    ],
    invalid: [
      .document(
        """
        {"type": "FeatureCollection", "fields": {}, "crs": \(Example.standardCRS),
         "features": [\(Example.standardFeature), {"type": "Feature"⟦⟧
        """),
      .document(
        """
        {"type": "FeatureCollection", "fields": {}, "crs": \(Example.standardCRS), "features": []⟦⟧
        """),
    ])

  let faults: Set<JSONFault.Kind> = [.truncated]

  func message(for fault: JSONFault) -> String {
    "the text ends before the document does" + (fault.text.isEmpty ? "" : ": \(fault.text)")
  }
}
