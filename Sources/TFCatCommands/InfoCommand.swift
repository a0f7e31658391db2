import ArgumentParser

/// `tfcat info`
struct InfoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "info", abstract: "Describes a catalogue.")
}
