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
      GranulesCommand.self, PublishCommand.self, PackageCommand.self, SchemaCommand.self,
      ValidateCommand.self, RulesCommand.self,
    ])

  /// The command without arguments.
  public init() {}

  /// Runs the command line of this process and ends it.
  public static func run() -> Never {
    Interruption.install()
    do {
      var command = try parseAsRoot(System.arguments)
      try command.run()
    } catch {
      finish(with: error)
    }
    Console.end(0)
  }

  /// Help and version go to standard output; what went wrong to standard error, with status 2 also for usage.
  private static func finish(with error: any Error) -> Never {
    let code = exitCode(for: error)
    if code == .success {
      print(fullMessage(for: error))
      Console.end(0)
    }
    let message = fullMessage(for: error)
    if !message.isEmpty { Console.say(message) }
    Console.end(error is ExitCode ? code.rawValue : 2)
  }
}
