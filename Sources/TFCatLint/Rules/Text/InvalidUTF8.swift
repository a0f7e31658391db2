import LintKit
import TFCat
import TFCatJSON

/// Bytes that are no UTF-8.
struct InvalidUTF8: TextRule {
  static let description = RuleDescription(
    id: "TFC005", name: "invalid-utf-8", severity: .error,
    basis: "RFC 8259, section 8.1: JSON text that is exchanged MUST be encoded using UTF-8",
    summary: "The text has bytes that are not UTF-8.",
    explanation: """
      Names with accents saved in Latin-1, or dashes and quotation marks in Windows-1252, are the usual cause. \
      Programs refuse the file, or show a replacement character in the place of the letter.
      """,
    advice: "Save the file as UTF-8, or convert it: iconv -f WINDOWS-1252 -t UTF-8 old.json > new.json",
    valid: [
      .members(#""properties": {"facility_name": "Nançay"}, "#)
    ],
    invalid: [
      .bytes(
        Array(#"{"type": "Nan"#.utf8) + [0xE7] + Array(#"ay"}"#.utf8), place: 13..<14,
        snippet: "4E 61 6E E7 61 79", alsoBreaks: ["TFC103"])
    ])

  let faults: Set<JSONFault.Kind> = [.invalidUTF8]

  func message(for fault: JSONFault) -> String {
    let isWhole = fault.text.hasSuffix("is not UTF-8")
    let place = isWhole ? "the text is \(fault.text)" : "\(fault.text) is not UTF-8"
    return place + fault.correction(or: "convert the file from the encoding it was saved in")
  }
}
