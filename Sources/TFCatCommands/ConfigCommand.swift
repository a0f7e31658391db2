import ArgumentParser
import Base
import LintConfiguration
import LintKit

/// `tfcat config`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config",
    abstract: "Tells about settings, which lint and validate take from the nearest tfcat.yml.",
    discussion: """
        tfcat config show data/bursts.tfcat
      """,
    subcommands: [ConfigShowCommand.self])
}

/// `tfcat config show`
struct ConfigShowCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text
    case json
  }

  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "Says which settings hold for a file, and where each comes from: an option, a line, a profile.",
    discussion: """
      The file need not be there. Options are those of lint: they show what they would change. What is wrong with a \
      tfcat.yml is told with its places, and the exit status is 2.

        tfcat config show data/bursts.tfcat
        tfcat config show --profile journal data/bursts.tfcat
      """)

  @Argument(help: ArgumentHelp("A file or a folder.", valueName: "file"), completion: .file())
  var file: String

  @Option(help: "How the answer is written: text or json.")
  var format = Format.text

  @OptionGroup(title: "Rules")
  var rules: RuleOptions

  @OptionGroup(title: "Settings and searches")
  var configuration: ConfigurationOptions

  func run() throws {
    var options = configuration.settings
    options.override(by: rules.settings)
    let all = DocumentLinter.rules
    let resolver = try SettingsResolver(configuration.mode, options: options, rules: all)
    // What holds in a folder is what holds for the files in it.
    let isFolder = FileKind(at: file) == .directory
    var answer = try resolver.answer(for: isFolder ? Directory(file).path(of: "tfcat") : file)
    if isFolder { answer.file = FilePath.located(file) }
    let listing = SettingsListing(path: file, answer: answer, rules: all, isFolder: isFolder)
    let output = try OutputFile(path: "-")
    try output.write((format == .json ? "\(listing.json)\n" : listing.text).utf8)
    try output.commit()
  }
}
