import ArgumentParser
import LintKit
import PlanarGeometry
import TFCatLanguageServer

/// `tfcat lsp`
struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serves an editor: findings while typing, what things mean, fixes, words to choose from.",
    discussion: """
      The Language Server Protocol on standard input and output. An editor starts it: see docs/editors.md.
      """)

  @Option(
    help: ArgumentHelp(
      "Only these rules: ids (TFC307), their beginnings (TFC3) or names, separated by commas.",
      valueName: "rules"))
  var select: [String] = []

  @Option(help: ArgumentHelp("All rules but these.", valueName: "rules"))
  var ignore: [String] = []

  /// Clients pass it to servers that could also listen on a port.
  @Flag(help: ArgumentHelp("As always: speak on standard input and output.", visibility: .hidden))
  var stdio = false

  func validate() throws {
    for name in names(select) + names(ignore)
    where !DocumentLinter.rules.contains(where: { $0.isNamed(by: name) }) {
      throw ValidationError(DocumentLinter.refusal(ofRule: name))
    }
  }

  private func names(_ values: [String]) -> [String] {
    values.flatMap { $0.split { $0 == "," || $0 == " " }.map(String.init) }
  }

  func run() throws {
    let server = LanguageServer(
      selection: RuleSelection(selected: names(select), ignored: names(ignore)), jobs: Console.processorCount,
      version: TFCatCommand.version, mendPolygon: GEOS.validPolygons)
    let status = ServerLoop.run(server)
    if status != 0 { throw ExitCode(status) }
  }
}
