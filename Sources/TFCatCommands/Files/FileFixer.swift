import Base
import LintKit
import TFCatLint

/// Mends files where they lie.
final class FileFixer {
  private let fixer: CatalogueFixer
  /// How many files could not be mended or written.
  private(set) var failureCount = 0

  init(_ linter: CatalogueLinter, level: Fix.Safety) { fixer = CatalogueFixer(linter, level: level) }

  /// The document as it is after all fixes.
  ///
  /// - Parameter report: of the document as it is.
  /// - Returns: `nil` where there is nothing to mend, or where it cannot be: then it is said why.
  func mend(_ file: MappedFile, _ report: FileReport) -> CatalogueFixer.Outcome? {
    guard CatalogueFixer.mayFix(report) else { return nil }
    do throws(CatalogueFixer.Failure) {
      let outcome = try fixer.fix(file)
      return outcome.isChanged ? outcome : nil
    } catch {
      fail("\(report.path): \(error)")
      return nil
    }
  }

  /// Whether a mended document can be put into the place of the original; says why not.
  func mayReplace(_ path: String) -> Bool {
    if path == "-" { return true }
    guard FileKind(at: path) == .regular else {
      fail("\(path): is no regular file and cannot be replaced: nothing was fixed")
      return false
    }
    guard GzipFile.isPacked(at: path) else { return true }
    fail("\(path): is packed by gzip and is not replaced: unpack it, or pass it to `tfcat lint --fix -`")
    return false
  }

  /// Puts a document into the place of the original, or writes it to standard output for `-`.
  ///
  /// - Returns: whether that was possible; else it was said why not.
  func replace(_ path: String, by file: MappedFile) -> Bool {
    do throws(OutputFile.Failure) {
      let output = try OutputFile(path: path)
      try output.write(file)
      try output.commit()
      return true
    } catch {
      fail("\(error.place): \(error.reason): nothing was fixed")
      return false
    }
  }

  private func fail(_ reason: String) {
    failureCount += 1
    Console.say(reason)
  }
}

/// `tfcat lint --diff`: shows what would be changed.
struct DiffRun {
  let plan: LintPlan
  let options: ReportOptions

  /// What was found in all files.
  struct Outcome {
    var fileCount = 0
    var changedCount = 0
    var fixCount = 0
    var unreadableCount = 0
  }

  func run(on files: CatalogueFiles) throws -> Outcome {
    var outcome = Outcome()
    let output = try OutputFile(path: "-")
    for candidate in files.candidates {
      let name = candidate.path == "-" ? options.stdinFilename : candidate.path
      let way = try plan.way(for: candidate.path)
      let opened: (file: MappedFile, report: FileReport)
      do throws(MappedFile.Failure) {
        guard let (file, layout) = try candidate.open(jobs: options.jobs.count) else { continue }
        opened = (file, way.linter.lint(file, path: name, layout: layout))
      } catch {
        outcome.unreadableCount += 1
        Console.say("\(name): \(error.reason)")
        continue
      }
      outcome.fileCount += 1
      guard let mended = way.fixer?.mend(opened.file, opened.report) else { continue }
      outcome.changedCount += 1
      outcome.fixCount += mended.count
      var diff = UnifiedDiff(opened.file, mended.file, path: name, usesColor: options.color.isOn)
      try diff.write { (bytes) throws(OutputFile.Failure) in try output.write(bytes) }
    }
    try output.commit()
    return outcome
  }
}
