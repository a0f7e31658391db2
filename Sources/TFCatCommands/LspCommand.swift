import ArgumentParser
import Base
import TFCatLanguageServer

/// `tfcat lsp`
struct LspCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp",
    abstract: "Serves an editor: findings while typing, what things mean, fixes, words to choose from.",
    discussion: """
      The Language Server Protocol on standard input and output. An editor starts it: see docs/editors.md. Settings come \
      from the nearest tfcat.yml of each file, also when it changes; `tfcat config show` says which hold.
      """)

  @OptionGroup(title: "Rules")
  var rules: RuleChoice

  @OptionGroup(title: "Settings")
  var settings: SettingsFileOptions

  /// Clients pass it to servers that could also listen on a port.
  @Flag(help: ArgumentHelp("As always: speak on standard input and output.", visibility: .hidden))
  var stdio = false

  func run() throws {
    if let file = settings.config, FileKind(at: file) == nil {
      throw CommandError("\(file): there is no such file")
    }
    let server = LanguageServer(
      settings: EditorSettings(
        mode: settings.mode, options: rules.settings, jobs: Console.processorCount),
      version: TFCatCommand.version)
    let status = ServerLoop.run(server)
    if status != 0 { throw ExitCode(status) }
  }
}
