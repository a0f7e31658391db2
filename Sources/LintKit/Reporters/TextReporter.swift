public import Base
import TFCatJSON

/// For people: one line for each finding, `file:line:column: severity: message [TFC307 ring-not-closed]`,
/// with the line of the file and a caret below.
public struct TextReporter: Reporter {
  /// `text`.
  public static let format = "text"

  /// Yes: 20 findings of a rule are enough.
  public static let isForPeople = true

  private let style: Style

  /// A reporter of that style.
  public init(_ style: ReportStyle) { self.style = Style(isOn: style.usesColor) }

  /// No text.
  public mutating func begin() -> String { "" }

  /// The findings of a file, each with the line that it is about.
  ///
  /// - Parameters:
  ///   - report: what was found.
  ///   - file: the bytes that the lines are read from; `nil` for none.
  public mutating func report(_ report: FileReport, file: MappedFile?) -> String {
    var text = ""
    let path = TerminalEscaping.printable(report.path)
    for diagnostic in report.diagnostics {
      let place = "\(path):\(diagnostic.start.line):\(diagnostic.start.column)"
      text +=
        style.bold("\(place): ") + style.colored("\(diagnostic.severity.rawValue): ", by: diagnostic.severity)
      text += style.bold(TerminalEscaping.printable(diagnostic.message)) + " [\(diagnostic.rule)]\n"
      if let file, let excerpt = Excerpt(file, diagnostic.range) {
        let number = String(diagnostic.start.line)
        let margin = String(repeating: " ", count: number.count)
        text += " \(number) | \(excerpt.line)\n"
        text += " \(margin) | \(excerpt.padding)\(style.colored(excerpt.marker, by: diagnostic.severity))\n"
      }
      for note in diagnostic.notes { text += "   note: \(TerminalEscaping.printable(note))\n" }
    }
    for (rule, count) in report.omitted.sorted(by: { $0.key < $1.key }) {
      text += "\(path): and \(count) more [\(rule)]\n"
    }
    return text
  }

  /// No text: `tfcat lint` writes `LintSummary.line` to standard error.
  public mutating func end(_ summary: LintSummary) -> String { "" }
}

/// Colours for a terminal.
private struct Style {
  let isOn: Bool

  func bold(_ text: String) -> String { isOn ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func colored(_ text: String, by severity: Severity) -> String {
    guard isOn else { return text }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .info: "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}

/// The part of a line around a place, short enough for a terminal: catalogues often are one line of
/// megabytes.
private struct Excerpt {
  let line: String
  let padding: String
  let marker: String

  private static let before = 48
  private static let width = 96

  init?(_ file: MappedFile, _ range: Range<Int>) {
    let text = file.bytes
    guard range.lowerBound <= text.count, !text.isEmpty else { return nil }
    func isLineEnd(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D }
    func isContinuation(_ offset: Int) -> Bool { text[offset] & 0xC0 == 0x80 }
    var start = min(range.lowerBound, text.count)
    while start > 0, range.lowerBound - start < Self.before, !isLineEnd(text[start - 1]) { start -= 1 }
    while start < range.lowerBound, isContinuation(start) { start += 1 }
    var end = start
    while end < text.count, end - start < Self.width, !isLineEnd(text[end]) { end += 1 }
    while end < text.count, end > start, isContinuation(end) { end -= 1 }
    let startsInLine = start > 0 && !isLineEnd(text[start - 1])
    let endsInLine = end < text.count && !isLineEnd(text[end])
    func shown(_ bytes: Range<Int>) -> String {
      TerminalEscaping.printable(String(decoding: text[bytes], as: UTF8.self), replacement: " ")
    }
    let markStart = min(max(range.lowerBound, start), end)
    let markEnd = min(max(range.upperBound, markStart), end)
    let head = (startsInLine ? "…" : "") + shown(start..<markStart)
    line = head + shown(markStart..<end) + (endsInLine ? "…" : "")
    padding = String(repeating: " ", count: head.unicodeScalars.count)
    let length = max(1, shown(markStart..<markEnd).unicodeScalars.count)
    marker = "^" + String(repeating: "~", count: length - 1)
  }
}
