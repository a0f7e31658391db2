import Base
import LintKit
import TFCatJSON
import TFCatTables

/// The table cannot be read to its end, or a row has more or fewer cells than the table has columns.
struct DamagedTable: EPNCoreRule {
  static let description = RuleDescription(
    id: "TFC801", name: "damaged-table", severity: .error,
    basis: "A row that is not read must not pass for one that is sound",
    summary:
      "The table cannot be read to its end, or a row has more or fewer cells than the table has columns.",
    explanation: """
      A separator inside a text without quotes, a line cut short, or a document that ends early. What \
      follows is read wrongly, or not at all.
      """,
    advice: "Write the table again with a program that quotes texts.",
    valid: [.granule()],
    invalid: [.document("\(Example.granuleHeader)\n⟦\(Example.granuleRow),more⟧\n")])

  var checks: [EPNCoreCheck] { [] }

  static func report(_ damage: TableError, in file: MappedFile, _ findings: Emitter) {
    guard let line = damage.line else { return findings.report("\(damage.reason)") }
    findings.report("\(damage.reason)", bytes: range(ofLine: line, in: file.bytes), pointer: [])
  }

  /// - Parameter number: from 1.
  private static func range(ofLine number: Int, in bytes: UnsafeRawBufferPointer) -> Range<Int> {
    var start = 0
    for _ in 1..<max(1, number) {
      guard let end = bytes[start...].firstIndex(of: 0x0A) else { break }
      start = end + 1
    }
    return start..<(bytes[start...].firstIndex(of: 0x0A) ?? bytes.count)
  }
}
