import ArgumentParser
import LintKit

/// `--report FORMAT=FILE`: the format of a report, and where it goes.
struct ReportTarget: ExpressibleByArgument {
  var format: ReportFormat
  /// `-` for standard output.
  var path: String

  init(format: ReportFormat, path: String = "-") {
    self.format = format
    self.path = path
  }

  init?(argument: String) {
    let separator = argument.firstIndex(of: "=")
    guard let format = ReportFormat(argument: String(argument[..<(separator ?? argument.endIndex)])) else {
      return nil
    }
    self.format = format
    path = separator.map { String(argument[argument.index(after: $0)...]) } ?? "-"
    if path.isEmpty { return nil }
  }
}
