import LintKit

/// A file that cannot be opened or read. The engine reports it: there are no bytes to look at.
struct UnreadableFile: TFCatRule {
  var checks: [TFCatCheck] { [] }

  static let description = RuleDescription(
    id: "TFC001", name: "unreadable-file", severity: .error,
    basis: "A file that was not looked at must not pass for one that is sound",
    summary: "The file cannot be read.",
    explanation: """
      The name is misspelt, the file is a directory, or the rights to read it are missing. Nothing is known about its \
      contents, so that it counts as faulty.
      """,
    advice: "Check the name and the rights of the file.",
    valid: [.features(Example.standardFeature)],
    invalid: [])

  /// The rule's words for a file that could not be opened, with the system's reason.
  static func message(path: String, reason: String) -> String {
    path == "-" ? "standard input cannot be read: \(reason)" : "\"\(path)\" cannot be read: \(reason)"
  }
}
