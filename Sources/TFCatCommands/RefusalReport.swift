import Base
import LintKit
import TFCatPackage

/// What a command says when catalogues have errors: the findings on standard output, a summary on standard
/// error.
struct RefusalReport {
  let refusal: CatalogueRefusal
  /// What follows from the errors: `nothing was published`.
  let consequence: String

  init(_ refusal: CatalogueRefusal, consequence: String) {
    self.refusal = refusal
    self.consequence = consequence
  }

  func show() throws {
    var style = ReportStyle(toolVersion: TFCatCommand.version, usesColor: ColorChoice.auto.isOn)
    style.width = Console.outputWidth
    var reporter = TextReporter(style)
    var summary = LintSummary()
    summary.fixCommand = "tfcat lint "
    let output = try OutputFile(path: "-")
    try output.write(reporter.begin().utf8)
    for report in refusal.reports {
      summary.add(report)
      let file = try? MappedFile(path: report.path)
      try output.write(reporter.report(report, file: report.isText ? file : nil).utf8)
    }
    try output.write(reporter.end(summary).utf8)
    try output.commit()
    Console.say("\(summary.line); \(consequence)")
  }
}
