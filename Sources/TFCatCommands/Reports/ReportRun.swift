import Base
import LintKit
import TFCatLint

/// Lints files one after the other, and writes all reports that were asked for.
struct ReportRun {
  let options: ReportOptions
  let targets: [ReportTarget]
  let plan: LintPlan
  /// Whether standard output is for a mended text, so that a report goes to standard error.
  var passesText = false

  /// What became of the files.
  struct Outcome {
    var summary = LintSummary()
    /// How many files were left out because they are no TFCat.
    var skippedCount = 0
    /// Whether something was found that lets the run fail.
    var fails = false
  }

  func report(on files: CatalogueFiles) throws -> Outcome {
    var known = try options.known.findings()
    // What is wrong with settings is told before anything is linted.
    let ways = try files.candidates.map { try plan.way(for: $0.path) }
    let streams = try targets.map { try stream($0, ways) }
    if !options.quiet { ProgressLine.start() }
    for stream in streams { try stream.begin() }
    var outcome = Outcome()
    for (candidate, way) in zip(files.candidates, ways) {
      let path = candidate.path
      let name = path == "-" ? options.stdinFilename : path
      var report: FileReport
      var mapped: MappedFile?
      do throws(MappedFile.Failure) {
        guard let (file, layout) = try candidate.open(jobs: options.jobs.count) else {
          outcome.skippedCount += 1
          continue
        }
        mapped = file
        report = way.linter.lint(file, path: name, layout: layout)
        if let fixed = fix(file, path: path, report, by: way) { (mapped, report) = fixed }
      } catch {
        report = way.linter.unreadable(path: name, reason: error.reason)
      }
      let ids = Set(way.rules.map(\.id))
      known?.apply(to: &report, path: path) { ids.contains($0) }
      report.failOn = way.failOn
      outcome.fails = outcome.fails || report.fails
      outcome.summary.add(report)
      for stream in streams { try stream.add(report, file: mapped) }
    }
    outcome.summary.goneCount = known?.goneCount ?? 0
    for stream in streams { try stream.finish(goneCount: outcome.summary.goneCount) }
    try known?.finish()
    ProgressLine.hide()
    return outcome
  }

  /// Mends a file, and says what is left: `nil` where it stays as it is.
  private func fix(
    _ file: MappedFile, path: String, _ report: FileReport, by way: LintPlan.Way
  ) -> (MappedFile, FileReport)? {
    guard let fixer = way.fixer else { return nil }
    guard let mended = fixer.mend(file, report), fixer.mayReplace(path) else {
      // Who pipes a text through wants it back in any case.
      if path == "-" { _ = fixer.replace(path, by: file) }
      return nil
    }
    var result = way.linter.lint(mended.file, path: report.path, layout: nil)
    guard fixer.replace(path, by: mended.file) else { return nil }
    result.fixedCount = mended.count
    return (mended.file, result)
  }

  private func stream(_ target: ReportTarget, _ ways: [LintPlan.Way]) throws -> ReportStream {
    let type = options.statistics ? target.format.counted ?? target.format.reporter : target.format.reporter
    var ids: Set<String> = []
    for way in ways { ids.formUnion(way.rules.map(\.id)) }
    let isOutput = target.path == "-"
    var style = ReportStyle(
      toolVersion: TFCatCommand.version, usesColor: isOutput ? options.color.isOn : options.color == .always,
      rules: DocumentLinter.rules.filter { ids.contains($0.id) }, directory: FilePath.current)
    if isOutput {
      style.width = Console.outputWidth
      if style.usesColor, Console.knowsLinks {
        style.ruleLinks = InstalledFiles.rulePages.map { .page($0) } ?? .standard
      }
    }
    return try ReportStream(
      type.init(style), path: target.path, maximumPerRule: options.limit(of: target),
      isBesideOutput: isOutput && passesText)
  }
}
