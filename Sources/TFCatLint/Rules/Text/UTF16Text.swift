import Base
import LintKit
import TFCat
import TFCatJSON

/// JSON in UTF-16 or UTF-32, with a byte order mark or without.
struct UTF16Text: FileRule {
  static let description = RuleDescription(
    id: "TFC004", name: "utf-16", severity: .error,
    basis: "RFC 8259, section 8.1: JSON text that is exchanged MUST be encoded using UTF-8",
    summary: "The file is encoded in UTF-16 or UTF-32 instead of UTF-8.",
    explanation: """
      Editors on Windows and output redirected in PowerShell give such files. Nearly all programs that read JSON expect \
      UTF-8 and refuse them.
      """,
    advice: "Convert the file with iconv, or choose UTF-8 when you save it.",
    valid: [.features(Example.standardFeature)],
    invalid: [
      .bytes([0xFF, 0xFE] + wide("{}", littleEndian: true), place: 0..<2, snippet: "FF FE 7B 00 7D 00"),
      .bytes([0xFE, 0xFF] + wide("{}", littleEndian: false), place: 0..<2, snippet: "FE FF 00 7B 00 7D"),
      .bytes(wide("{}", littleEndian: true), place: 0..<2, snippet: "7B 00 7D 00"),
      .bytes(wide("{}", littleEndian: false), place: 0..<2, snippet: "00 7B 00 7D"),
      .bytes([0, 0, 0xFE, 0xFF, 0, 0, 0, 0x7B, 0, 0, 0, 0x7D], place: 0..<4, snippet: "00 00 FE FF ..."),
      .bytes([0x7B, 0, 0, 0, 0x7D, 0, 0, 0], place: 0..<4, snippet: "7B 00 00 00 7D 00 00 00"),
    ])

  func check(_ document: UnsafeRawBufferPointer, _ findings: Emitter) -> Bool {
    guard let (encoding, hasMark) = WideEncoding.detect(document) else { return false }
    let mark = hasMark ? "with a byte order mark" : "without a byte order mark"
    let command = "iconv -f \(encoding.iconvName(hasMark: hasMark)) -t UTF-8 old.json > new.json"
    findings.report(
      "the file is \(encoding.name) \(mark), JSON is UTF-8; convert it with: \(command)",
      bytes: 0..<encoding.width, pointer: [])
    return true
  }

  private static func wide(_ text: String, littleEndian: Bool) -> [UInt8] {
    text.utf16.flatMap { unit in
      littleEndian ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
  }
}
