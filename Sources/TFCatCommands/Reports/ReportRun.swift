import Base
import LintKit
import TFCatLint

/// Lints files one after the other, and writes all reports that were asked for.
struct ReportRun {
  let options: ReportOptions
  let targets: [ReportTarget]
  /// Those that take part.
  let rules: [RuleDescription]
  /// The least severity that lets the run fail; `nil` where no finding does.
  let failOn: Severity?
  /// Mends files before they are reported; `nil` where they stay.
  var fixer: FileFixer?

  /// Whether standard output is for a mended text, so that a report goes to standard error.
  var passesText = false

  /// What became of the files.
  struct Outcome {
    var summary = LintSummary()
    /// How many files were left out because they are no TFCat.
    var skippedCount = 0
  }

  func report(on files: CatalogueFiles, by linter: some FileLinter) throws -> Outcome {
    var known = try options.known.findings()
    let ids = Set(rules.map(\.id))
    let streams = try targets.map(stream)
    for stream in streams { try stream.begin() }
    var outcome = Outcome()
    for candidate in files.candidates {
      let path = candidate.path
      let name = path == "-" ? options.stdinFilename : path
      var report: FileReport
      var mapped: MappedFile?
      do throws(MappedFile.Failure) {
        guard let (file, outline) = try candidate.open(jobs: options.processorCount) else {
          outcome.skippedCount += 1
          continue
        }
        mapped = file
        report = linter.lint(file, path: name, outline: outline)
        if let fixed = fix(file, path: path, report, by: linter) { (mapped, report) = fixed }
      } catch {
        report = linter.unreadable(path: name, reason: error.reason)
      }
      known?.apply(to: &report, path: path) { ids.contains($0) }
      outcome.summary.add(report)
      for stream in streams { try stream.add(report, file: mapped) }
    }
    outcome.summary.goneCount = known?.goneCount ?? 0
    for stream in streams { try stream.finish(goneCount: outcome.summary.goneCount) }
    try known?.finish()
    return outcome
  }

  /// Mends a file, and says what is left: `nil` where it stays as it is.
  private func fix(
    _ file: MappedFile, path: String, _ report: FileReport, by linter: some FileLinter
  ) -> (MappedFile, FileReport)? {
    guard let fixer else { return nil }
    guard let mended = fixer.mend(file, report), fixer.mayReplace(path) else {
      // Who pipes a text through wants it back in any case.
      if path == "-" { _ = fixer.replace(path, by: file) }
      return nil
    }
    var result = linter.lint(mended.file, path: report.path, outline: nil)
    guard fixer.replace(path, by: mended.file) else { return nil }
    result.fixedCount = mended.count
    return (mended.file, result)
  }

  private func stream(_ target: ReportTarget) throws -> ReportStream {
    let type = options.statistics ? target.format.counted ?? target.format.reporter : target.format.reporter
    let style = ReportStyle(
      toolVersion: TFCatCommand.version,
      usesColor: target.path == "-" ? options.color.isOn : options.color == .always, rules: rules,
      directory: FilePath.current, failOn: failOn)
    return try ReportStream(
      type.init(style), path: target.path, maximumPerRule: options.limit(of: target),
      isBesideOutput: target.path == "-" && passesText)
  }
}
