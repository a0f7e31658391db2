import Base
import TFCat

/// The terminal: standard error for people, standard output for what was asked for.
enum Console {
  /// Writes a line to standard error; what it says of files does not steer the terminal. When even that fails
  /// there is no one left to tell.
  static func say(_ line: String) {
    System.writeToStandardError(TerminalEscaping.printableLines(line) + "\n")
  }

  /// Ends the process.
  static func end(_ status: Int32) -> Never { System.end(status) }

  static var outputIsTerminal: Bool { System.outputIsTerminal }

  /// A value of the environment, if it is set and not empty.
  static func variable(_ name: String) -> String? { System.variable(name) }

  /// Whether something of that name is there.
  static func exists(_ path: String) -> Bool { System.exists(path) }

  static var processorCount: Int { System.processorCount }
}

/// When output is coloured.
enum ColorChoice: String, CaseIterable {
  case auto
  case always
  case never

  var isOn: Bool {
    switch self {
    case .always: true
    case .never: false
    case .auto:
      Console.outputIsTerminal && Console.variable("NO_COLOR") == nil && Console.variable("TERM") != "dumb"
    }
  }
}
