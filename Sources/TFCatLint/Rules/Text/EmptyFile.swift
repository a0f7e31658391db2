import Base
import LintKit
import TFCat
import TFCatJSON

/// A file without a JSON value in it.
struct EmptyFile: FileRule {
  static let description = RuleDescription(
    id: "TFC002", name: "empty-file", severity: .error,
    basis: "RFC 8259, section 2: a JSON text is a value",
    summary: "The file is empty.",
    explanation: """
      A program that stops before it writes, a full disk or a download that broke off leave an empty file. A catalogue \
      without events is not empty text: it has its CRS, its fields and an empty array of features.
      """,
    advice: "Write the catalogue again, and check why nothing was written.",
    valid: [.features("")],
    invalid: [
      .bytes([], snippet: ""),
      .bytes(Array(" \n\n".utf8), place: 0..<3, snippet: " \n\n"),
      .bytes([0xEF, 0xBB, 0xBF], place: 0..<3, snippet: "EF BB BF"),
    ])

  func check(_ document: UnsafeRawBufferPointer, _ findings: Emitter) -> Bool {
    let hasMark = document.starts(with: [0xEF, 0xBB, 0xBF])
    guard document.dropFirst(hasMark ? 3 : 0).allSatisfy(\.isBlank) else { return false }
    let message =
      switch document.count {
      case 0: "the file is empty (0 bytes)"
      case 3 where hasMark: "the file is empty but for a byte order mark (3 bytes)"
      case let count: "the file holds nothing but blanks and line ends (\(count.of("byte")))"
      }
    findings.report(message, bytes: 0..<document.count, pointer: [])
    return true
  }
}
