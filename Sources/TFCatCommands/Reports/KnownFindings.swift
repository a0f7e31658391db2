import Base
import LintKit

/// The baseline of a run: what it knows, what is gone, and what is written.
struct KnownFindings {
  private enum Use {
    case compare
    case prune
    case write
  }

  private let path: String
  private let use: Use
  /// The folder of the baseline, from which files are named.
  private let folder: String
  private var baseline: Baseline
  private(set) var goneCount = 0
  private(set) var knownCount = 0

  /// - Parameter isPruned: whether findings that are gone are taken out of the file.
  init(reading path: String, isPruned: Bool) throws {
    let file = try MappedFile(textAt: path)
    do throws(Baseline.Fault) {
      baseline = try Baseline(text: file.bytes)
    } catch {
      throw CommandError("\(path): \(error); name a file that `--write-baseline` has written")
    }
    use = isPruned ? .prune : .compare
    self.path = path
    folder = Self.folder(of: path)
  }

  /// A baseline that is written anew.
  init(writing path: String) {
    baseline = Baseline()
    use = .write
    self.path = path
    folder = Self.folder(of: path)
  }

  /// Takes the known findings out of a report, in which nothing may have been left out.
  ///
  /// - Parameters:
  ///   - path: of the file as it was named.
  ///   - isAsked: whether a rule, by its id, took part in the run.
  mutating func apply(to report: inout FileReport, path: String, isAsked: (String) -> Bool) {
    guard report.isReadable else { return }
    let name = path == "-" ? report.path : FilePath.way(from: folder, to: FilePath.absolute(path))
    if use == .write { baseline.set(report.diagnostics.map(Baseline.Entry.init), of: name) }
    let comparison = baseline.removeKnown(from: &report, path: name, isAsked: isAsked)
    report.knownCount = comparison.knownCount
    knownCount += comparison.knownCount
    goneCount += comparison.gone.count
    if use == .prune { baseline.remove(comparison.gone, of: name) }
  }

  /// Writes the file where it was asked for.
  func finish() throws {
    guard use == .write || (use == .prune && goneCount > 0) else { return }
    let output = try OutputFile(path: path)
    try output.write(baseline.json.utf8)
    try output.commit()
    Console.say(
      use == .write
        ? "\(path): \(baseline.count) findings are known from now on"
        : "\(path): \(goneCount) findings that are gone were taken out")
  }

  private static func folder(of path: String) -> String {
    FilePath.parent(of: FilePath.absolute(path)) ?? "/"
  }
}
