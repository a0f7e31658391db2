import EPNCore
import LintKit
import TFCat
import TFCatTables

/// A link is no URL.
struct URLSyntax: CellRule {
  static let description = RuleDescription(
    id: "TFC831", name: "url-syntax", severity: .error,
    basis: "EPN-TAP 2.0, access_url and other links: URLs (RFC 3986)",
    summary: "A link is no URL.",
    explanation: """
      The client cannot open it.
      """,
    advice: "Write the whole URL with its scheme, and %20 for a blank.",
    valid: [.granuleFile()],
    invalid: [
      .granuleFile("access_url", "⟦data/bursts.json⟧"),
      .granuleFile("access_url", "⟦https://x.org/a b.json⟧"),
    ])

  func applies(to column: GranuleColumn) -> Bool {
    column.name.hasSuffix("_url") && !column.isFree || column.name == "external_link"
  }

  func check(
    _ value: TableValue, of column: GranuleColumn, in table: CheckedTable, _ findings: Emitter
  ) {
    guard let text = value.text, let fault = Self.fault(text) else { return }
    findings.report("\(column.name) \"\(text)\" \(fault)")
  }

  private static func fault(_ text: String) -> String? {
    let schemes = ["https://", "http://", "ftp://"]
    guard let scheme = schemes.first(where: { text.hasPrefix($0) }) else {
      return "does not begin with https://, http:// or ftp://"
    }
    let rest = text.utf8.dropFirst(scheme.utf8.count)
    guard let first = rest.first, first != UInt8(ascii: "/") else { return "has no host" }
    if rest.contains(where: Self.isForbidden) {
      return "has blanks or other characters that a URL writes with % and two digits"
    }
    return nil
  }

  private static func isForbidden(_ byte: UInt8) -> Bool {
    switch byte {
    case 0...0x20, 0x7F...0xFF: true
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "\""), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "|"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "`"):
      true
    default: false
    }
  }
}
