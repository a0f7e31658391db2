public import ArgumentParser
import Base

/// The `tfcat` command.
public struct TFCatCommand: ParsableCommand {
  /// The version of the program.
  public static let version = "0.1.0"

  /// The subcommands, and the text of `tfcat --help`.
  public static let configuration = CommandConfiguration(
    commandName: "tfcat",
    abstract: "Checks, describes, makes and converts TFCat time-frequency catalogues.",
    discussion: """
      Exit status: 0 when all is well, 1 when something at or above --fail-on was found, 2 when the work could not be \
      done (a file that cannot be read, a wrong option).
      """,
    version: version,
    subcommands: [
      LintCommand.self, InfoCommand.self, ConvertCommand.self, FormatsCommand.self, MapCommand.self,
      FilterCommand.self, MergeCommand.self, SplitCommand.self, SortCommand.self, FmtCommand.self,
      DedupeCommand.self, SetCommand.self, JoinCommand.self,
      PlotCommand.self, ViewCommand.self, MatchCommand.self, DiffCommand.self, CoverCommand.self,
      GranulesCommand.self, PublishCommand.self, PackageCommand.self, SchemaCommand.self,
      ValidateCommand.self, RulesCommand.self, ConfigCommand.self, LspCommand.self,
    ])

  /// The command without arguments.
  public init() {}

  /// Runs the command line of this process and ends it.
  public static func run() -> Never {
    Interruption.install()
    let arguments = System.arguments
    // The parser shows the help of the whole command for a subcommand that it does not know.
    if arguments.first == "help", let fault = CommandLineFault(arguments: arguments).ofSubcommand {
      Console.say(fault)
      Console.end(2)
    }
    do {
      if arguments == ["--version"] {
        try Console.put(version)
        Console.end(0)
      }
      var command = try parseNamed(arguments) ?? parseAsRoot(arguments)
      try command.run()
    } catch {
      finish(with: error, arguments)
    }
    Console.end(0)
  }

  /// Parses a command line by the options of the subcommand that it names alone: the parser looks at those of
  /// all subcommands by reflection otherwise, which takes most of the time of a short run.
  ///
  /// - Returns: nil where there is anything to say about the command line, which the whole command says.
  private static func parseNamed(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let name = arguments.first,
      let subcommand = configuration.subcommands.first(where: { $0.configuration.commandName == name }),
      subcommand.configuration.subcommands.isEmpty
    else { return nil }
    // Help is a command of the parser's own, which would not know the name of the program.
    guard let command = try? subcommand.parseAsRoot(Array(arguments.dropFirst())),
      type(of: command) == subcommand
    else { return nil }
    return command
  }

  /// Help and version go to standard output; what went wrong to standard error, with status 2 also for usage.
  private static func finish(with error: any Error, _ arguments: [String]) -> Never {
    let code = exitCode(for: error)
    if code == .success {
      do {
        try Console.put(fullMessage(for: error))
        Console.end(0)
      } catch {
        Console.say("Error: \(error)")
        Console.end(2)
      }
    }
    if error is ExitCode { Console.end(code.rawValue) }
    // Of the parser's text: its message, a line of help on the argument, and the usage, which only its own
    // errors have.
    let lines = fullMessage(for: error).split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.contains(where: { $0.hasPrefix("Usage: ") }) else {
      Console.say(lines.joined(separator: "\n"))
      Console.end(2)
    }
    let help = lines.first { $0.hasPrefix("Help:") }.map {
      String($0.dropFirst("Help:".count).drop { $0 == " " })
    }
    Console.say(CommandLineFault(arguments: arguments).text(for: message(for: error), help: help))
    Console.end(2)
  }
}
