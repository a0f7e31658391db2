/// The formats of reports that users can ask for.
public enum Reporters {
  /// The reporters, in the order in which users see them; the first is the usual one.
  public static let all: [any Reporter.Type] = [
    TextReporter.self, ConciseReporter.self, JSONReporter.self, JSONLinesReporter.self, SARIFReporter.self,
    GitHubReporter.self, GitLabReporter.self, JUnitReporter.self, MarkdownReporter.self, RDJSONReporter.self,
    HTMLReporter.self,
  ]

  /// The reporter that writes a format.
  public static func named(_ format: String) -> (any Reporter.Type)? { all.first { $0.format == format } }
}
