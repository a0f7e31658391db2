import ArgumentParser
import LintKit

/// The format of a report, by the name of its reporter.
struct ReportFormat: ExpressibleByArgument {
  let reporter: any Reporter.Type

  static let text = ReportFormat(reporter: TextReporter.self)

  init(reporter: any Reporter.Type) { self.reporter = reporter }

  init?(argument: String) {
    guard let reporter = Reporters.named(argument) else { return nil }
    self.reporter = reporter
  }

  static var allValueStrings: [String] { Reporters.all.map { $0.format } }

  static var defaultCompletionKind: CompletionKind { .list(allValueStrings) }

  var defaultValueDescription: String { reporter.format }

  /// What writes the counts of rules in this format: in JSON the numbers stand in the summary, and the list
  /// of findings is empty. `nil` where a format has no place for them.
  var counted: (any Reporter.Type)? {
    if reporter == TextReporter.self { return StatisticsReporter.self }
    return reporter == JSONReporter.self ? JSONReporter.self : nil
  }
}
