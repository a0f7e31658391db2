import ArgumentParser
import Base

/// What is said of a command line that is not understood: what is wrong with it, what was probably meant, and
/// where the help is. The usage, a line of all options, is left to `--help`.
///
/// The argument parser finds the fault; its message is reworded here, for all subcommands alike.
struct CommandLineFault {
  /// The subcommand that the line means, and how it is called.
  private let command: any ParsableCommand.Type
  private let name: String
  /// What follows the names of the subcommands.
  private let rest: ArraySlice<String>

  /// - Parameter arguments: the command line without the name of the program.
  init(arguments: [String]) {
    var command: any ParsableCommand.Type = TFCatCommand.self
    var names = [command.calledName]
    var rest = arguments[...]
    if rest.first == "help" { rest.removeFirst() }
    while let word = rest.first,
      let next = command.configuration.subcommands.first(where: {
        $0.calledName == word || $0.configuration.aliases.contains(word)
      })
    {
      command = next
      names.append(next.calledName)
      rest.removeFirst()
    }
    self.command = command
    name = names.joined(separator: " ")
    self.rest = rest
  }

  /// What is said where a word should be a subcommand and is none; `nil` otherwise.
  var ofSubcommand: String? {
    let known = command.configuration.subcommands.map { $0.calledName }
    guard !known.isEmpty, let word = rest.first, !word.hasPrefix("-") else { return nil }
    var hint = NearestWord.hint(for: word, among: known)
    // A file without a subcommand is checked by most other tools of the kind.
    if hint.isEmpty, command == TFCatCommand.self, Console.exists(word) {
      hint = "; `tfcat lint \(word)` checks a file"
    }
    return text("There is no subcommand \"\(word)\"\(hint) (\(known.joined(separator: ", ")))")
  }

  /// What is said of an error of the argument parser.
  ///
  /// - Parameters:
  ///   - message: the parser's words for it.
  ///   - help: what the parser knows of the argument or option: `<file>  Files, or - for standard input`.
  func text(for message: String, help: String?) -> String {
    if let text = ofSubcommand { return text }
    if let option = Self.quoted(after: "Unknown option ", in: message) {
      return text("There is no option \(option)\(NearestWord.hint(for: option, among: options))")
    }
    if let value = Self.quoted(after: "The value ", in: message),
      let option = Self.quoted(after: " is invalid for ", in: message)
    {
      let written = option.prefix { $0 != " " }
      if let list = message.firstRange(of: "Please provide one of ")?.upperBound {
        let known = Self.values(in: message[list...])
        let hint = NearestWord.hint(for: value, among: known)
        return text("\"\(value)\" is no value of \(written)\(hint) (\(known.joined(separator: ", ")))")
      }
      return text("\"\(value)\" is no value of \(written)" + Self.behind(help))
    }
    if let argument = Self.quoted(after: "Missing expected argument ", in: message) {
      return text("\(argument) is missing" + Self.behind(help))
    }
    if let option = Self.quoted(after: "Missing value for ", in: message) {
      return text(dashedValue(of: option) ?? "\(option) has no value" + Self.behind(help))
    }
    return text(message)
  }

  /// What is said of a value that the parser takes for an option: `--min -5`.
  private func dashedValue(of option: String) -> String? {
    let name = option.prefix { $0 != " " }
    guard let place = rest.firstIndex(of: String(name)), let value = rest[place...].dropFirst().first,
      value.hasPrefix("-"), value.dropFirst().first?.isNumber == true
    else { return nil }
    return "\(value) begins with a dash, as options do; as a value it is written \(name)=\(value)"
  }

  private func text(_ message: String) -> String {
    "Error: \(message)\nSee `\(name) --help`."
  }

  /// The options of the subcommand, with their dashes.
  private var options: [String] {
    // The help lists them at the beginning of lines; wide enough that no line is broken.
    let help = TFCatCommand.helpMessage(for: command, includeHidden: true, columns: 10_000)
    return help.split(separator: "\n").filter { $0.hasPrefix("  -") }.flatMap { line in
      line.split { $0 == " " || $0 == "," || $0 == "/" }.prefix { $0.hasPrefix("-") || $0.hasPrefix("<") }
        .filter { $0.hasPrefix("--") }.map(String.init)
    }
  }

  // MARK: The parser's words

  /// What stands in single quotes behind some words.
  private static func quoted(after words: String, in message: String) -> String? {
    guard let start = message.firstRange(of: "\(words)'")?.upperBound else { return nil }
    // A value may have quotes of its own; what follows the value's tells where it ends.
    let rest = message[start...]
    let end = rest.firstRange(of: "' is invalid for ")?.lowerBound ?? rest.firstIndex(of: "'")
    return end.map { String(rest[..<$0]) }
  }

  /// The values of an option: in quotes, and a line each where there are more than five.
  private static func values(in list: Substring) -> [String] {
    let lines = list.split(separator: "\n").filter { $0.hasPrefix("  - ") }
    guard lines.isEmpty else { return lines.map { String($0.dropFirst(4)) } }
    return list.split(separator: "'", omittingEmptySubsequences: false).enumerated()
      .filter { $0.offset % 2 == 1 }.map { String($0.element) }
  }

  /// The help of an argument without its name.
  private static func behind(_ help: String?) -> String {
    guard let help, let blanks = help.firstRange(of: "  ") else { return "" }
    let text = help[blanks.upperBound...].drop { $0 == " " }
    return text.isEmpty ? "" : ": \(text)"
  }
}

extension ParsableCommand {
  /// How a command line names the command.
  fileprivate static var calledName: String { configuration.commandName ?? "" }
}
