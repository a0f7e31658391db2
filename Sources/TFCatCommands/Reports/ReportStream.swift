import Base
import LintKit

/// A report on its way into its file.
final class ReportStream {
  private var reporter: any Reporter
  private var output: OutputFile?
  /// How often a rule may speak of a file; `nil` for always.
  private let maximumPerRule: Int?
  private let isBesideOutput: Bool
  /// Of what this report shows and leaves out.
  private var summary = LintSummary()

  /// - Parameter isBesideOutput: whether it goes to standard error, as standard output is for something else.
  init(_ reporter: any Reporter, path: String, maximumPerRule: Int?, isBesideOutput: Bool = false) throws {
    self.reporter = reporter
    self.maximumPerRule = maximumPerRule
    self.isBesideOutput = isBesideOutput
    output = isBesideOutput ? nil : try OutputFile(path: path)
  }

  func begin() throws { try write(reporter.begin()) }

  func add(_ report: FileReport, file: MappedFile?) throws {
    let limited = report.limited(to: maximumPerRule)
    summary.add(limited)
    try write(reporter.report(limited, file: report.isText ? file : nil))
  }

  /// Ends the report, and makes its file appear.
  func finish(goneCount: Int) throws {
    summary.goneCount = goneCount
    try write(reporter.end(summary))
    guard let output = output.take() else { return }
    try output.commit()
  }

  private func write(_ text: String) throws {
    if !text.isEmpty { ProgressLine.hide() }
    if isBesideOutput { System.writeToStandardError(text) } else { try output?.write(text.utf8) }
  }
}
