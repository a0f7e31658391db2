import ArgumentParser
import LintKit

/// Options about fixes.
struct FixOptions: ParsableArguments {
  @Flag(help: "Mends what can be mended without a guess, in the files themselves, and reports what is left.")
  var fix = false

  @Flag(
    help:
      "Shows as a unified diff what --fix would change, and writes nothing. Status 1 where that is something."
  )
  var diff = false

  @Flag(help: "With --fix or --diff: also fixes that take a decision of the author's. Look at the result.")
  var unsafeFixes = false

  func validate() throws {
    if unsafeFixes, !fix, !diff { throw ValidationError("--unsafe-fixes goes with --fix or --diff.") }
  }

  var isOn: Bool { fix || diff }
  var level: Fix.Safety { unsafeFixes ? .unsafe : .safe }
}
