import Base

/// How text looks on a terminal: colours, links, and lines that are no longer than it is wide.
struct TextStyle {
  private let usesColor: Bool
  private let ruleLinks: RuleLinks?
  /// `nil` where lines are not broken.
  private let width: Int?

  init(_ style: ReportStyle) {
    usesColor = style.usesColor
    ruleLinks = style.ruleLinks
    width = style.width.map { max(40, $0) }
  }

  /// How wide the line of a file may be, beside its number.
  var excerptWidth: Int { min(Excerpt.usualWidth, width.map { $0 - 14 } ?? Excerpt.usualWidth) }

  func bold(_ text: String) -> String { usesColor ? "\u{1B}[1m\(text)\u{1B}[0m" : text }

  func colored(_ text: String, by severity: Severity) -> String {
    guard usesColor else { return text }
    let code =
      switch severity {
      case .error: "1;31"
      case .warning: "1;33"
      case .info: "1;36"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }

  /// A line that is broken at blanks where it is longer than the terminal is wide.
  ///
  /// - Parameter indent: how many blanks stand before what follows the first line.
  func wrapped(_ text: String, indent: Int) -> String {
    guard let width, text.count > width else { return text }
    var lines: [String] = []
    var line = ""
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      if !line.isEmpty, line.count + 1 + word.count > width {
        lines.append(line)
        line = String(repeating: " ", count: indent) + word
      } else {
        line += (line.isEmpty && lines.isEmpty ? "" : " ") + word
      }
    }
    return (lines + [line]).joined(separator: "\n")
  }

  /// A finding that was broken into lines, in colours, its rule as a link.
  func painted(
    _ text: String, place: String, severity: String, rule: String, _ diagnostic: Diagnostic
  ) -> String {
    guard usesColor || ruleLinks != nil, text.hasPrefix(place + severity) else { return text + "\n" }
    var message = text.dropFirst(place.count + severity.count)
    var end = ""
    if message.hasSuffix(rule) {
      message.removeLast(rule.count)
      end = link(rule, to: diagnostic.rule)
    }
    // The blank or the line end before the rule is no part of what is bold.
    let blanks = message.reversed().prefix { $0 == " " || $0 == "\n" }.count
    let gap = String(message.suffix(blanks))
    message.removeLast(blanks)
    return bold(place) + colored(severity, by: diagnostic.severity) + bold(String(message)) + gap + end + "\n"
  }

  /// A link by the control sequence OSC 8.
  private func link(_ text: String, to rule: RuleDescription) -> String {
    guard let ruleLinks else { return text }
    return "\u{1B}]8;;\(ruleLinks.address(of: rule))\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }
}
