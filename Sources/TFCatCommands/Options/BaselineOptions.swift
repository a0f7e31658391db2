import ArgumentParser
import LintKit

/// Options about findings that are known already.
struct BaselineOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Findings that this file knows are counted and not shown, and let the run not fail.",
      valueName: "file"), completion: .file())
  var baseline: String?

  @Option(
    help: ArgumentHelp("Writes all findings into a file for --baseline.", valueName: "file"),
    completion: .file())
  var writeBaseline: String?

  @Flag(help: "Takes findings that are gone out of the file of --baseline.")
  var pruneBaseline = false

  func validate() throws {
    if baseline != nil, writeBaseline != nil {
      throw ValidationError("--baseline reads a file, and --write-baseline writes one: name one of them.")
    }
    if pruneBaseline, baseline == nil { throw ValidationError("--prune-baseline goes with --baseline.") }
  }

  /// The files that are written.
  var outputs: [String] { writeBaseline.map { [$0] } ?? [] }

  /// - Returns: `nil` where there is no baseline.
  func findings() throws -> KnownFindings? {
    if let writeBaseline { return KnownFindings(writing: writeBaseline) }
    return try baseline.map { try KnownFindings(reading: $0, isPruned: pruneBaseline) }
  }
}
